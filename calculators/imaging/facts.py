"""What the rules look at: each answer as a state, and what follows from the numbers beside the thresholds."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculators.contract import Answers
from calculators.contract.asking import NOT_ASKED

from .questions import QUESTIONS

_CHOICES = tuple(question.id for question in QUESTIONS if question.kind == "choice")

# A derived fact: the questions that it rests on.
DERIVED: Mapping[str, tuple[str, ...]] = {
    "emergency": ("suspected_cauda_equina", "red_flag_urgency", "neurological_deficit"),
    "symptoms": ("weeks_of_symptoms",),
    "care": ("weeks_of_conservative_care", "weeks_of_symptoms"),
    "shorter_care": ("weeks_of_conservative_care", "weeks_of_symptoms"),
    "nerve_tests": ("weeks_of_symptoms",),
}
_EMERGENCY = {
    "suspected_cauda_equina": "present",
    "red_flag_urgency": "emergency",
    "neurological_deficit": "progressive",
}


@dataclass(frozen=True, slots=True)
class Time:
    """The weeks as told; `care` counts at most as long as the symptoms, None where not told."""

    symptoms: float | None
    care: float | None

    @property
    def at_least(self) -> float | None:
        """The symptoms have lasted at least so long, None where nothing says so."""
        return self.care if self.symptoms is None else self.symptoms


def time_of(answers: Answers) -> Time:
    """The weeks in the answers."""
    symptoms, care = _number(answers, "weeks_of_symptoms"), _number(answers, "weeks_of_conservative_care")
    if symptoms is not None and care is not None:
        care = min(care, symptoms)
    return Time(symptoms, care)


def facts_of(answers: Answers, weeks: Mapping[str, float]) -> dict[str, str]:
    """Every fact with its state, beside the weeks that decide; what was left out is "not_asked"."""
    time = time_of(answers)
    facts = {question: str(answers.get(question, NOT_ASKED)) for question in _CHOICES}
    emergency = any(facts[question] == state for question, state in _EMERGENCY.items())
    return facts | {
        "emergency": "yes" if emergency else "no",
        "symptoms": _side(time, weeks["care"], "early", "late"),
        "care": "unknown" if time.care is None else "enough" if time.care >= weeks["care"] else "short",
        "shorter_care": "yes" if time.care is not None and time.care >= weeks["shorter_care"] else "no",
        "nerve_tests": _side(time, weeks["nerve_tests"], "early", "readable"),
    }


def behind(fact: str, answers: Answers) -> tuple[str, ...]:
    """The questions behind a fact that were answered; of the emergency, those that make it one."""
    if fact == "emergency":
        return tuple(question for question, state in _EMERGENCY.items() if answers.get(question) == state)
    return tuple(question for question in DERIVED.get(fact, (fact,)) if question in answers)


def _side(time: Time, threshold: float, below: str, reached: str) -> str:
    if time.at_least is not None and time.at_least >= threshold:
        return reached
    # Care shorter than the threshold says nothing of how long the symptoms have lasted.
    return "unknown" if time.symptoms is None else below


def _number(answers: Answers, question: str) -> float | None:
    given = answers.get(question)
    return float(given) if isinstance(given, int | float) else None
