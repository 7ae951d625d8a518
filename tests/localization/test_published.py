"""Published likelihood ratios enter shrunk, and what enters comes out again."""

import tomllib
from importlib.resources import files
from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.likelihood import catalog
from calculators.likelihood.ratios import Ratio
from calculators.localization.clinical import CLINICAL
from calculators.localization.entering import entered_test
from calculators.localization.frequency import Frequency, named
from calculators.localization.hypotheses import DEFAULT_SETTING, MODEL
from calculators.localization.inference import FOUND, conditional
from calculators.localization.published import (
    NO_INTERVAL,
    Published,
    Shrunk,
    load_published,
    rates,
    shrunk,
    standard_error,
)
from calculators.localization.questions import QUESTIONS

PUBLISHED = load_published()
ratios = st.floats(1.05, 30) | st.floats(0.03, 0.95)
widths = st.floats(0.05, 3)


@given(ratios, widths)
def test_a_shrunk_ratio_lies_between_one_and_the_published(value: float, width: float) -> None:
    used = shrunk([Ratio(value, "published", width, width)], [False]).used
    assert min(1, value) < used < max(1, value)


@given(ratios, widths, widths)
def test_a_less_certain_ratio_is_shrunk_more(value: float, width: float, more: float) -> None:
    sure = shrunk([Ratio(value, "published", width, width)], [False]).used
    unsure = shrunk([Ratio(value, "published", width + more, width + more)], [False]).used
    assert abs(log(unsure)) < abs(log(sure))


@given(ratios, widths)
def test_a_recalled_ratio_is_shrunk_more_than_one_that_was_read(value: float, width: float) -> None:
    one = [Ratio(value, "published", width, width)]
    assert abs(log(shrunk(one, [True]).used)) < abs(log(shrunk(one, [False]).used))


@given(ratios, ratios, widths, widths)
def test_pooled_ratios_lie_between_the_studies(
    one: float, other: float, width: float, other_width: float
) -> None:
    pooled = shrunk(
        [Ratio(one, "published", width, width), Ratio(other, "published", other_width, other_width)],
        [False, False],
    ).published
    assert min(one, other) * 0.999 <= pooled <= max(one, other) * 1.001


def test_without_an_interval_a_ratio_counts_as_uncertain_and_an_open_end_does_not_break_it() -> None:
    assert standard_error(Ratio(20, "none")) == NO_INTERVAL
    assert 0 < standard_error(Ratio(5, "published", 1.2, inf)) < 1


@pytest.mark.parametrize(("positive", "negative"), [(3.0, 0.5), (3.0, None), (None, 0.5)])
def test_the_rates_give_back_the_ratios(positive: float | None, negative: float | None) -> None:
    def entering(value: float | None) -> Shrunk | None:
        return Shrunk(value, value) if value else None

    published = Published("made_up", (), (), (), entering(positive), entering(negative))
    with_it, without_it = rates(published, 0.6)
    if positive:
        assert with_it / without_it == pytest.approx(positive)
    if negative:
        assert (1 - with_it) / (1 - without_it) == pytest.approx(negative)
    if not (positive and negative):
        assert with_it == 0.6


def test_rows_without_any_ratio_are_refused() -> None:
    with pytest.raises(ValueError, match="made_up"):
        rates(Published("made_up", (), (), (), None, None), 0.5)


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda one: one.finding)
def test_the_model_shows_the_shrunk_ratio_between_those_who_were_compared(published: Published) -> None:
    """Read back from the model's own chances: what went in as a ratio comes out as one."""
    found = next(state for state in QUESTIONS[published.finding].states if state in FOUND)
    lost = FOUND[found]
    having, lacking = (
        _share(published.finding, found, names) for names in (published.having, published.lacking)
    )
    not_having, not_lacking = (
        _share(published.finding, lost, names) for names in (published.having, published.lacking)
    )
    # Doubtful answers take an equal share of both, so the ratios of clear answers stay.
    if published.positive:
        assert having / lacking == pytest.approx(published.positive.used, rel=0.01)
    if published.negative:
        assert not_having / not_lacking == pytest.approx(published.negative.used, rel=0.01)


def _share(finding: str, state: str, names: tuple[str, ...]) -> float:
    columns = conditional(finding, {})[state]
    prior = MODEL.settings[DEFAULT_SETTING]
    total = found = 0.0
    for hypothesis, column in zip(MODEL.hypotheses, columns, strict=True):
        if hypothesis.diagnosis in names or hypothesis.id in names:
            weight = prior[hypothesis.diagnosis] * hypothesis.weight
            total += weight
            found += weight * column[0]
    return found / total


@pytest.mark.parametrize(
    "published", [one for one in PUBLISHED if one.finding in CLINICAL.findings], ids=lambda one: one.finding
)
def test_a_study_says_nothing_between_those_it_did_not_compare(published: Published) -> None:
    """Who was not studied keeps the judged distance, in log odds, from those who lacked the condition."""
    data = tomllib.loads(files("calculators.localization").joinpath("clinical.toml").read_text("utf-8"))
    row = next(row for row in data["finding"] if row["id"] == published.finding)
    judged = Frequency(
        row["default"], row.get("diagnosis", {}), row.get("site", {}), row.get("hypothesis", {})
    )
    having = named(published.having)
    steps = {
        round(_log_odds(CLINICAL.findings[published.finding].of(one)) - _log_odds(judged.of(one)), 6)
        for one in MODEL.hypotheses
        if one not in having
    }
    assert len(steps) == 1


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))


def test_a_mechanism_no_commoner_with_the_condition_is_refused() -> None:
    family = CLINICAL.families["neural_tension"]
    published = Published(
        "slump", (), ("gluteal_tendinopathy",), ("lumbar_radiculopathy",), Shrunk(2, 2), None
    )
    with pytest.raises(ValueError, match="slump"):
        entered_test(CLINICAL.family_tests["slump"], family.frequency, published)


def test_a_study_of_surgical_candidates_enters_only_where_no_other_row_of_that_test_does() -> None:
    tests = catalog().tests
    for published in PUBLISHED:
        surgical = [row for row in published.rows if "surgical candidates" in tests[row].row.population]
        if surgical:
            of = {tests[row].of for row in surgical}
            others = [one for one in tests.values() if one.of in of and "surgical" not in one.row.population]
            assert not others, published.finding
