"""What was not given and would matter: some answer to it would change the plan."""

from collections.abc import Mapping

from calculators.contract import Question, Value

from .model import plan
from .questions import ALARM, QUESTIONS
from .rules import Chosen, choose

# These are asked of everybody, whatever the rest says: what urgency and time hang on, alone or together.
ALWAYS = frozenset(question.id for question in ALARM.questions) | {
    "weeks_of_symptoms",
    "weeks_of_conservative_care",
    "improving",
}


def missing(answers: Mapping[str, Value], chosen: Chosen) -> tuple[Question, ...]:
    """The questions left out that would matter, in the order of the form."""
    open_questions = (question for question in QUESTIONS if question.id not in answers)
    return tuple(
        question
        for question in open_questions
        if question.id in ALWAYS
        or any(
            choose({**answers, question.id: value}).fingerprint != chosen.fingerprint
            for value in _answers_to(question)
        )
    )


def _answers_to(question: Question) -> tuple[Value, ...]:
    """Every answer that can make a difference: the states, or for pain a number on each side of severe."""
    return question.states or (0, plan().severe_pain)
