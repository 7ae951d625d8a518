"""How the answer reads: headline, blocks, and the table of rules."""

import json
from typing import Any

import pytest

from calculators import registry
from calculators.contract import Answers, parse
from calculators.red_flags import red_flags
from calculators.red_flags.model import evidence, ruleset
from calculators.render import render_html, render_text

ALL_ABSENT = {question.id: "absent" for question in red_flags.questions if question.kind == "choice"}


def _result(answers: Answers) -> dict[str, Any]:
    return red_flags.assess(parse(red_flags.questions, answers)).to_dict("red_flags", "0", "")


def _block(result: dict[str, Any], title: str) -> dict[str, Any]:
    return next(block for block in result["blocks"] if block["title"] == title)


def test_an_emergency_is_named_in_the_headline_with_the_number_of_other_reasons() -> None:
    result = _result({"saddle_numbness": "present", "cold_pulseless_leg": "present"})
    assert result["headline"] == "Emergency: possible cauda equina syndrome, and 1 more reason."


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"severe_leg_weakness": "present"}, "severe leg weakness"),
        ({"severe_leg_weakness": "present", "progressive_leg_weakness": "absent"}, "severe leg weakness"),
        ({"progressive_leg_weakness": "present"}, "growing leg weakness"),
        (
            {"severe_leg_weakness": "present", "progressive_leg_weakness": "present"},
            "severe and growing leg weakness",
        ),
    ],
)
def test_weakness_is_called_what_was_found_and_nothing_more(answers: Answers, said: str) -> None:
    result = _result(answers)
    assert result["headline"] == f"Emergency: {said}."
    assert "weakness this severe" not in _block(result, "Why")["items"][0]["text"].lower()


def test_a_weak_grade_in_localization_is_called_severe_and_not_growing() -> None:
    headline = registry.run("localization", {"power_ankle_dorsiflexion": 2})["headline"]
    assert headline.startswith("Emergency: severe leg weakness;")


@pytest.mark.parametrize(
    ("answers", "headline"),
    [
        ({"fever": "absent"}, "Nothing reported so far calls for more; 31 questions are still open."),
        (ALL_ABSENT | {"age_years": 40}, "Nothing reported so far calls for more; 1 question is still open."),
        (
            ALL_ABSENT | {"age_years": 40, "post_void_residual_ml": 0},
            "Nothing reported calls for more today; the list does not cover every cause.",
        ),
    ],
)
def test_a_routine_headline_counts_what_is_open(answers: Answers, headline: str) -> None:
    assert _result(answers)["headline"] == headline


FIRST = "bladder, bowel, saddle, sexual function, both legs and weakness"


@pytest.mark.parametrize(
    ("answers", "said"),
    [({}, "Nothing has been asked yet"), ({"age_years": 40}, "Nothing but the age has been asked yet")],
)
def test_with_nothing_asked_the_answer_says_so_and_what_to_ask_first(answers: Answers, said: str) -> None:
    result = _result(answers)
    assert result["urgency"] == "routine"
    assert result["headline"] == f"{said}: begin with {FIRST}."
    first = result["blocks"][0]
    assert (first["tone"], first["title"]) == ("note", said)
    assert all(part in first["text"].lower() for part in FIRST.replace(" and ", ", ").split(", "))
    assert "routine" not in render_text(result, evidence().sources).lower()
    assert "routine" not in render_html(result, evidence().sources).lower()


@pytest.mark.parametrize("answers", [{"fever": "absent"}, {"post_void_residual_ml": 20}])
def test_one_answer_is_something_asked(answers: Answers) -> None:
    assert _result(answers)["blocks"][0]["tone"] == "routine"


@pytest.mark.parametrize(
    "answers", [{"fever": "absent"}, {"cancer_history": "present"}, {"fever": "present"}], ids=str
)
def test_no_box_doubles_the_word_of_its_urgency(answers: Answers) -> None:
    box = _result(answers)["blocks"][0]
    assert box["tone"] not in box["title"].lower()


@pytest.mark.parametrize(
    ("age", "warned"), [(0, True), (17, True), (17.9, True), (18, False), (19, False), (80, False)]
)
@pytest.mark.parametrize(
    "answers",
    [{}, {"fever": "absent"}, ALL_ABSENT, {"cancer_history": "present"}, {"saddle_numbness": "present"}],
    ids=lambda answers: ",".join(answers)[:30] or "nothing",
)
def test_under_18_the_answer_says_that_the_rules_were_made_for_adults(
    answers: Answers, age: float, warned: bool
) -> None:
    result = _result(answers | {"age_years": age})
    assert (ruleset().under_age.title in [block["title"] for block in result["blocks"]]) is warned
    assert ("Under 18" in json.dumps(result)) is warned
    assert result["urgency"] == _result(answers)["urgency"]
    if warned:
        told = _block(result, ruleset().under_age.title)
        assert told["tone"] == "caution"
        assert "judgment" in told["text"]


@pytest.mark.parametrize(("age", "warned"), [(17, True), (18, False)])
@pytest.mark.parametrize("answers", [{}, {"fever": "absent"}, ALL_ABSENT | {"post_void_residual_ml": 0}])
def test_under_18_no_box_and_no_headline_says_that_it_is_routine(
    answers: Answers, age: int, warned: bool
) -> None:
    result = _result(answers | {"age_years": age})
    assert result["headline"].startswith("Under 18") is warned
    if warned:
        assert "calls for more" not in result["headline"]
        assert "routine" not in [block.get("tone") for block in result["blocks"]]


def test_a_reason_carries_all_that_the_contract_names() -> None:
    reason = _result({"cancer_history": "present"})["reasons"][0]
    assert reason["rule"] == "cancer_history"
    assert reason["findings"] == ["cancer_history"]
    assert reason["urgency"] == "urgent"
    assert reason["source"] == "nice_ng234"
    assert reason["action"]
    assert reason["time_frame"]


def test_the_residual_is_named_with_its_volume() -> None:
    shown = _block(_result({"post_void_residual_ml": 480}), "Why")["items"][0]
    assert "post-void residual 480 mL" in shown["text"]
    assert shown["findings"] == ("post_void_residual_ml",)


@pytest.mark.parametrize(("residual", "said"), [(0, True), (199, True), (200, False), (800, False)])
def test_a_residual_below_the_threshold_is_said_not_to_exclude(residual: int, said: bool) -> None:
    titles = [block["title"] for block in _result({"post_void_residual_ml": residual})["blocks"]]
    assert (ruleset().residual.title in titles) is said


def test_one_weak_flag_is_named_with_its_figure_and_stays_routine() -> None:
    result = _result({"unexplained_weight_loss": "present"})
    item = _block(result, "Weak flags")["items"][0]
    assert result["urgency"] == "routine"
    assert evidence().figure("ca_wtloss.positive_likelihood_ratio").text in item["text"]
    assert item["sources"] == ("deyodiehl1988",)


def test_a_weak_flag_that_a_rule_took_up_is_not_called_weak() -> None:
    result = _result({"unexplained_weight_loss": "present", "cancer_history": "present"})
    assert "Weak flags" not in [block["title"] for block in result["blocks"]]


def test_open_questions_are_grouped_with_bladder_bowel_and_saddle_first() -> None:
    items = _block(_result({"urinary_retention": "absent"}), "Not asked yet")["items"]
    assert [item["text"] for item in items[:2]] == ["Bladder, bowel and saddle", "The legs"]
    labels = [question.label for question in red_flags.questions if question.id == "urinary_retention"]
    assert labels[0] not in items[0]["detail"]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"fever": "absent"}, True),
        ({"fever": "absent", "age_years": 17}, True),
        ({"cancer_history": "present"}, True),
        ({"fever": "present"}, False),
    ],
)
def test_who_goes_home_is_told_what_to_come_back_for(answers: Answers, told: bool) -> None:
    assert (ruleset().come_back in _result(answers)["blocks"][0]["items"]) is told


def test_every_case_renders_as_html_and_as_text() -> None:
    sources = evidence().sources
    for case in red_flags.cases:
        result = _result(case.findings)
        assert result["headline"] in render_text(result, sources).replace("\n", " ")
        assert 'class="result-headline"' in render_html(result, sources)


def test_the_table_shows_every_rule_with_urgency_action_and_sources() -> None:
    (table,) = red_flags.rules
    assert table.kind == "table"
    assert [row[0] for row in table.rows] == [rule.situation for rule in ruleset().rules]
    assert all(
        row[1] in ("Emergency", "Urgent", "Routine") and row[2] and row[3] and row[5] for row in table.rows
    )
