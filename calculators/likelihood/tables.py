"""The tables of the answer: step by step, the other figures of a test, and what other tests would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from calculators.contract import Block, Table
from calculators.render.words import in_hundred

from .chain import Given, Probability, chain, given, once_a_family
from .model import NEGATIVE, POSITIVE, Target, Test, catalog
from .ratios import METHODS, Ratio
from .words import number, probability_text, ratio_text

# So many tests are shown at once; the others are folded away.
_SHOWN = 8
_STARTS = (0.1, 0.25, 0.5, 0.75, 0.9)
NO_RATIO = "no usable ratio"
_SAME = " Same mechanism as a result that is given already: of one family only the furthest counts."


@dataclass(frozen=True, slots=True)
class Others:
    """Tables of what other tests would do, and the tests that they show."""

    blocks: tuple[Block, ...] = ()
    tests: tuple[Test, ...] = ()


def steps_table(pre_test: float, results: Sequence[Given]) -> Table:
    """Each test with both ratios, where its range comes from, in whom it was measured, and what it did."""
    rows = []
    for count, one in enumerate(results, 1):
        start, end = chain(pre_test, results[: count - 1]), chain(pre_test, results[:count])
        rows.append(
            (
                one.said[0].upper() + one.said[1:],
                f"{in_hundred(start.value)} to {in_hundred(end.value)} in 100",
                ratio_or_none(one.test, POSITIVE),
                ratio_or_none(one.test, NEGATIVE),
                METHODS[one.ratio.method],
                one.test.in_whom,
                f"{one.test.measured_by}. {one.test.row.note}".strip(),
            )
        )
    text = "The odds before are multiplied by each ratio. The order makes no difference to the end."
    if len(once_a_family(results)) < len(results):
        text += " Every result is multiplied here, so the end is the plain product and not the answer above."
    return Table(
        "Step by step",
        (
            "Result",
            "Moves",
            "Ratio if positive (yes)",
            "Ratio if negative (no)",
            "Where the range of the ratio comes from",
            "Measured in whom, against what",
            "Figures and what to know of them",
        ),
        tuple(rows),
        text,
    )


def elsewhere(pre_test: float, results: Sequence[Given]) -> Table | None:
    """What the answer would be with the other rows of each test, one a family; None where no test has any."""
    rows = []
    for place, one in enumerate(results):
        for other in alternatives(one):
            swapped = (*results[:place], other, *results[place + 1 :])
            rows.append(
                (
                    f"{one.said[0].upper()}{one.said[1:]}, with the figures of {other.test.measured_by}",
                    probability_text(chain(pre_test, once_a_family(swapped))),
                    ratio_text(other.ratio),
                    other.test.name,
                    other.test.in_whom,
                )
            )
    if not rows:
        return None
    return Table(
        "The same result with other figures",
        ("Instead", "It would be", "Ratio", "What was tested", "Measured in whom, against what"),
        tuple(rows),
        "Studies of one test differ in whom they tested and against what. None of them is the true one.",
    )


def alternatives(one: Given) -> tuple[Given, ...]:
    """The same result by the other rows of the same test that have a ratio for it."""
    return tuple(
        given(test, one.state)
        for test in catalog().targets[one.test.target].tests
        if (test.of, test.variant) == (one.test.of, one.test.variant)
        and test.id != one.test.id
        and one.state in test.states
    )


def other_tests(target: Target, pre_test: float, results: Sequence[Given], *, assumed: bool) -> Others:
    """What the answer would be with each test not yet given, furthest first."""
    done = {one.test.of for one in results}
    families = {family for one in results for family in one.test.families}
    left = [test for test in target.tests if test.of not in done]
    start = chain(pre_test, once_a_family(results)).value
    ranked = sorted(left, key=lambda test: -_reach(test, start, pre_test, results))
    if not ranked:
        return Others()
    rows = tuple(_would(test, pre_test, results, families) for test in ranked)
    columns = (
        "Test",
        "If positive (yes)",
        "If negative (no)",
        "Ratios",
        "Measured in whom, against what",
    )
    text = (
        "Shown from an even chance (50 in 100), because no starting point was given."
        if assumed
        else f"From {in_hundred(start)} in 100."
    )
    if results:
        title = f"What another test would do ({min(_SHOWN, len(ranked))} of {len(ranked)})"
        text += " Sorted by how far the test can move it."
        return Others((Table(title, columns, rows[:_SHOWN], text, folded=True),), tuple(ranked[:_SHOWN]))
    blocks = [
        Table(
            "What moves it furthest",
            columns,
            rows[:_SHOWN],
            f"{text} Sorted by how far the test can move it.",
        )
    ]
    if rows[_SHOWN:]:
        blocks.append(Table("What moves it less", columns, rows[_SHOWN:], text, folded=True))
    return Others(tuple(blocks), tuple(ranked))


def _reach(test: Test, start: float, pre_test: float, results: Sequence[Given]) -> float:
    return max(abs(_with(test, state, pre_test, results).value - start) for state in test.states)


def _with(test: Test, state: str, pre_test: float, results: Sequence[Given]) -> Probability:
    """The answer if this result were given too."""
    return chain(pre_test, once_a_family((*results, given(test, state))))


def _would(test: Test, pre_test: float, results: Sequence[Given], families: set[str]) -> tuple[str, ...]:
    ends = [
        probability_text(_with(test, state, pre_test, results)) if state in test.states else NO_RATIO
        for state in (POSITIVE, NEGATIVE)
    ]
    again = _SAME if families & set(test.families) else ""
    ratios = f"{ratio_or_none(test, POSITIVE)}; {ratio_or_none(test, NEGATIVE)}"
    return (test.label, *ends, ratios, f"{test.in_whom}.{again}")


def starting_points(results: Sequence[Given]) -> Table:
    """Where the results lead from several starting points."""
    return Table(
        "From where to where",
        ("Before", "After"),
        tuple((f"{round(start * 100)} in 100", probability_text(chain(start, results))) for start in _STARTS),
        "Without a starting point there is no answer, and none is assumed for you.",
    )


def conditions() -> Table:
    """The conditions with their tests, and the ratios that move most."""
    return Table(
        "Conditions with tests in our data",
        ("Condition", "Tests", "Speaks most for it", "Speaks most against it"),
        tuple(
            (target.label, str(len({test.of for test in target.tests})), _best(target, 1), _best(target, -1))
            for target in catalog().targets.values()
        ),
        "Ranked by the end of the range nearer to 1, because the largest ratio is often the luckiest.",
        folded=True,
    )


def _best(target: Target, direction: int) -> str:
    results = [given(test, state) for test in target.tests for state in test.states]
    moving = [one for one in results if direction * log(one.ratio.value) > 0]
    if not moving:
        return "none"
    best = max(moving, key=_for_sure)
    return f"{best.said} ({best.test.measured_by}): {ratio_text(best.ratio)}"


def _for_sure(one: Given) -> tuple[bool, float, float]:
    """How far a result moves at least, by its range; results without a range come last."""
    size = abs(log(one.ratio.value))
    towards_one = one.ratio.below if one.ratio.value > 1 else one.ratio.above
    return one.ratio.known, size - (towards_one or 0), size


def ratio_or_none(test: Test, state: str) -> str:
    """The ratio of a result in words, or why there is none."""
    ratio = test.ratio(state)
    return _both(ratio) if ratio is not None else NO_RATIO


def _both(ratio: Ratio) -> str:
    """The ratio; where the published rates say something else, with what they say."""
    if ratio.from_rates is None:
        return ratio_text(ratio)
    implied = "an infinite one" if ratio.from_rates == float("inf") else number(ratio.from_rates)
    return f"{ratio_text(ratio)}, as published; sensitivity and specificity give {implied}"
