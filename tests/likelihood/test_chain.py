"""Laws of the chain, for every test of the evidence and every starting point."""

from math import exp, isclose, log, sqrt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.likelihood import catalog
from calculators.likelihood.chain import Given, chain, once_a_family
from calculators.likelihood.chain import given as result_of
from calculators.likelihood.model import evidence
from calculators.likelihood.words import frequencies, people
from calculators.render.words import in_words

RESULTS = [result_of(test, state) for test in catalog().tests.values() for state in test.states]
PRE_TEST = st.integers(1, 99).map(lambda number: number / 100)
ONE = st.sampled_from(RESULTS)
SOME = st.lists(ONE, max_size=6, unique_by=lambda one: one.test.id)


@given(PRE_TEST, SOME)
def test_every_probability_is_from_0_to_1_within_its_range(pre_test: float, results: list[Given]) -> None:
    after = chain(pre_test, results)
    assert 0 <= after.low <= after.value <= after.high <= 1


@given(PRE_TEST)
def test_without_a_result_nothing_changes(pre_test: float) -> None:
    after = chain(pre_test, ())
    assert (after.low, after.value, after.high) == (pre_test, pre_test, pre_test)


@given(PRE_TEST, SOME, ONE)
def test_a_result_moves_to_the_side_of_its_ratio(pre_test: float, results: list[Given], one: Given) -> None:
    start, end = chain(pre_test, results).value, chain(pre_test, [*results, one]).value
    assert end >= start if one.ratio.value >= 1 else end <= start


@given(PRE_TEST, SOME, st.randoms(use_true_random=False))
def test_the_order_of_the_results_makes_no_difference(
    pre_test: float, results: list[Given], random: Any
) -> None:
    shuffled = random.sample(results, len(results))
    assert chain(pre_test, shuffled) == chain(pre_test, results)


@given(PRE_TEST, SOME)
def test_two_steps_lead_where_one_leads(pre_test: float, results: list[Given]) -> None:
    """The probability after the first results is the starting point of the rest."""
    half = len(results) // 2
    midway = chain(pre_test, results[:half]).value
    if 0.001 < midway < 0.999:
        assert isclose(chain(midway, results[half:]).value, chain(pre_test, results).value, abs_tol=1e-3)


@given(PRE_TEST, PRE_TEST, SOME)
def test_a_higher_start_never_ends_lower(one: float, other: float, results: list[Given]) -> None:
    low, high = sorted((one, other))
    assert chain(low, results).value <= chain(high, results).value


@given(PRE_TEST, SOME, ONE)
def test_another_result_never_narrows_the_range_on_the_log_scale(
    pre_test: float, results: list[Given], one: Given
) -> None:
    # From a start where no end rounds to 0 or 1.
    before, after = chain(pre_test, results), chain(pre_test, [*results, one])
    if all(0.01 < end < 0.99 for end in (before.low, before.high, after.low, after.high)):
        assert (
            _log_odds(after.high) - _log_odds(after.low)
            >= _log_odds(before.high) - _log_odds(before.low) - 1e-3
        )


@given(PRE_TEST, SOME)
def test_the_range_is_complete_only_where_every_ratio_has_one(pre_test: float, results: list[Given]) -> None:
    assert chain(pre_test, results).complete == all(one.ratio.low is not None for one in results)


@given(PRE_TEST, ONE)
def test_one_result_has_the_range_of_its_ratio(pre_test: float, one: Given) -> None:
    if one.ratio.low is not None and one.ratio.high is not None:
        odds = pre_test / (1 - pre_test)
        after = chain(pre_test, [one])
        for end, ratio in (
            (after.low, one.ratio.low),
            (after.value, one.ratio.value),
            (after.high, one.ratio.high),
        ):
            assert isclose(end, odds * ratio / (1 + odds * ratio), abs_tol=1e-5)


def test_ranges_combine_as_the_root_of_the_sum_of_squares() -> None:
    first, second = (result_of(catalog().tests[row], "positive") for row in ("lss_seated", "lss_gait"))
    below = sqrt(log(7.4 / 1.9) ** 2 + log(13 / 1.9) ** 2)
    odds = 7.4 * 13 * exp(-below)
    assert isclose(chain(0.5, (first, second)).low, odds / (1 + odds), abs_tol=1e-5)


def test_a_positive_raise_moves_an_even_chance_as_far_as_the_evidence_says() -> None:
    after = chain(0.5, [result_of(catalog().tests["slr_vdw"], "positive")])
    assert round(after.value, 2) == evidence().value("slr_lr.post_test_probability") == 0.56


@given(PRE_TEST, SOME)
def test_counted_once_a_family_no_two_results_share_one(pre_test: float, results: list[Given]) -> None:
    kept = once_a_family(results)
    families = [family for one in kept for family in one.test.families]
    assert len(families) == len(set(families))
    assert {one.test.id for one in kept} <= {one.test.id for one in results}
    # Nothing is dropped for nothing: what was dropped shares a family with something kept that moves further.
    for one in results:
        if one not in kept:
            rivals = [other for other in kept if set(other.test.families) & set(one.test.families)]
            assert max(abs(log(other.ratio.value)) for other in rivals) >= abs(log(one.ratio.value))


@given(PRE_TEST, ONE)
def test_natural_frequencies_come_to_the_number_that_is_told(pre_test: float, one: Given) -> None:
    after = chain(pre_test, [one])
    counted = frequencies(pre_test, one, after)
    if counted is not None:
        assert in_words(counted.hits / (counted.hits + counted.others)) == in_words(after.value)
        assert 0 < counted.hits <= counted.with_it < counted.base
        assert 0 < counted.others <= counted.base - counted.with_it


@given(st.integers(100, 9900).map(lambda number: number / 10_000))
def test_people_are_whole(pre_test: float) -> None:
    base, with_it = people(pre_test)
    assert isclose(with_it / base, pre_test)
    assert 0 < with_it < base


def _log_odds(probability: float) -> float:
    return log(probability / (1 - probability))
