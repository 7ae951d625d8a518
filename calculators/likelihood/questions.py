"""What likelihood asks: the condition, how likely it was before, and one question a test."""

from calculators.contract import Choice, Group, Question

from .model import NEGATIVE, POSITIVE, Target, Test, catalog
from .words import ratio_text

TARGET, PRE_TEST = "target", "pre_test_percent"
NOT_TESTED, NOT_ASKED = "not_tested", "not_asked"


def _question(test: Test) -> Question:
    return Question(
        id=test.id,
        label=test.label,
        kind="choice",
        choices=tuple(Choice(state, test.word(state).capitalize()) for state in test.states),
        not_given=NOT_TESTED,
        not_given_label="Not tested",
        help=f"{test.in_whom[0].upper()}{test.in_whom[1:]}. {_ratios(test)}",
    )


def _ratios(test: Test) -> str:
    told = [
        f"{ratio_text(ratio)} if {test.word(state)}"
        for state in (POSITIVE, NEGATIVE)
        if (ratio := test.ratio(state)) is not None
    ]
    missing = [test.word(state) for state in (POSITIVE, NEGATIVE) if state not in test.states]
    left = f"; no usable ratio if {missing[0]}" if missing else ""
    return f"Likelihood ratio {', '.join(told)}{left}."


def _group(target: Target) -> Group:
    return Group(
        id=target.id, label=target.label, questions=tuple(map(_question, target.tests)), help=target.help
    )


START = Group(
    "start",
    "Before the test",
    (
        Question(
            id=TARGET,
            label="Which condition?",
            kind="choice",
            choices=tuple(Choice(one.id, one.label) for one in catalog().targets.values()),
            not_given=NOT_ASKED,
            not_given_label="The one that the tests are for",
            help="Each test belongs to one condition. Tests for another condition are refused, not ignored.",
        ),
        Question(
            id=PRE_TEST,
            label="How many of 100 people like this have it?",
            kind="number",
            not_given=NOT_ASKED,
            not_given_label="Not given",
            unit="in 100",
            minimum=1,
            maximum=99,
            help="Before the test: your estimate from the story and the setting. Nothing is assumed for you.",
        ),
    ),
)
GROUPS = (START, *map(_group, catalog().targets.values()))
