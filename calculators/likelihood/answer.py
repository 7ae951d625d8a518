"""The answer of likelihood: from before to after in natural frequencies, and what weakens it."""

from collections.abc import Iterable, Sequence
from typing import Any

from calculators.contract import Answers, Block, Callout, Result
from calculators.render.words import in_words

from .chain import Given, Probability, chain, contradicting, given, once_a_family, shared_families
from .checks import read
from .model import POSITIVE, Target, Test, catalog
from .questions import PRE_TEST, TARGET
from .ratios import METHODS, Ratio
from .tables import alternatives, conditions, elsewhere, other_tests, starting_points, steps_table
from .words import before, headline, number, probability_text, spread

# The test with which the page shows how little one result can move, and from where.
SHOWN, EVEN = "slr_vdw", 0.5

_CONTRADICT = " Here they contradict each other: repeat them before you believe either number."


def answer(answers: Answers) -> Result:
    """From the probability before to the probability after; pure.

    Raises InvalidInputError on tests for several conditions, and on one test given twice.
    """
    target, results = read(answers)
    pre_test = float(answers[PRE_TEST]) / 100 if PRE_TEST in answers else None
    if target is None:
        return _no_condition(pre_test)
    if not results:
        return _no_test(target, pre_test)
    if pre_test is None:
        return _no_start(target, results)
    return _answered(target, pre_test, results)


def _no_condition(pre_test: float | None) -> Result:
    """Nothing to count: one worked result, and what there is to choose from."""
    result = given(catalog().tests[SHOWN], POSITIVE)
    start = EVEN if pre_test is None else pre_test
    after = chain(start, (result,))
    told = headline(catalog().targets[result.test.target], start, (result,))
    shown = Callout(
        "note",
        "How little one result can move",
        f"For example: {told} Range: {spread(after)} in 100. Figures: {result.test.measured_by}, "
        f"{result.test.in_whom}.",
    )
    begun = "say how likely it was before the test, " if pre_test is None else ""
    return Result(
        headline=f"Choose the condition, {begun}and enter a result.",
        blocks=(shown, conditions()),
        not_assessed=(TARGET, PRE_TEST) if pre_test is None else (TARGET,),
        sources=(result.test.source.id,),
        details=_details(None, pre_test, None, ()),
    )


def _no_test(target: Target, pre_test: float | None) -> Result:
    """No result: where it starts, and what the tests would do."""
    if pre_test is None:
        told = f"Say how many of 100 people like this have {target.phrase}, and enter a result."
    else:
        told = f"{before(target, pre_test)}, and no result is counted yet."
    start = EVEN if pre_test is None else pre_test
    others = other_tests(target, start, (), assumed=pre_test is None)
    return Result(
        headline=told,
        blocks=(*_caution(target), *others.blocks),
        not_assessed=_open(target, pre_test, ()),
        sources=_sources(target, others.tests),
        details=_details(target, pre_test, None, ()),
    )


def _no_start(target: Target, results: tuple[Given, ...]) -> Result:
    """Results without a starting point: from where to where, and no probability."""
    kept = once_a_family(results)
    example = chain(EVEN, kept)
    counted = "the result" if len(results) == 1 else "the results together"
    once = ", with one test counted per family" if len(kept) < len(results) else ""
    return Result(
        headline=f"Say how many of 100 people like this have {target.phrase} before the test: "
        f"from an even chance, {counted} would lead to {in_words(example.value)}{once}.",
        blocks=(*_caution(target), starting_points(kept), *_families(EVEN, results), *_weak(results)),
        not_assessed=_open(target, None, results),
        sources=_sources(target, [one.test for one in results]),
        details=_details(target, None, None, results),
    )


def _answered(target: Target, pre_test: float, results: tuple[Given, ...]) -> Result:
    kept = once_a_family(results)
    after = chain(pre_test, kept)
    other_figures = elsewhere(pre_test, results)
    blocks: list[Block] = [*_caution(target), _meaning(pre_test, kept, after)]
    blocks += [*_families(pre_test, results), *_weak(results), steps_table(pre_test, results)]
    blocks += [other_figures] if other_figures else []
    others = other_tests(target, pre_test, results, assumed=False)
    blocks += others.blocks
    shown = [one.test for one in results] + [other.test for one in results for other in alternatives(one)]
    return Result(
        headline=headline(target, pre_test, results),
        blocks=tuple(blocks),
        not_assessed=_open(target, pre_test, results),
        sources=_sources(target, [*shown, *others.tests]),
        details=_details(target, pre_test, chain(pre_test, results), results),
    )


# ---------------------------------------------------------------- blocks


def _caution(target: Target) -> tuple[Block, ...]:
    return (Callout("emergency", "This number decides nothing", target.caution),) if target.caution else ()


def _meaning(pre_test: float, results: Sequence[Given], after: Probability) -> Callout:
    moved = round(after.value * 100) - round(pre_test * 100)
    by = f"{'up' if moved > 0 else 'down'} by {abs(moved)} in 100" if moved else "by less than 1 in 100"
    return Callout(
        "note",
        f"From {in_words(pre_test)} to {in_words(after.value)}: {by}",
        f"{_range(after, any(one.ratio.known for one in results))} It holds for people like those in the "
        "studies. How sure you were of the number before is not in the range.",
    )


def _range(after: Probability, any_known: bool) -> str:
    if not any_known:
        return (
            "There is no range: our data have none for these figures, which does not make the answer exact."
        )
    told = f"Range {spread(after)} in 100"
    if after.complete:
        return f"{told}, from the uncertainty of the ratios alone."
    return f"{told}: incomplete and too narrow, because not every ratio has a range."


def _families(pre_test: float, results: Sequence[Given]) -> tuple[Block, ...]:
    shared = shared_families(results)
    if not shared:
        return ()
    kept = once_a_family(results)
    once, product = chain(pre_test, kept), chain(pre_test, results)
    counted = ", ".join(one.said for one in kept)
    against = contradicting(results)
    items = tuple(
        f"{catalog().families[family].label}: {', '.join(one.test.name for one in group)}. "
        f"{catalog().families[family].why}{_CONTRADICT if family in against else ''}"
        for family, group in shared.items()
    )
    return (
        Callout(
            "caution",
            "Tests of one family are no independent witnesses",
            f"Only the one that moves furthest is counted from each family ({counted}): {in_words(pre_test)} "
            f"becomes {probability_text(once)}. The plain product of all results takes them for independent "
            f"and would claim {probability_text(product)}.",
            items,
        ),
    )


def _weak(results: Sequence[Given]) -> tuple[Block, ...]:
    """What weakens the answer, test by test; nothing where nothing does."""
    items = [item for one in results for item in _weaknesses(one)]
    if len(results) > 1:
        counted = len(once_a_family(results))
        items.append(
            "No study in our data measured these results together: "
            + (
                "those counted are multiplied as if independent."
                if counted > 1
                else "what the others add to the one counted is not known."
            )
        )
    return (Callout("caution", "What weakens this answer", items=tuple(items)),) if items else ()


def _weaknesses(one: Given) -> Iterable[str]:
    ratio, name = one.ratio, one.test.name
    if one.test.row.status == "memory":
        yield f"{name}: the figures were recalled from the literature and not read again in the source."
    if ratio.includes_one:
        yield f"{name}: the range of the ratio includes 1, so this result may say nothing at all."
    if ratio.method in ("none", "bound", "even_split", "predictive_value"):
        yield (
            f"{name}: range of the ratio from {METHODS[ratio.method]}."
            if ratio.known
            else (f"{name}: range of the ratio: {METHODS[ratio.method]}.")
        )
    if ratio.from_rates is not None:
        implied = (
            "would be infinite" if ratio.from_rates == float("inf") else f"gives {number(ratio.from_rates)}"
        )
        yield (
            f"{name}: the published ratio is {number(ratio.value)}; computed from the published sensitivity "
            f"and specificity it {implied}. The published ratio is used."
        )


# ---------------------------------------------------------------- fields


def _open(target: Target, pre_test: float | None, results: Sequence[Given]) -> tuple[str, ...]:
    done = {one.test.of for one in results}
    left = tuple(test.id for test in target.tests if test.of not in done)
    return (PRE_TEST, *left) if pre_test is None else left


def _sources(target: Target, tests: Iterable[Test]) -> tuple[str, ...]:
    return tuple(sorted({test.source.id for test in tests} | set(target.caution_sources)))


def _details(
    target: Target | None, pre_test: float | None, after: Probability | None, results: Sequence[Given]
) -> dict[str, Any]:
    shared = shared_families(results)
    once = chain(pre_test, once_a_family(results)) if shared and pre_test is not None else None
    return {
        "target": target.id if target else None,
        "pre_test": pre_test,
        "post_test": after.to_dict() if after else None,
        "range_complete": all(one.ratio.known for one in results) if after else None,
        "steps": [_step(pre_test, results, place) for place in range(len(results))],
        "shared_families": {family: [one.test.id for one in group] for family, group in shared.items()},
        "post_test_family_once": once.to_dict() if once else None,
    }


def _step(pre_test: float | None, results: Sequence[Given], place: int) -> dict[str, Any]:
    one = results[place]
    families = one.test.families
    return {
        "id": one.test.id,
        "row": one.test.row.id,
        "test": one.test.of,
        "result": one.state,
        "family": families[0] if families else None,
        "families": list(families),
        "positive_likelihood_ratio": _value(one.test.ratios.positive),
        "negative_likelihood_ratio": _value(one.test.ratios.negative),
        "positive_range": _spread(one.test.ratios.positive),
        "negative_range": _spread(one.test.ratios.negative),
        "from_sensitivity_and_specificity": _finite(one.ratio.from_rates),
        "before": None if pre_test is None else chain(pre_test, results[:place]).value,
        "after": None if pre_test is None else chain(pre_test, results[: place + 1]).value,
        "alternatives": [other.test.id for other in alternatives(one)],
        "source": one.test.source.id,
        "status": one.test.row.status,
    }


def _value(ratio: Ratio | None) -> float | None:
    return None if ratio is None else ratio.value


def _spread(ratio: Ratio | None) -> dict[str, Any] | None:
    """A ratio's range as data; `high` is None where it has no bound."""
    if ratio is None:
        return None
    return {"low": _finite(ratio.low), "high": _finite(ratio.high), "method": ratio.method}


def _finite(value: float | None) -> float | None:
    return None if value is None or value == float("inf") else round(value, 4)
