"""The catalog: every row of the evidence stands in it once, as a test or left out with a reason."""

import tomllib
from importlib.resources import files

import pytest

from calculators.likelihood import catalog, likelihood
from calculators.likelihood.model import Catalog, catalog_from, evidence
from calculators.likelihood.ratios import Counts, ratios_of

CATALOG = catalog()
ACCURACY = [row for row in evidence().rows.values() if row.topic == "accuracy"]
PAIR = {"positive_likelihood_ratio", "negative_likelihood_ratio"}
RATES = {"sensitivity", "specificity"}


def test_every_accuracy_row_is_a_test_or_left_out_with_a_reason() -> None:
    tested = [test.row.id for test in CATALOG.tests.values()]
    assert sorted([*tested, *CATALOG.left_out]) == sorted(row.id for row in ACCURACY)
    assert all(reason.endswith(".") for reason in CATALOG.left_out.values())


@pytest.mark.parametrize("row", ACCURACY, ids=lambda row: row.id)
def test_a_row_with_both_ratios_or_both_rates_is_a_test(row: object) -> None:
    figures = set(row.figures)  # type: ignore[attr-defined]
    if figures >= PAIR or figures >= RATES:
        assert row.id.lower() in CATALOG.tests  # type: ignore[attr-defined]


@pytest.mark.parametrize("row_id", list(CATALOG.left_out))
def test_nothing_that_has_a_ratio_is_left_out(row_id: str) -> None:
    assert not PAIR & set(evidence().rows[row_id].figures)


def test_a_result_can_be_chosen_exactly_where_it_has_a_ratio() -> None:
    questions = {question.id: question for question in likelihood.questions}
    for test in CATALOG.tests.values():
        assert questions[test.id].states == test.states != ()
        assert questions[test.id].not_given == "not_tested"


@pytest.mark.parametrize(
    ("test_id", "states"),
    [
        ("slr_vdw", ("positive", "negative")),
        ("lss_flex", ("positive",)),
        ("nc_standing", ("negative",)),
        ("gt_sls_lequesne", ("positive",)),
        ("fst_midlumbar", ("positive", "negative")),
    ],
)
def test_a_test_with_one_ratio_takes_that_result_alone(test_id: str, states: tuple[str, ...]) -> None:
    assert CATALOG.tests[test_id].states == states


def test_every_label_is_told_once_within_its_target() -> None:
    for target in CATALOG.targets.values():
        labels = [test.label for test in target.tests]
        assert len(labels) == len(set(labels)), target.id


def test_rows_of_one_test_have_the_same_families() -> None:
    seen: dict[tuple[str, str], tuple[str, ...]] = {}
    for test in CATALOG.tests.values():
        assert seen.setdefault((test.target, test.of), test.families) == test.families


def test_every_family_has_tests() -> None:
    assert {family for test in CATALOG.tests.values() for family in test.families} == set(CATALOG.families)


def test_recalled_rows_are_marked_in_their_label() -> None:
    for test in CATALOG.tests.values():
        assert ("recalled" in test.label) == (test.row.status == "memory")


def changed(**keys: object) -> Catalog:
    """The catalog with keys added to its first test."""
    raw = tomllib.loads(files("calculators.likelihood").joinpath("tests.toml").read_text("utf-8"))
    raw["target"][0]["test"][0] |= keys
    return catalog_from(raw, evidence())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("row", "no_such_row"),
        ("families", ["no_such_family"]),
        ("with_it", "slr_vdw.none"),
        ("total", "slr_vdw.none"),
    ],
)
def test_a_name_that_does_not_exist_is_a_key_error(key: str, value: object) -> None:
    with pytest.raises(KeyError):
        changed(**{key: value})


@pytest.mark.parametrize(
    ("keys", "counts"),
    [
        ({}, Counts(total=274)),
        ({"total": ""}, Counts()),
        ({"total": "katz_seated.sample_size"}, Counts(total=93)),
        ({"total": "katz_seated.sample_size", "counts": False}, Counts()),
    ],
)
def test_the_people_of_a_test_are_its_row_s_sample_unless_another_figure_is_told(
    keys: dict[str, object], counts: Counts
) -> None:
    first = next(iter(changed(row="vr_paresis", **keys).targets.values())).tests[0]
    assert first.ratios == ratios_of(first.row.figures, counts)


def test_the_calculator_names_every_row_that_a_test_takes_a_figure_from() -> None:
    assert set(likelihood.uses) == {*(test.row.id for test in CATALOG.tests.values()), "fst_lr"}
    keys = {"with_it": "schirmer", "without_it": "acta", "total": "tfl"}
    more = changed(**{key: f"{row}.sample_size" for key, row in keys.items()})
    assert set(more.uses) == {*likelihood.uses, *keys.values()}
