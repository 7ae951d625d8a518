"""What was answered is used: not asked or requested again, and no risk is named that nobody entered."""

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import calculators
from calculators.management import management
from calculators.management.model import evidence
from calculators.management.questions import RISKS
from calculators.render import render_text
from calculators.render.words import URGENCY_WORDS
from tests.contract.results import texts

from .test_laws import ANSWERS, LAW, result_of

MRI_DONE = ("concordant", "discordant", "normal")
# What the first visitor entered.
VISITOR: dict[str, Any] = {
    "red_flag_urgency": "routine",
    "suspected_cauda_equina": "absent",
    "neurological_deficit": "stable",
    "severe_leg_weakness": "absent",
    "diagnosis": "lumbar_radiculopathy",
    "leg_pain_radicular": "present",
    "leg_pain_severity": 7,
    "mri_lumbar_result": "concordant",
    "weeks_of_symptoms": 8,
    "weeks_of_conservative_care": 7,
    "improving": "absent",
    "considering_surgery_or_injection": "present",
    "kidney_disease": "present",
}
REFUSES = VISITOR | {"considering_surgery_or_injection": "absent", "mri_lumbar_result": "normal"}
ASKS = {
    "considering_surgery_or_injection": r"(\bask|\bif|\bor|what) (whether )?the patient would accept"
    r"|would (accept|be acceptable)[^.]*: ask\b|an intervention: ask",
    "weeks_of_symptoms": r"say how many weeks|weeks were not given|time not given",
    "weeks_of_conservative_care": r"treated was not given|\b(ask|once you know) how long it was treated",
    "improving": r"what has changed\b|Reassess today:[^.]*the course",
    "neurological_deficit": r"Reassess today:[^.]*power",
    "mri_lumbar_result": r"whether (a|an) (scan|MRI) was (made|done)",
    "pregnancy": r"\bask (first )?about[^.]*pregnan",
    "kidney_disease": r"\bask (first )?about[^.]*kidney",
    "ulcer_or_bleeding": r"\bask (first )?about[^.]*(gut|ulcer)",
    "heart_disease": r"\bask (first )?about[^.]*heart",
    "anticoagulation": r"\b(ask (first )?about|settle)[^.]*\ban anticoagulant",
}
RISK_WORDS = {
    "pregnancy": "pregnan",
    "kidney_disease": "kidney",
    "ulcer_or_bleeding": "ulcer",
    "heart_disease": "heart",
    "anticoagulation": "anticoagula",
    "taking_gabapentinoid": "gabapentinoid",
    "taking_opioid": "opioid",
    "taking_benzodiazepine": "benzodiazepine",
}
NAMES_RISKS = {"nsaid", "medicine_review", "stopping_abruptly"}


def wants_mri(item: dict[str, Any]) -> list[str]:
    """The sentences of an item that speak of a lumbar MRI or a scan other than the one that is on record."""
    said = re.split(r"(?<=[.:]) ", f"{item['text']} {item['why']}")
    known = re.compile(r"on record|plexus|misses|bladder|MRI does not explain")
    return [one for one in said if re.search(r"\b(MRI|scan|imaging)\b", one) and not known.search(one)]


@LAW
@given(ANSWERS)
@example(VISITOR)
@example(REFUSES)
def test_an_answered_question_is_never_asked_for(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    said = [result["headline"], *texts([block for block in result["blocks"] if not block.get("folded")])]
    for question in answers.keys() & ASKS.keys():
        assert [one for one in said if re.search(ASKS[question], one, re.IGNORECASE)] == [], question
    assert not any("above" in one or "[" in one for one in said)


@pytest.mark.parametrize("question", management.questions, ids=lambda question: question.id)
def test_no_label_of_an_answered_question_stands_in_the_answer(question: Any) -> None:
    said = list(texts(result_of(VISITOR)["blocks"]))
    assert any(question.label in one for one in said) is (question.id in result_of(VISITOR)["not_assessed"])


@LAW
@given(ANSWERS, st.sampled_from(MRI_DONE))
@example(VISITOR, "concordant")
@example(REFUSES, "normal")
def test_with_an_mri_on_record_none_is_asked_for_unless_a_new_one_is_meant(
    answers: dict[str, Any], mri: str
) -> None:
    result = result_of(answers | {"mri_lumbar_result": mri})
    for item in [*result["offer"], *result["refer"]]:
        assert item["id"] != "mri"
        for sentence in wants_mri(item):
            assert re.search(r"\bnew (emergency )?(MRI|imaging)\b", sentence), sentence
            assert "before" in f"{item['text']} {item['why']}", "and why a new one"
    assert not re.search(r"request|with MRI|MRI now|scan and referral", result["headline"])


@LAW
@given(ANSWERS)
@example(VISITOR)
def test_a_risk_line_names_only_the_risks_entered(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    for item in [*result["avoid"], *result["offer"]]:
        if item["id"] in NAMES_RISKS and (item in result["avoid"] or item["id"] == "medicine_review"):
            said = f"{item['text']} {item['why']}".lower()
            named = {risk for risk, word in RISK_WORDS.items() if word in said}
            present = {risk for risk in RISK_WORDS if answers.get(risk) == "present"}
            of_drugs = {question.id for question in RISKS.questions}
            assert named == (present & of_drugs if item["id"] == "nsaid" else present - of_drugs)


@LAW
@given(ANSWERS)
@example({"red_flag_urgency": "emergency"})
@example({"suspected_cauda_equina": "present"})
def test_no_word_stands_twice_in_a_row(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    said = [result["headline"]]
    for block in result["blocks"]:
        if block["kind"] == "reasons":
            said += [
                f"{URGENCY_WORDS[one['urgency']]}: {one['text']} {one['action']}" for one in block["items"]
            ]
        said += list(texts(block))
    assert [one for one in said if re.search(r"\b([a-z]+)\b[\s:.,;]+\1\b", one, re.IGNORECASE)] == []


@pytest.mark.parametrize("answers", [VISITOR, REFUSES], ids=["visitor", "refuses"])
def test_the_answer_of_the_visitor_asks_for_nothing_and_requests_nothing_again(
    answers: dict[str, Any],
) -> None:
    said = " ".join(render_text(calculators.run("management", answers), evidence().sources).split())
    for wrong in ("ask whether the patient", "and MRI now", "with MRI", "Enter them above", "Reassess today"):
        assert wrong not in said
