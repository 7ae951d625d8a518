"""Published likelihood ratios put into what was judged.

Between those who had the condition and those who had not the published ratio holds. What the project judged
is kept as far as it can be: those who were not studied move along with those who lacked the condition, by the
same step of the log odds, so that a study of A against B says nothing about B against C.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

from .frequency import HYPOTHESES, Family, FamilyTest, Frequency, mean, named
from .hypotheses import Hypothesis
from .published import Published, rates

WIDEST_STEP = 8.0  # on the log odds; more would be certainty
HALVINGS = 50


def entered(judged: Frequency, published: Published) -> Frequency:
    """A finding's frequency with the published ratios in it."""
    having, lacking = named(published.having), named(published.lacking)
    with_it, without_it = rates(published, mean(judged, having))
    up, along = _step(judged, having, with_it), _step(judged, lacking, without_it)
    return _moved(judged, {one.id: up if one in having else along for one in HYPOTHESES.values()})


def entered_test(judged: FamilyTest, mechanism: Frequency, published: Published) -> FamilyTest:
    """A family's test with the published ratios in it.

    With the condition the mechanism is there in a share m of patients, without it in a share n. Solved for
    the test's chances with the mechanism (p) and without (q): the rates are m p + (1 - m) q and
    n p + (1 - n) q. Who has the mechanism stays as it was judged, for everyone.
    """
    m, n = mean(mechanism, named(published.having)), mean(mechanism, named(published.lacking))
    with_it, without_it = rates(published, m * judged.if_present + (1 - m) * judged.if_absent)
    if m <= n:
        raise ValueError(
            f"published, {judged.id}: the mechanism is no commoner with the condition than without"
        )
    return replace(
        judged,
        if_present=((1 - n) * with_it - (1 - m) * without_it) / (m - n),
        if_absent=(m * without_it - n * with_it) / (m - n),
    )


def entered_family(judged: Family, published: dict[str, Published]) -> Family:
    """A family with the published ratios of its tests in it."""
    return replace(
        judged,
        tests=tuple(
            entered_test(test, judged.frequency, published[test.id]) if test.id in published else test
            for test in judged.tests
        ),
    )


def _step(frequency: Frequency, hypotheses: Sequence[Hypothesis], target: float) -> float:
    """The step of the log odds that brings the mean over some hypotheses to the target; by halving."""
    low, high = -WIDEST_STEP, WIDEST_STEP
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        moved = _moved(frequency, {one.id: middle for one in hypotheses})
        if mean(moved, hypotheses) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _moved(frequency: Frequency, steps: dict[str, float]) -> Frequency:
    chances = {name: _shifted(frequency.of(HYPOTHESES[name]), step) for name, step in steps.items()}
    return replace(frequency, hypothesis={**frequency.hypothesis, **chances})


def _shifted(chance: float, step: float) -> float:
    return 1 / (1 + exp(-(log(chance / (1 - chance)) + step)))
