"""What holds for the project's own evidence, row by row, and for what refers to it."""

import math
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculators import registry
from calculators.evidence import Row
from tests.contract.results import texts

CALCULATORS = Path(__file__).parents[2] / "calculators"
EVIDENCE = registry.evidence
ROWS = pytest.mark.parametrize("row", EVIDENCE.rows.values(), ids=lambda row: row.id)
QUOTED = re.compile(r"\{\{\s*([A-Za-z0-9_.]+)\s*(?:\|[^}]*)?\}\}")

# Likelihood ratios without sensitivity and specificity in their row: the row that they were computed from.
COMPUTED_ELSEWHERE = {
    ("slr_lr", "positive_likelihood_ratio"): "slr_vdw",
    ("slr_lr_neg", "surgical_negative_likelihood_ratio"): "slr_vdw",
    ("xslr_lr", "positive_likelihood_ratio"): "xslr_vdw",
    ("xslr_lr", "negative_likelihood_ratio"): "xslr_vdw",
}


def likelihood_ratio(row: Row, figure: str) -> float:
    """The ratio as sensitivity and specificity give it; positive or negative by the figure's name."""
    sensitivity, specificity = (row.figures[name].value for name in ("sensitivity", "specificity"))
    if "positive" in figure:
        return sensitivity / (1 - specificity) if specificity < 1 else math.inf
    return (1 - sensitivity) / specificity


def rounds_to(exact: float, told: float) -> bool:
    """Whether told is exact at two decimals, or at three digits where it is large."""
    return abs(told - exact) <= max(0.0051, 0.005 * exact)


def derived_ratios() -> list[tuple[str, str]]:
    return [
        (row.id, figure.name)
        for row in EVIDENCE.rows.values()
        for figure in row.figures.values()
        if figure.derived and figure.name in ("positive_likelihood_ratio", "negative_likelihood_ratio")
    ]


@pytest.mark.parametrize(("row_id", "name"), derived_ratios())
def test_derived_likelihood_ratio_is_what_sensitivity_and_specificity_give(row_id: str, name: str) -> None:
    row = EVIDENCE.rows[row_id]
    basis = EVIDENCE.rows[COMPUTED_ELSEWHERE.get((row_id, name), row_id)]
    assert rounds_to(likelihood_ratio(basis, name), row.figures[name].value)


def test_there_are_derived_likelihood_ratios_to_check() -> None:
    assert len(derived_ratios()) > 100


def test_a_negative_straight_leg_raise_in_surgical_candidates_is_worth_what_its_series_give() -> None:
    told = EVIDENCE.value("slr_lr_neg.surgical_negative_likelihood_ratio")
    assert rounds_to(likelihood_ratio(EVIDENCE.rows["slr_vdw"], "negative"), told)


def test_the_chance_after_a_straight_leg_raise_follows_from_the_chance_before_it() -> None:
    before, ratio = (
        EVIDENCE.value("slr_lr.pre_test_probability"),
        EVIDENCE.value("slr_lr.positive_likelihood_ratio"),
    )
    odds = before / (1 - before) * ratio
    assert rounds_to(odds / (1 + odds), EVIDENCE.value("slr_lr.post_test_probability"))


@pytest.mark.parametrize(
    ("exact", "told", "same"), [(1.2778, 1.28, True), (1.2778, 1.27, False), (45.2, 45, True)]
)
def test_the_rounding_of_these_tests_can_say_no(exact: float, told: float, same: bool) -> None:
    assert rounds_to(exact, told) == same


@ROWS
def test_interval_of_every_proportion_lies_within_0_and_1_and_has_both_ends(row: Row) -> None:
    for figure in row.figures.values():
        assert (figure.low is None) == (figure.high is None)
        if figure.unit == "proportion" and figure.low is not None and figure.high is not None:
            assert 0 <= figure.low <= figure.high <= 1


@ROWS
def test_likelihood_ratios_are_positive_and_lie_on_opposite_sides_of_1(row: Row) -> None:
    """A result that raises suspicion and its opposite cannot both raise it, nor both lower it."""
    both = [row.figures[f"{sign}_likelihood_ratio"].value for sign in ("positive", "negative")
            if f"{sign}_likelihood_ratio" in row.figures]  # fmt: skip
    assert all(ratio > 0 for ratio in both)
    assert len(both) < 2 or (both[0] - 1) * (both[1] - 1) <= 0


@ROWS
def test_row_has_label_topic_and_a_known_source(row: Row) -> None:
    assert row.label.strip()
    assert row.topic.strip()
    assert row.source in EVIDENCE.sources


@ROWS
def test_what_a_row_says_ends_as_a_sentence_and_claims_nothing(row: Row) -> None:
    assert not row.note or row.note.rstrip().endswith((".", "?", '"', ")"))
    told = " ".join((row.label, row.population, row.note, row.recommendation))
    assert not re.search(r"\blow[- ]risk (patient|of)\b|clinically reviewed", told, re.IGNORECASE)


@pytest.mark.parametrize("source", EVIDENCE.sources.values(), ids=lambda source: source.id)
def test_doi_and_pmid_have_the_form_of_one(source: Any) -> None:
    assert not source.doi or re.fullmatch(r"10\.\d{4,9}/\S+", source.doi)
    assert not source.pmid or re.fullmatch(r"\d{5,8}", source.pmid)
    assert source.title.strip()
    assert source.year is None or 1900 <= source.year <= 2026


def test_no_two_sources_are_cited_in_the_same_words() -> None:
    shorts = [source.short for source in EVIDENCE.sources.values()]
    assert [one for one in shorts if shorts.count(one) > 1] == []


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ("nice_ng59", "NICE NG59 2020"),
        ("nice_ng156", "NICE NG156 2020"),
        ("nice_ng158", "NICE NG158 2020"),
        ("vdwindt2010", "van der Windt 2010"),
        ("girft2023", "GIRFT 2023"),
    ],
)
def test_sources_that_pages_cite_most_read_as_readers_know_them(source: str, short: str) -> None:
    assert EVIDENCE.sources[source].short == short


# ---------------------------------------------------------------- what refers to the evidence


def data_files() -> list[Path]:
    """The calculators' own data: neither the evidence nor cases, whose sources are words."""
    return sorted(
        path
        for path in CALCULATORS.rglob("*.toml")
        if path.parent.name != "evidence" and path.name != "cases.toml"
    )


def values_of(keys: set[str], data: Any) -> Iterator[str]:
    """Each text that stands under one of the keys, alone or in a list."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in keys:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from values_of(keys, value)
    elif isinstance(data, list):
        for value in data:
            yield from values_of(keys, value)


def all_referred(*keys: str) -> set[str]:
    return {
        one for path in data_files() for one in values_of(set(keys), tomllib.loads(path.read_text("utf-8")))
    }


def test_every_row_that_a_calculator_names_as_its_basis_exists() -> None:
    named = all_referred("basis", "evidence")
    assert len(named) > 20
    assert named - set(EVIDENCE.rows) == set()


def test_every_figure_that_a_calculator_takes_a_number_from_exists() -> None:
    quoted = {
        one
        for path in data_files()
        for text in texts(tomllib.loads(path.read_text("utf-8")))
        for one in QUOTED.findall(text)
    }
    named = all_referred("figure") | quoted
    assert len(named) > 5
    assert [one for one in sorted(named) if not EVIDENCE.figure(one)] == []


def test_every_source_that_a_calculator_s_data_names_exists() -> None:
    named = all_referred("source", "sources")
    assert len(named) > 10
    assert named - set(EVIDENCE.sources) == set()


def test_every_row_and_source_named_in_a_comment_of_a_calculator_s_data_exists() -> None:
    """A comment names its evidence in parentheses: (ces_prev), (phillips1991), (prev_primary; pp_var)."""
    known = {*EVIDENCE.rows, *EVIDENCE.sources}
    lost = []
    for path in data_files():
        comments = " ".join(
            line.lstrip("# ") for line in path.read_text("utf-8").splitlines() if line.startswith("#")
        )
        for inside in re.findall(r"\(([A-Za-z0-9_;, ]+)\)", comments):
            words = re.split(r"[;,]\s*", inside)
            if all(re.fullmatch(r"[a-z]+_[A-Za-z0-9_]+|[a-z]{4,}\d{4}[a-z]*", word) for word in words):
                lost += [f"{path.name}: {word}" for word in words if word not in known]
    assert lost == []
