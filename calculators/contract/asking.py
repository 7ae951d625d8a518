"""What calculators share in asking: the kinds of question, and the list of those left open."""

from collections.abc import Iterable

from .questions import Choice, Group, Question
from .result import Checklist, Item

NOT_ASKED = "not_asked"
YES_NO = (Choice("present", "Yes"), Choice("absent", "No"))


def yes_no(question_id: str, label: str, help_text: str, normal: str = "absent") -> Question:
    """A question answered present or absent; `normal` is what "all normal" sets, "" where nothing is."""
    return states(question_id, label, help_text, YES_NO, normal=normal)


def states(
    question_id: str,
    label: str,
    help_text: str,
    choices: tuple[Choice, ...],
    *,
    not_given: str = NOT_ASKED,
    not_given_label: str = "Not asked",
    normal: str = "",
) -> Question:
    """A question answered by one of several states."""
    return Question(
        id=question_id,
        label=label,
        kind="choice",
        choices=choices,
        not_given=not_given,
        not_given_label=not_given_label,
        normal=normal,
        help=help_text,
    )


def number(
    question_id: str,
    label: str,
    unit: str,
    maximum: float,
    help_text: str,
    not_given_label: str = "Not asked",
) -> Question:
    """A question answered by a number from 0 to `maximum`."""
    return Question(
        id=question_id,
        label=label,
        kind="number",
        not_given=NOT_ASKED,
        not_given_label=not_given_label,
        help=help_text,
        unit=unit,
        maximum=maximum,
    )


def left_open(
    title: str, questions: Iterable[Question], groups: Iterable[Group], text: str, *, folded: bool = False
) -> Checklist:
    """The questions left open, a line for each of their groups; in the order of the questions."""
    of_group = {question.id: group.label for group in groups for question in group.questions}
    grouped: dict[str, list[str]] = {}
    for question in questions:
        grouped.setdefault(of_group[question.id], []).append(question.label)
    items = tuple(Item(label, detail=" · ".join(labels)) for label, labels in grouped.items())
    return Checklist(title, items, text, folded=folded)
