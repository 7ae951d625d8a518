"""Numbers in words: natural frequencies, ratios, probabilities with their range."""

from dataclasses import dataclass

from calculators.render.words import in_hundred, in_words

from .chain import Given, Probability, chain, contradicting, once_a_family
from .model import POSITIVE, Target
from .ratios import Ratio

_BASES = (100, 1000, 10_000)


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Of `base` people, `with_it` have it; `hits` of them and `others` of the rest have the result."""

    base: int
    with_it: int
    hits: int
    others: int


def people(pre_test: float) -> tuple[int, int]:
    """Of how many people how many have it, in whole people: the smallest group in which that works out."""
    for base in _BASES:
        if abs(pre_test * base - round(pre_test * base)) < 1e-9:
            return base, round(pre_test * base)
    return _BASES[-1], round(pre_test * _BASES[-1])


def frequencies(pre_test: float, one: Given, post: Probability) -> Frequencies | None:
    """Natural frequencies of one result, from sensitivity and specificity.

    None where these are not known, or where whole people do not come to the same number in 100 as the ratio.
    """
    ratios = one.test.ratios
    if ratios.sensitivity is None or ratios.specificity is None:
        return None
    positive = one.state == POSITIVE
    in_ill = ratios.sensitivity if positive else 1 - ratios.sensitivity
    in_others = 1 - ratios.specificity if positive else ratios.specificity
    smallest, _ = people(pre_test)
    for base in _BASES:
        with_it = round(base * pre_test)
        hits, others = round(with_it * in_ill), round((base - with_it) * in_others)
        # Nobody is rounded away: "0 of them" would say that the test misses none.
        if base >= smallest and hits and others and in_words(hits / (hits + others)) == in_words(post.value):
            return Frequencies(base, with_it, hits, others)
    return None


def headline(target: Target, pre_test: float, results: tuple[Given, ...]) -> str:
    """The answer in one sentence of natural frequencies, from one test of each family."""
    kept = once_a_family(results)
    post = chain(pre_test, kept)
    with_these = {1: "this result", 2: "both results"}.get(len(results), f"all {len(results)} results")
    or_more = ", or more" if any(one.ratio.method == "bound" for one in kept) else ""
    after = f"{in_words(post.value)} people with {with_these} {_have(post.value)} it"
    if len(results) > 1:
        once, product = ("", "")
        if len(kept) < len(results):
            once, product = "with one test counted per family, ", _product(pre_test, results, post)
        return f"{before(target, pre_test)} before the tests; {once}{after} afterward{or_more}{product}."
    (only,) = results
    counted = frequencies(pre_test, only, post)
    if counted is None:
        least = "at least " if or_more else ""
        often = (
            f"is found {least}{number(only.ratio.value)} times as often in people with it as in those without"
        )
        return f"{before(target, pre_test)}; this result ({only.said}) {often}, so {after}{or_more}."
    have = "has" if counted.others == 1 else "have"
    hits = f"{counted.hits:,} of them and {counted.others:,} of the others {have} this result ({only.said})"
    return f"{_of(counted.base, counted.with_it, target)}; {hits}, so {after}."


def _product(pre_test: float, results: tuple[Given, ...], post: Probability) -> str:
    """What the plain product of all results would claim, beside the number from one test of each family."""
    against = ", but results of one family contradict each other" if contradicting(results) else ""
    of_all = "both" if len(results) == 2 else f"all {len(results)}"
    claimed = in_words(chain(pre_test, results).value)
    told = "comes to the same" if claimed == in_words(post.value) else f"would claim {claimed}"
    return f"{against}, and the plain product of {of_all} {told}"


def before(target: Target, pre_test: float) -> str:
    """How many people have it before any test."""
    return _of(*people(pre_test), target)


def _of(base: int, with_it: int, target: Target) -> str:
    return f"Of {base:,} people like this, {with_it:,} {'has' if with_it == 1 else 'have'} {target.phrase}"


def _have(probability: float) -> str:
    return "has" if round(probability * 100) == 1 or probability < 0.01 else "have"


def number(value: float) -> str:
    """A ratio as a reader can use it: as it stands in the evidence, at most three digits."""
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def ratio_text(ratio: Ratio) -> str:
    """A ratio with its range."""
    value = f"at least {number(ratio.value)}" if ratio.method == "bound" else number(ratio.value)
    if ratio.low is None:
        return f"{value} (no range)"
    upward = "upward" if ratio.high is None else f"to {_end(ratio.high)}"
    return f"{value} ({_end(ratio.low)} {upward})"


def probability_text(probability: Probability) -> str:
    """A probability in words with its range, and a word where the range leaves something out."""
    if probability.low == probability.high and not probability.complete:
        return f"{in_words(probability.value)} (no range)"
    left_out = "" if probability.complete else ", incomplete"
    return f"{in_words(probability.value)} ({spread(probability)}{left_out})"


def spread(probability: Probability) -> str:
    """The range of a probability in 100; what rounds to nothing or to all is not called so."""
    low, high = in_hundred(probability.low), in_hundred(probability.high)
    return low if low == high else f"{low} to {high}"


def _end(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.2g}" if value >= 1 else f"{value:.2f}"
