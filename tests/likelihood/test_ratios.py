"""Likelihood ratios and their ranges: where each comes from, and what is never made up."""

from math import exp, inf, isclose, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.evidence import Figure
from calculators.likelihood import catalog
from calculators.likelihood.model import evidence
from calculators.likelihood.ratios import METHODS, Counts, Ratio, ratios_of, wilson

Z = 1.959964
TESTS = catalog().tests
RATIOS = [
    (f"{test.id} {state}", test.ratio(state)) for test in TESTS.values() for state in ("positive", "negative")
]
EVERY_RATIO = pytest.mark.parametrize("ratio", [pytest.param(one, id=name) for name, one in RATIOS if one])


def proportion(name: str, value: float, low: float | None = None, high: float | None = None) -> Figure:
    return Figure(name, value, "proportion", low, high)


def rates(sensitivity: float, specificity: float) -> dict[str, Figure]:
    return {
        "sensitivity": proportion("sensitivity", sensitivity),
        "specificity": proportion("specificity", specificity),
    }


def published(value: float, low: float | None = None, high: float | None = None) -> dict[str, Figure]:
    return {"positive_likelihood_ratio": Figure("positive_likelihood_ratio", value, "ratio", low, high)}


@EVERY_RATIO
def test_a_ratio_is_above_zero_and_within_its_range(ratio: Ratio) -> None:
    assert 0 < ratio.value < inf
    if ratio.known:
        assert ratio.low is not None
        assert 0 < ratio.low <= ratio.value <= (ratio.high or inf)


@EVERY_RATIO
def test_a_ratio_says_where_its_range_comes_from_and_has_one_unless_it_says_none(ratio: Ratio) -> None:
    assert ratio.method in METHODS
    assert ratio.known == (ratio.method not in ("none", "bound"))
    # No range that came from the evidence is one point.
    assert not ratio.known or (ratio.below or 0) + (ratio.above or 0) > 0


@pytest.mark.parametrize("test_id", list(TESTS))
def test_the_ratio_that_counts_is_the_figure_of_the_row(test_id: str) -> None:
    figures = TESTS[test_id].row.figures
    for state in TESTS[test_id].states:
        ratio, figure = TESTS[test_id].ratio(state), figures.get(f"{state}_likelihood_ratio")
        assert ratio is not None
        if figure is not None and ratio.method != "bound":
            assert ratio.value == figure.value
            if figure.low is not None and figure.high is not None:
                assert ratio.low is not None and ratio.high is not None
                assert isclose(ratio.low, figure.low)
                assert isclose(ratio.high, figure.high)


@pytest.mark.parametrize("test_id", list(TESTS))
def test_a_ratio_computed_in_the_evidence_follows_from_its_sensitivity_and_specificity(test_id: str) -> None:
    figures = TESTS[test_id].row.figures
    for name, of in (("positive", lambda a, b: a / (1 - b)), ("negative", lambda a, b: (1 - a) / b)):
        figure = figures.get(f"{name}_likelihood_ratio")
        if figure is not None and figure.derived:
            computed = of(figures["sensitivity"].value, figures["specificity"].value)
            assert abs(figure.value - computed) <= 0.05 * computed


def test_ratios_are_computed_where_none_is_in_the_row() -> None:
    ratios = ratios_of(rates(0.8, 0.9), Counts())
    assert ratios.positive and isclose(ratios.positive.value, 8)
    assert ratios.negative and isclose(ratios.negative.value, 0.2 / 0.9)


@pytest.mark.parametrize(
    ("sensitivity", "specificity", "positive", "negative"),
    [(0.5, 1.0, False, True), (1.0, 0.5, True, False), (0.0, 0.5, False, True), (0.5, 0.0, True, False)],
)
def test_a_ratio_of_zero_or_infinity_is_not_used(
    sensitivity: float, specificity: float, positive: bool, negative: bool
) -> None:
    ratios = ratios_of(rates(sensitivity, specificity), Counts(10, 10))
    assert (ratios.positive is not None, ratios.negative is not None) == (positive, negative)


def test_a_lower_bound_stands_for_an_infinite_ratio_and_has_no_range() -> None:
    ratio = ratios_of(rates(0.5, 1.0), Counts(20, 20), Figure("bound", 5, "ratio")).positive
    assert ratio == Ratio(5, "bound")


def test_the_femoral_stretch_test_counts_with_the_lower_bound_of_the_evidence() -> None:
    ratio = TESTS["fst_midlumbar"].ratios.positive
    assert ratio and ratio.value == evidence().value("fst_lr.lower_bound_of_likelihood_ratio")


def test_the_range_from_intervals_combines_both_proportions_on_the_log_scale() -> None:
    figures = {
        "sensitivity": proportion("sensitivity", 0.92, 0.87, 0.95),
        "specificity": proportion("specificity", 0.28, 0.18, 0.40),
    }
    positive = ratios_of(figures, Counts()).positive
    assert positive and positive.method == "intervals"
    below = sqrt(log(0.92 / 0.87) ** 2 + log(0.82 / 0.72) ** 2)
    above = sqrt(log(0.95 / 0.92) ** 2 + log(0.72 / 0.60) ** 2)
    assert positive.low and isclose(positive.low, 0.92 / 0.72 * exp(-below))
    assert positive.high and isclose(positive.high, 0.92 / 0.72 * exp(above))


@pytest.mark.parametrize(
    ("counts", "method", "people"),
    [
        (Counts(23, 10), "counts", (23, 10)),
        (Counts(25, None, 334), "counts", (25, 309)),
        (Counts(None, 15, 65), "counts", (50, 15)),
        (Counts(None, None, 60), "even_split", (30, 30)),
        (Counts(114, None, None), "even_split", (114, 114)),
    ],
)
def test_the_people_counted_give_wilson_s_interval(
    counts: Counts, method: str, people: tuple[float, float]
) -> None:
    positive = ratios_of(rates(0.8, 0.7), counts).positive
    assert positive and positive.method == method and positive.low
    low, (_, high) = wilson(0.8, people[0])[0], wilson(0.3, people[1])
    assert isclose(positive.low, 0.8 / 0.3 * exp(-sqrt(log(0.8 / low) ** 2 + log(high / 0.3) ** 2)))


def test_how_many_had_it_follows_from_the_predictive_value() -> None:
    # 40 of 100 have it; 32 of them and 6 of the others are positive: 32 of 38 positives have it.
    figures = rates(0.8, 0.9) | {
        "positive_predictive_value": proportion("positive_predictive_value", 32 / 38)
    }
    by_value = ratios_of(figures, Counts(total=100)).positive
    counted = ratios_of(rates(0.8, 0.9), Counts(40, 60)).positive
    assert by_value and counted and by_value.method == "predictive_value"
    assert by_value.below and counted.below and isclose(by_value.below, counted.below)


def test_without_interval_and_without_people_there_is_no_range() -> None:
    ratio = ratios_of(rates(0.9, 0.3), Counts()).positive
    assert ratio and ratio.method == "none"
    assert (ratio.low, ratio.high) == (None, None)


def test_the_sample_of_a_whole_review_gives_no_range_to_one_of_its_tests() -> None:
    assert TESTS["hip_add"].ratio("positive") == Ratio(4.2, "none")


def test_wilson_s_interval_of_7_of_10_is_the_textbook_s() -> None:
    low, high = wilson(0.7, 10)
    assert (round(low, 3), round(high, 3)) == (0.397, 0.892)


@given(st.floats(0, 1), st.floats(1, 5000))
def test_wilson_s_interval_holds_the_share_and_is_never_one_point(share: float, people: float) -> None:
    low, high = wilson(share, people)
    assert 0 <= low <= share <= high <= 1
    assert low < high


@given(st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.integers(5, 500))
def test_more_people_make_the_range_narrower(sensitivity: float, specificity: float, people: int) -> None:
    few = ratios_of(rates(sensitivity, specificity), Counts(people, people)).positive
    many = ratios_of(rates(sensitivity, specificity), Counts(2 * people, 2 * people)).positive
    assert few and many and few.below and many.below and few.above and many.above
    assert many.below < few.below and many.above < few.above


@pytest.mark.parametrize(
    ("ratio", "disagrees"), [(8.0, False), (8.4, False), (8.6, True), (7.6, False), (7.4, True)]
)
def test_a_published_ratio_disagrees_only_beyond_rounding(ratio: float, disagrees: bool) -> None:
    """0.80 and 0.90 as printed come from 0.795 to 0.805 and 0.895 to 0.905: 7.57 to 8.47."""
    positive = ratios_of(rates(0.8, 0.9) | published(ratio), Counts()).positive
    assert positive and (positive.from_rates is not None) is disagrees
    assert positive.value == ratio


def test_the_rows_whose_published_figures_disagree_are_these() -> None:
    told = {name.split()[0] for name, ratio in RATIOS if ratio and ratio.from_rates is not None}
    assert told == {"lss_cook4", "gt_sls_grimaldi"}


@pytest.mark.parametrize(
    ("low", "high", "includes"), [(0.96, 53, True), (1.04, 2.9, False), (1.0, 2.0, True)]
)
def test_a_range_that_includes_1_is_seen(low: float, high: float, includes: bool) -> None:
    ratio = ratios_of(published(1.5, low, high), Counts()).positive
    assert ratio and ratio.includes_one is includes
