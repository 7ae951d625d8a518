"""What likelihood goes by, as blocks: the method, every test with its ratios, and what is left out."""

from calculators.contract import Block, Checklist, Item, Table

from .model import NEGATIVE, POSITIVE, Target, Test, catalog, evidence
from .ratios import METHODS
from .tables import ratio_or_none


def _tests(target: Target) -> Table:
    return Table(
        target.label,
        (
            "Test",
            "Ratio if positive (yes)",
            "Ratio if negative (no)",
            "Ranges from",
            "Measured in whom, against what",
            "Note",
        ),
        tuple(
            (
                test.label,
                ratio_or_none(test, POSITIVE),
                ratio_or_none(test, NEGATIVE),
                _ranges_from(test),
                test.in_whom,
                test.row.note,
            )
            for test in target.tests
        ),
        folded=True,
    )


def _ranges_from(test: Test) -> str:
    methods = {
        test.word(state): METHODS[ratio.method] for state in test.states if (ratio := test.ratio(state))
    }
    if len(set(methods.values())) == 1:
        return next(iter(methods.values()))
    return "; ".join(f"{word}: {method}" for word, method in methods.items())


def _families() -> Table:
    known = catalog()
    return Table(
        "Families: tests that are no independent witnesses",
        ("Family", "Why", "Tests"),
        tuple(
            (
                family.label,
                family.why,
                "; ".join(
                    dict.fromkeys(test.name for test in known.tests.values() if family.id in test.families)
                ),
            )
            for family in known.families.values()
        ),
        "Who belongs together is this project's own judgment, by mechanism.",
    )


def _left_out() -> Table:
    rows = evidence().rows
    return Table(
        "Left out, and why",
        ("Evidence row", "Reason"),
        tuple((rows[row_id].label, reason) for row_id, reason in catalog().left_out.items()),
        folded=True,
    )


METHOD = Checklist(
    "How it is worked out",
    (
        Item("Odds before, times the likelihood ratio of each result, are the odds after."),
        Item(
            "The ratio is the published one, or else computed from sensitivity and specificity.",
            "Where published figures disagree beyond rounding, both are shown; the ratio counts.",
        ),
        Item(
            "The 95% range of a ratio is the published one; or it follows from the ranges of sensitivity and "
            "specificity; or from the people counted, by Wilson's interval for each.",
            "Where only the number of all people is known, an even split is assumed and said. Where not even "
            "that is known there is no range, and the range of the answer is marked as incomplete.",
        ),
        Item(
            "The range of the answer is the root of the sum of the squares of the ranges on the log scale.",
            "Not in it: how sure you are of the starting point, whether your patient is like those studied, "
            "and how much the tests depend on each other.",
        ),
        Item(
            "A ratio that would be zero or infinite is not used.",
            "Where the evidence has a lower bound the bound stands in; else that result cannot be chosen.",
        ),
        Item("Two rows of one test are alternatives: giving both is refused; the others stand beside."),
        Item(
            "Of each family one test is counted, the one that moves furthest.",
            "What the plain product of all results would claim is said beside it. In the JSON, post_test is "
            "that plain product, and post_test_family_once is the answer with one test a family.",
        ),
    ),
)

RULES: tuple[Block, ...] = (METHOD, *map(_tests, catalog().targets.values()), _families(), _left_out())
