"""The laws that hold for every set of answers, whatever the rules say."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.contract import Question
from calculators.red_flags import assess_findings, red_flags
from calculators.red_flags.model import TIERS, ruleset
from tests.contract.results import FORBIDDEN

FLAGS = [question.id for question in red_flags.questions if question.kind == "choice"]
CAUDA_EQUINA = next(rule for rule in ruleset().rules if rule.id == "cauda_equina")


def _values(question: Question) -> st.SearchStrategy[Any]:
    if question.kind == "choice":
        return st.sampled_from(question.states)
    # Whole numbers and halves, near the thresholds more often than by chance.
    near = [threshold.value + step for threshold in ruleset().thresholds.values() for step in (-1, 0, 0.5, 1)]
    fits = [number for number in near if question.minimum <= number <= question.maximum]
    return st.one_of(st.sampled_from(fits), st.integers(int(question.minimum), int(question.maximum)))


ANSWERS = st.fixed_dictionaries(
    {}, optional={question.id: _values(question) for question in red_flags.questions}
)


def _rank(answers: dict[str, Any]) -> int:
    return TIERS.index(assess_findings(answers).urgency)


@given(ANSWERS, st.sampled_from(FLAGS))
def test_adding_a_flag_never_lowers_the_urgency(answers: dict[str, Any], flag: str) -> None:
    without_it = {key: value for key, value in answers.items() if key != flag}
    with_it = _rank(without_it | {flag: "present"})
    assert with_it <= _rank(without_it)
    assert with_it <= _rank(without_it | {flag: "absent"})


@given(ANSWERS, st.sampled_from(FLAGS))
def test_a_finding_once_named_stays_named_when_a_flag_is_added(answers: dict[str, Any], flag: str) -> None:
    def named(given_answers: dict[str, Any]) -> set[str]:
        return {finding for fired in assess_findings(given_answers).fired for finding in fired.findings}

    assert named(answers) <= named(answers | {flag: "present"})


@given(
    ANSWERS,
    st.sampled_from(["age_years", "post_void_residual_ml"]),
    st.integers(0, 120),
    st.integers(0, 4880),
)
def test_a_higher_age_or_residual_never_lowers_the_urgency(
    answers: dict[str, Any], question: str, number: int, more: int
) -> None:
    assert _rank(answers | {question: number + more}) <= _rank(answers | {question: number})


@given(ANSWERS, st.integers(0, 17))
def test_an_age_under_18_changes_no_urgency_and_takes_back_no_reason(
    answers: dict[str, Any], age: int
) -> None:
    ageless = {key: value for key, value in answers.items() if key != "age_years"}
    told = red_flags.assess(ageless | {"age_years": age}).details
    assert told["urgency"] == red_flags.assess(ageless).details["urgency"]
    assert told["reasons"] == red_flags.assess(ageless).details["reasons"]


@given(ANSWERS)
def test_a_question_left_out_is_listed_as_not_asked_and_never_as_no(answers: dict[str, Any]) -> None:
    details = red_flags.assess(answers).details
    assert set(details["not_asked"]) == {question.id for question in red_flags.questions} - set(answers)


@given(ANSWERS)
def test_an_absent_flag_takes_back_nothing(answers: dict[str, Any]) -> None:
    present_only = {key: value for key, value in answers.items() if value != "absent"}
    assert assess_findings(answers).reasons == assess_findings(present_only).reasons


@given(ANSWERS, st.sampled_from([atom for atom in CAUDA_EQUINA.when[0].of if atom != "large_residual"]))
def test_a_normal_residual_never_cancels_a_suspicion_of_cauda_equina_syndrome(
    answers: dict[str, Any], flag: str
) -> None:
    result = red_flags.assess(answers | {flag: "present", "post_void_residual_ml": 0})
    assert result.details["urgency"] == "emergency"
    assert "cauda_equina" in [reason["rule"] for reason in result.details["reasons"]]
    assert "does not exclude cauda equina syndrome" in json.dumps(result.to_dict("red_flags", "0", ""))


@given(ANSWERS)
def test_no_output_says_safe_or_claims_absence(answers: dict[str, Any]) -> None:
    result = red_flags.assess(answers).to_dict("red_flags", "0", "")
    assert not FORBIDDEN.search(json.dumps(result))


@given(ANSWERS)
def test_every_condition_is_raised_or_named_as_not_excluded(answers: dict[str, Any]) -> None:
    result = red_flags.assess(answers)
    raised = {fired.rule.condition for fired in assess_findings(answers).fired}
    left = {item["text"].lower() for item in result.to_dict("red_flags", "0", "")["blocks"][-1]["items"]}
    everything = {rule.condition.lower() for rule in ruleset().rules}
    assert left | {condition.lower() for condition in raised} == everything


@given(ANSWERS)
def test_every_present_flag_is_named_in_a_reason_or_as_a_weak_flag(answers: dict[str, Any]) -> None:
    assessment = assess_findings(answers)
    named = {finding for fired in assessment.fired for finding in fired.findings}
    named |= {flag.finding for flag in assessment.weak}
    assert {key for key, value in answers.items() if value == "present"} <= named


@given(ANSWERS)
def test_reasons_come_most_urgent_first_and_set_the_urgency(answers: dict[str, Any]) -> None:
    details = red_flags.assess(answers).details
    ranks = [TIERS.index(reason["urgency"]) for reason in details["reasons"]]
    assert ranks == sorted(ranks)
    assert details["urgency"] == (details["reasons"][0]["urgency"] if ranks else "routine")
