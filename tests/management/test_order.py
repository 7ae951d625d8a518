"""What is urgent and the few things to do stand first; what is long is folded, and nothing is lost."""

from typing import Any

from hypothesis import example, given

from calculators.management.questions import ALARM

from .test_known_answers import REFUSES, VISITOR
from .test_laws import ANSWERS, LAW, result_of

LONG = 500
"""Characters: no shown item of a list is longer than that."""


def _first(result: dict[str, Any]) -> dict[str, Any]:
    return dict(result["blocks"][0])


@LAW
@given(ANSWERS)
@example(VISITOR)
@example(REFUSES)
def test_the_first_block_says_what_to_do_most_urgent_first(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    actions = list(_first(result)["items"])
    assert len(actions) <= 5
    if answers:
        assert len(actions) >= min(3, len(result["refer"] + result["offer"]))
    if asked := [action for action in actions if action.startswith("Ask first:")]:
        assert actions[0] == asked[0]
    first = [action for action in actions if action not in asked]
    referred = [item["text"] for item in result["refer"]]
    if answers:
        assert first[: min(3, len(referred))] == referred[:3]


@LAW
@given(ANSWERS)
def test_the_first_block_has_the_tone_of_the_urgency(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    tones = {"routine": "note"} | {tier: tier for tier in ("emergency", "urgent")}
    assert _first(result)["tone"] == tones[result["urgency"]]


@LAW
@given(ANSWERS)
@example({"weeks_of_symptoms": 3})
def test_open_alarm_questions_are_asked_first_until_there_is_an_alarm(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    said = " ".join(_first(result)["items"])
    for question in ALARM.questions:
        open_here = bool(answers) and question.id not in answers and result["phase"] != "red_flag"
        assert (question.label in said) is open_here


@LAW
@given(ANSWERS)
@example(VISITOR)
def test_everything_to_do_stands_before_everything_folded_and_no_shown_item_is_long(
    answers: dict[str, Any],
) -> None:
    blocks = result_of(answers)["blocks"]
    folded = [bool(block.get("folded")) for block in blocks]
    assert folded == sorted(folded)
    for block in blocks:
        if block["kind"] == "checklist" and not block["folded"]:
            assert all(len(item["text"] + item["detail"]) < LONG for item in block["items"])


@LAW
@given(ANSWERS)
@example(VISITOR)
def test_what_is_offered_or_avoided_keeps_its_status_in_sight_and_its_evidence_below(
    answers: dict[str, Any],
) -> None:
    result = result_of(answers)
    lists = [block for block in result["blocks"] if block["kind"] == "checklist"]
    shown = {item["text"]: item for block in lists if not block["folded"] for item in block["items"]}
    below = " ".join(item["detail"] for block in lists if block["folded"] for item in block["items"])
    reasons = [item for block in result["blocks"] if block["kind"] == "reasons" for item in block["items"]]
    for item in result["offer"] + result["avoid"]:
        assert item["why"] in below
        assert all(view in below for view in item["views"])
        assert shown[item["text"]]["sources"] == tuple(item["sources"])
        detail = shown[item["text"]]["detail"]
        assert ("ecalled" in detail or "judgment" in detail) if item["status"] != "verified" else True
        assert ("Sources differ" in detail) is bool(item["views"])
    for item, reason in zip(result["refer"], reasons, strict=True):
        assert reason["action"] == item["why"]
        assert ("Sources differ" in reason["note"]) is bool(item["views"])
        assert all(view in below for view in item["views"])


@LAW
@given(ANSWERS)
@example(VISITOR)
def test_the_headline_says_whom_to_refer_for_before_the_plan(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    if answers and result["refer"]:
        assert "refer " in result["headline"].split(";")[0]
