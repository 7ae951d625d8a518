"""What a calculator asks, declared once; parser, schema, form, permalink and reference page come from it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["choice", "grade", "number"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One state that a question can take: the id in the contract and its words for a person."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    id        the key in the answers, the name of the form's inputs, the key in a permalink
    kind      "choice" (one of `choices`), "grade" (whole number, MRC) or "number"
    choices   the states that say something; for a grade, its values as words
    not_given the state that says "not tested" or "not asked"; the same as leaving the key out
    normal    the state that "all normal in this group" sets; "" where there is none
    unit, minimum, maximum   for grades and numbers, bounds included
    """

    id: str
    label: str
    kind: Kind
    choices: tuple[Choice, ...] = ()
    not_given: str = ""
    not_given_label: str = ""
    normal: str = ""
    help: str = ""
    unit: str = ""
    minimum: float = 0
    maximum: float = 0

    @property
    def states(self) -> tuple[str, ...]:
        """The ids of the choices, in order."""
        return tuple(choice.id for choice in self.choices)

    @property
    def allowed(self) -> str:
        """What may be given, as words for an error message or a reference page."""
        left_out = f", or {self.not_given}" if self.not_given else ", or left out"
        if self.kind == "choice":
            return ", ".join(self.states) + left_out
        whole = "whole number" if self.kind == "grade" else "number"
        return f"{whole} from {self.minimum:g} to {self.maximum:g} ({self.unit}){left_out}"

    def label_of(self, state: object) -> str:
        """The words for a state or number given to this question."""
        for choice in self.choices:
            if choice.id == str(state):
                return choice.label
        return f"{state} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand together in the form, in the order of a real examination.

    one_by_one: each has to be looked for by itself, so no button of the form fills them all as normal.
    """

    id: str
    label: str
    questions: tuple[Question, ...]
    help: str = ""
    one_by_one: bool = False
