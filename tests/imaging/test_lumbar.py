"""The lumbar image without a red flag: every combination of answers, against a second telling by hand."""

from itertools import product
from typing import Any

import pytest

from calculators.imaging import assess_studies

WEEKS = {"unknown": {}, "early": {"weeks_of_symptoms": 5.9}, "late": {"weeks_of_symptoms": 6}}
CARE = {
    "unknown": {},
    "short": {"weeks_of_conservative_care": 5.9},
    "enough": {"weeks_of_conservative_care": 6},
}
YES_NO = ("present", "absent", "")


def _answers(**given: str) -> dict[str, Any]:
    return {question: state for question, state in given.items() if state}


def _told(weeks: str, care: str, wish: str, radicular: str, deficit: str) -> tuple[str, set[str]]:
    """Timing and reasons, by hand."""
    if weeks == "early" and care == "enough":
        care = "short"  # care counts at most as long as the symptoms
    if weeks == "unknown" and care == "enough":
        weeks = "late"  # what was treated for six weeks has lasted six weeks
    candidate, stable = wish == "present", deficit == "stable"
    now = set()
    if candidate and care == "enough":
        now.add("candidate_after_care")
    if stable and weeks == "late" and wish != "absent":
        now.add("lasting_deficit")
    if now:
        return "now", now
    waits = set()
    concerned = radicular == "present" or candidate
    if weeks == "early":
        waits |= {"early"} if concerned else set()
        waits |= {"stable_deficit_early"} if stable else set()
    elif weeks == "unknown":
        waits |= {"weeks_not_known"} if concerned or stable else set()
    elif wish == "absent":
        waits |= {"no_intervention_wanted"} if radicular == "present" else set()
        waits |= {"lasting_deficit_no_intervention"} if stable else set()
    elif concerned:
        waits |= {{"short": "care_too_short", "unknown": "care_not_known", "enough": "wish_not_known"}[care]}
    return ("defer", waits) if waits else ("not_indicated", {"no_reason_lumbar"})


@pytest.mark.parametrize("scan", ["not_done", "", "concordant", "discordant", "normal"])
@pytest.mark.parametrize("tier", ["routine", ""])
def test_every_combination_gets_the_timing_and_the_reasons_told_by_hand(scan: str, tier: str) -> None:
    tried = 0
    for weeks, care, wish, radicular, deficit in product(WEEKS, CARE, YES_NO, YES_NO, ("none", "stable", "")):
        answers = _answers(
            considering_surgery_or_injection=wish,
            leg_pain_radicular=radicular,
            neurological_deficit=deficit,
            mri_lumbar_result=scan,
            red_flag_urgency=tier,
        )
        study = assess_studies(answers | WEEKS[weeks] | CARE[care]).studies["mri_lumbar_spine"]
        expected = _told(weeks, care, wish, radicular, deficit)
        if scan not in ("not_done", ""):
            expected = ("not_indicated", {f"mri_{scan}"})
        assert (study.timing, {one.rule.id for one in study.reasons}) == expected, answers
        tried += 1
    assert tried == 243


def test_where_mri_is_impossible_ct_gets_the_same_timing_with_the_same_reasons() -> None:
    for weeks, care, wish, radicular, deficit in product(WEEKS, CARE, YES_NO, YES_NO, ("none", "stable", "")):
        answers = _answers(
            considering_surgery_or_injection=wish, leg_pain_radicular=radicular, neurological_deficit=deficit
        )
        answers |= WEEKS[weeks] | CARE[care] | {"mri_contraindicated": "present"}
        studies = assess_studies(answers).studies
        timing, reasons = _told(weeks, care, wish, radicular, deficit)
        expected = {"no_reason_ct"} if timing == "not_indicated" else {"ct_in_place", *reasons}
        ct = studies["ct_lumbar_spine"]
        assert (ct.timing, {one.rule.id for one in ct.reasons}) == (timing, expected)
        assert studies["mri_lumbar_spine"].timing == "not_indicated"
