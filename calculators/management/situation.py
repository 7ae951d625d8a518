"""What the answers come to before any rule: which diagnosis is planned for, and how far along in time."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculators.contract import Value

from .model import Family, Phase, Plan

UNKNOWN_TIME = "time_not_given"


@dataclass(frozen=True, slots=True)
class Situation:
    """One set of answers, read once.

    family    the diagnoses whose plan applies
    time      the id of the stretch of time, whatever the urgency
    weeks     of symptoms; care is the weeks of treatment, never more than the weeks of symptoms
    cautions  ids of what does not fit together in the answers
    """

    answers: Mapping[str, Value]
    family: str
    time: str
    weeks: float | None
    care: float | None
    cautions: tuple[str, ...]


def read(answers: Mapping[str, Value], plan: Plan) -> Situation:
    """The situation behind the answers; pure."""
    cautions = []
    weeks, care = _number(answers, "weeks_of_symptoms"), _number(answers, "weeks_of_conservative_care")
    if weeks is not None and care is not None and care > weeks:
        # Longer care than symptoms was care for an earlier episode: it does not count for this one.
        cautions.append("care_longer_than_symptoms")
        care = weeks
    # Who has been treated for so long has had symptoms for at least as long.
    known = care if weeks is None else weeks
    family = _family(answers, plan)
    if answers.get("diagnosis") == "nonspecific_low_back_pain" and family == "root":
        cautions.append("label_and_leg_pain")
    if answers.get("neurological_deficit") == "progressive" and answers.get("improving") == "present":
        cautions.append("improving_and_progressive")
    return Situation(answers, family, _time(answers, known, care, plan).id, known, care, tuple(cautions))


def _number(answers: Mapping[str, Value], key: str) -> float | None:
    value = answers.get(key)
    return float(value) if isinstance(value, int | float) else None


def _family(answers: Mapping[str, Value], plan: Plan) -> str:
    diagnosis, radicular = answers.get("diagnosis"), answers.get("leg_pain_radicular") == "present"
    found = next((family for family in plan.families.values() if diagnosis in family.diagnoses), None)
    if radicular and (found is None or found.id == "back"):
        return "root"
    return found.id if found else "unclear"


def family_of(situation: Situation, plan: Plan) -> Family:
    """The family whose plan applies."""
    return plan.families[situation.family]


def _time(answers: Mapping[str, Value], weeks: float | None, care: float | None, plan: Plan) -> Phase:
    if weeks is None:
        return plan.phases[UNKNOWN_TIME]
    reached = [phase for phase in plan.phases.values() if phase.starts is not None and weeks >= phase.starts]
    # In the order of time; "refractory" starts with the last of them, on two more conditions.
    failed = care is not None and care >= plan.weeks["enough_care"] and answers.get("improving") == "absent"
    return next(phase for phase in reversed(reached) if phase.id != "refractory" or failed)
