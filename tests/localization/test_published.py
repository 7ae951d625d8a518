"""Published likelihood ratios enter shrunk, and what enters comes out again."""

from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.likelihood import catalog
from calculators.likelihood.ratios import Ratio
from calculators.localization.clinical import CLINICAL
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


def test_a_diagnosis_that_was_not_compared_keeps_what_was_judged() -> None:
    cluster = CLINICAL.findings["sacroiliac_cluster"]
    (stenosis,) = [one for one in MODEL.hypotheses if one.id == "lumbar_spinal_stenosis.root_l4"]
    assert cluster.of(stenosis) == 0.15


def test_no_study_of_surgical_candidates_enters_where_others_were_studied() -> None:
    surgical = {row for row, test in catalog().tests.items() if "surgical candidates" in test.row.population}
    for published in PUBLISHED:
        assert set(published.rows) <= surgical or not set(published.rows) & surgical
