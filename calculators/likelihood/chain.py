"""Chain results on the log-odds scale: pure arithmetic in which the order of results does not matter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, hypot, log

from .model import Test
from .ratios import Ratio

# Enough for any reader, and the same in every Python: the last bits of exp and log are not.
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Given:
    """A test with its result and the ratio that this result stands for."""

    test: Test
    state: str
    ratio: Ratio

    @property
    def said(self) -> str:
        """The test with its result."""
        return self.test.said(self.state)


@dataclass(frozen=True, slots=True)
class Probability:
    """A probability with its range; `complete` where every ratio behind it had one."""

    value: float
    low: float
    high: float
    complete: bool = True

    def to_dict(self) -> dict[str, float]:
        """The value with its range, as other programs read it."""
        return {"value": self.value, "low": self.low, "high": self.high}


def given(test: Test, state: str) -> Given:
    """A result as it enters the chain; ValueError where the evidence has no ratio for it."""
    ratio = test.ratio(state)
    if ratio is None:
        raise ValueError(f"{test.id}: no ratio for {state}")
    return Given(test, state, ratio)


def chain(pre_test: float, results: Iterable[Given]) -> Probability:
    """The probability after all results, each counted as an independent witness.

    The odds are multiplied by each ratio. The 95% distances of the ratios on the log scale, below and above
    apart, are combined as the root of the sum of their squares; a ratio without a range adds none.
    """
    ratios = [one.ratio for one in results]
    middle = log(pre_test / (1 - pre_test)) + sum(sorted(log(ratio.value) for ratio in ratios))
    below = hypot(*sorted(ratio.below for ratio in ratios if ratio.below is not None))
    above = hypot(*sorted(ratio.above for ratio in ratios if ratio.above is not None))
    return Probability(
        value=_probability(middle),
        low=_probability(middle - below),
        high=_probability(middle + above),
        complete=all(ratio.known for ratio in ratios),
    )


def once_a_family(results: Sequence[Given]) -> tuple[Given, ...]:
    """The results with no two of one family: of those that share one, the result that moves furthest."""
    kept: list[Given] = []
    taken: set[str] = set()
    for one in sorted(results, key=lambda item: -abs(log(item.ratio.value))):
        if taken.isdisjoint(one.test.families):
            kept.append(one)
            taken |= set(one.test.families)
    return tuple(one for one in results if one in kept)


def shared_families(results: Sequence[Given]) -> dict[str, tuple[Given, ...]]:
    """The families with two results or more, with those results."""
    families = dict.fromkeys(family for one in results for family in one.test.families)
    members = {family: tuple(one for one in results if family in one.test.families) for family in families}
    return {family: group for family, group in members.items() if len(group) > 1}


def contradicting(results: Sequence[Given]) -> tuple[str, ...]:
    """The families of which one result speaks for the condition and another against it."""
    return tuple(
        family
        for family, group in shared_families(results).items()
        if min(one.ratio.value for one in group) < 1 < max(one.ratio.value for one in group)
    )


def _probability(log_odds: float) -> float:
    return round(1 / (1 + exp(-log_odds)) if log_odds > -700 else 0.0, _DIGITS)
