"""Findings of localization that are red flags, judged by the same rules as red_flags."""

from collections.abc import Mapping

from ..contract import Answers, Value
from ..red_flags import Assessment, assess_findings
from .questions import EQUIVOCAL

# MRC grade at or below which weakness counts as severe; see severe_leg_weakness in red_flags.
SEVERE_GRADE = 3


def assess_urgency(answers: Answers) -> Assessment:
    """The urgency of the findings, its reasons naming localization's own ids."""
    named = red_flags_among(answers)
    flags: Mapping[str, Value] = dict.fromkeys(named, "present")
    return assess_findings(flags, named)


def red_flags_among(answers: Answers) -> dict[str, tuple[str, ...]]:
    """Red flag id -> the findings here that amount to it."""
    weak = {name: grade for name, grade in answers.items() if name.startswith("power_") and _below(grade, 5)}
    severe = tuple(name for name, grade in weak.items() if _below(grade, SEVERE_GRADE + 1))
    other_leg = _with(answers, "other_leg_power_and_sensation", "abnormal")
    numb = tuple(
        name
        for name, state in answers.items()
        if name.startswith("sensation_") and state in ("reduced", "tingling")
    )
    brisk = tuple(name for name in ("reflex_knee", "reflex_ankle") if answers.get(name) == "brisk")
    extensor = _with(answers, "plantar_response", "abnormal")
    central = _with(answers, "mri_cord_or_brain", "abnormal")
    flags = {
        "saddle_numbness": tuple(name for name in numb if name == "sensation_perianal"),
        "reduced_anal_tone": _with(answers, "anal_tone", "abnormal"),
        "severe_leg_weakness": severe,
        # Both legs: the other leg is abnormal and so is this one.
        "bilateral_leg_deficit": (*other_leg, *weak, *numb) if other_leg and (weak or numb) else other_leg,
        # Brisk jerks alone can be normal for a person; with an extensor plantar, a lesion on MRI or in both
        # jerks they are a sign.
        "upper_motor_neuron_signs": (*extensor, *central, *brisk)
        if extensor or central or len(brisk) > 1
        else (),
    }
    return {flag: findings for flag, findings in flags.items() if findings}


def _with(answers: Answers, name: str, state: str) -> tuple[str, ...]:
    # A doubtful sign counts as there until someone has looked again.
    return (name,) if answers.get(name) in (state, EQUIVOCAL) else ()


def _below(grade: Value, limit: int) -> bool:
    return isinstance(grade, int) and grade < limit
