"""The laws that hold for every set of answers, whatever the rules say."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators import registry
from calculators.contract import Question
from calculators.imaging import assess_studies, imaging
from calculators.imaging.model import STUDIES, TIMINGS, evidence, ruleset
from tests.contract.results import FORBIDDEN

NO = {
    "suspected_cauda_equina": "absent",
    "red_flag_urgency": "routine",
    "neurological_deficit": "none",
    "suspected_fracture": "absent",
    "leg_pain_radicular": "absent",
    "plexopathy_pattern": "absent",
    "localization_unclear": "absent",
    "considering_surgery_or_injection": "absent",
    "mri_contraindicated": "absent",
    "mri_lumbar_result": "not_done",
    "emg_result": "not_done",
}


def _values(question: Question) -> st.SearchStrategy[Any]:
    if question.kind == "choice":
        return st.sampled_from(question.states)
    # Near the numbers that decide more often than by chance.
    near = [week + step for week in ruleset().weeks.values() for step in (-1, -0.5, 0, 0.5, 1)]
    return st.one_of(
        st.sampled_from(near), st.integers(0, 1040), st.floats(0, 60).map(lambda week: round(week, 2))
    )


ANSWERS = st.fixed_dictionaries(
    {}, optional={question.id: _values(question) for question in imaging.questions}
)
WEEKS = st.one_of(st.integers(0, 30), st.floats(0, 30).map(lambda week: round(week, 2)))


def _ranks(answers: dict[str, Any]) -> dict[str, int]:
    return {study: TIMINGS.index(one.timing) for study, one in assess_studies(answers).studies.items()}


def _lumbar(answers: dict[str, Any]) -> int:
    """The sooner of MRI and CT of the lumbar spine."""
    ranks = _ranks(answers)
    return min(ranks["mri_lumbar_spine"], ranks["ct_lumbar_spine"])


@given(ANSWERS)
def test_every_study_gets_one_timing_of_the_contract_with_a_sourced_reason(answers: dict[str, Any]) -> None:
    studies = imaging.assess(answers).details["studies"]
    assert tuple(studies) == STUDIES
    for study in studies.values():
        assert study["timing"] in TIMINGS
        assert study["reasons"]
        for reason in study["reasons"]:
            assert reason["timing"] == study["timing"]
            assert reason["text"]
            assert reason["action"]
            assert reason["sources"]
            assert reason["source"] == reason["sources"][0]
            assert set(reason["sources"]) <= set(evidence().sources)
            assert set(reason["findings"]) <= set(answers)


@given(ANSWERS)
def test_suspected_cauda_equina_syndrome_is_an_emergency_study_whatever_else_was_answered(
    answers: dict[str, Any],
) -> None:
    studies = assess_studies(answers | {"suspected_cauda_equina": "present"}).studies
    cannot = answers.get("mri_contraindicated") == "present"
    assert studies["ct_lumbar_spine" if cannot else "mri_lumbar_spine"].timing == "emergency"


@given(ANSWERS)
def test_a_growing_deficit_or_an_emergency_tier_is_an_emergency_study_whatever_else(
    answers: dict[str, Any],
) -> None:
    assert _lumbar(answers | {"neurological_deficit": "progressive"}) == 0
    assert _lumbar(answers | {"red_flag_urgency": "emergency"}) == 0


@given(ANSWERS)
def test_raising_the_red_flag_tier_never_makes_the_lumbar_image_later(answers: dict[str, Any]) -> None:
    tiers = [_lumbar(answers | {"red_flag_urgency": tier}) for tier in ("routine", "urgent", "emergency")]
    assert tiers == sorted(tiers, reverse=True)


@given(ANSWERS)
def test_an_urgent_tier_brings_some_image_within_two_weeks(answers: dict[str, Any]) -> None:
    assert min(_ranks(answers | {"red_flag_urgency": "urgent"}).values()) <= TIMINGS.index("urgent")


@given(ANSWERS)
def test_a_worse_deficit_never_makes_the_lumbar_image_later(answers: dict[str, Any]) -> None:
    deficits = [
        _lumbar(answers | {"neurological_deficit": state}) for state in ("none", "stable", "progressive")
    ]
    assert deficits == sorted(deficits, reverse=True)


@given(ANSWERS, WEEKS, WEEKS)
def test_more_weeks_of_symptoms_never_make_any_study_later(
    answers: dict[str, Any], weeks: float, more: float
) -> None:
    before = _ranks(answers | {"weeks_of_symptoms": weeks})
    after = _ranks(answers | {"weeks_of_symptoms": weeks + more})
    assert all(after[study] <= before[study] for study in STUDIES)


@given(ANSWERS, WEEKS, WEEKS)
def test_more_weeks_of_care_never_make_any_study_later(
    answers: dict[str, Any], weeks: float, more: float
) -> None:
    before = _ranks(answers | {"weeks_of_conservative_care": weeks})
    after = _ranks(answers | {"weeks_of_conservative_care": weeks + more})
    assert all(after[study] <= before[study] for study in STUDIES)


@given(ANSWERS)
def test_a_wish_for_surgery_or_injection_never_makes_any_study_later(answers: dict[str, Any]) -> None:
    declined = _ranks(answers | {"considering_surgery_or_injection": "absent"})
    wanted = _ranks(answers | {"considering_surgery_or_injection": "present"})
    assert all(wanted[study] <= declined[study] for study in STUDIES)


@given(ANSWERS, st.sampled_from(sorted(NO)))
def test_what_was_not_asked_never_comes_later_than_the_answer_no(
    answers: dict[str, Any], question: str
) -> None:
    """Silence never buys a delay that "no" would not have bought."""
    left_out = _ranks({key: value for key, value in answers.items() if key != question})
    told_no = _ranks(answers | {question: NO[question]})
    assert all(left_out[study] <= told_no[study] for study in STUDIES)


@given(
    ANSWERS, st.sampled_from(sorted(NO.keys() - {"considering_surgery_or_injection", "localization_unclear"}))
)
def test_what_was_not_asked_is_as_open_as_no_except_where_a_no_closes_something(
    answers: dict[str, Any], question: str
) -> None:
    """A refused intervention and a certain place are news; every other "no" changes no timing."""
    left_out = _ranks({key: value for key, value in answers.items() if key != question})
    assert left_out == _ranks(answers | {question: NO[question]})


@given(ANSWERS, st.sampled_from(["weeks_of_symptoms", "weeks_of_conservative_care"]))
def test_weeks_not_asked_never_come_later_than_none_at_all(answers: dict[str, Any], question: str) -> None:
    left_out = _ranks({key: value for key, value in answers.items() if key != question})
    assert all(rank <= _ranks(answers | {question: 0})[study] for study, rank in left_out.items())


@given(ANSWERS)
def test_where_mri_is_impossible_no_mri_is_due_and_the_lumbar_image_comes_no_later(
    answers: dict[str, Any],
) -> None:
    cannot = answers | {"mri_contraindicated": "present"}
    ranks = _ranks(cannot)
    assert ranks["mri_lumbar_spine"] == ranks["mri_lumbosacral_plexus"] == TIMINGS.index("not_indicated")
    assert _lumbar(cannot) <= _lumbar(answers | {"mri_contraindicated": "absent"})


@given(ANSWERS)
def test_a_suspected_fracture_always_brings_a_radiograph_or_ct_soon(answers: dict[str, Any]) -> None:
    ranks = _ranks(answers | {"suspected_fracture": "present"})
    assert min(ranks["radiographs_lumbar_spine"], ranks["ct_lumbar_spine"]) <= TIMINGS.index("urgent")


@given(ANSWERS)
def test_radiographs_are_for_a_suspected_fracture_and_nothing_else(answers: dict[str, Any]) -> None:
    if answers.get("suspected_fracture") != "present":
        assert assess_studies(answers).studies["radiographs_lumbar_spine"].timing == "not_indicated"


@given(ANSWERS)
def test_nerve_tests_never_come_in_an_emergency_nor_before_they_can_be_read(answers: dict[str, Any]) -> None:
    assessment = assess_studies(answers)
    timing = assessment.studies["emg_ncs"].timing
    assert timing in ("now", "defer", "not_indicated")
    if assessment.soonest == "emergency":
        assert timing != "now"
    weeks = answers.get("weeks_of_symptoms", answers.get("weeks_of_conservative_care", 0))
    if weeks < ruleset().weeks["nerve_tests"]:
        assert timing != "now"


@given(ANSWERS)
def test_what_is_deferred_says_when_to_look_again_and_nothing_else_does(answers: dict[str, Any]) -> None:
    for study in imaging.assess(answers).details["studies"].values():
        assert bool(study["look_again"]) is (study["timing"] == "defer")
        assert "{" not in study["look_again"]
        week = study["reconsider_at_week"]
        if study["timing"] != "defer":
            assert week is None
        elif "weeks_of_symptoms" in answers:
            assert week >= answers["weeks_of_symptoms"]


@given(ANSWERS)
def test_the_urgency_is_that_of_the_soonest_study(answers: dict[str, Any]) -> None:
    details = imaging.assess(answers).details
    soonest = min((study["timing"] for study in details["studies"].values()), key=TIMINGS.index)
    assert details["urgency"] == (soonest if soonest in ("emergency", "urgent") else "routine")


@given(ANSWERS)
def test_what_was_not_asked_is_listed(answers: dict[str, Any]) -> None:
    result = imaging.assess(answers)
    assert set(result.not_assessed) == {question.id for question in imaging.questions} - set(answers)


@given(ANSWERS)
def test_no_output_says_safe_or_claims_absence(answers: dict[str, Any]) -> None:
    assert not FORBIDDEN.search(json.dumps(registry.run("imaging", answers)))
