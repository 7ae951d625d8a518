"""How the answer reads: headline, table, reasons, meanwhile, disagreement, open questions."""

from typing import Any

import pytest

from calculators import registry
from calculators.contract import Answers
from calculators.imaging import imaging
from calculators.imaging.model import STUDIES, evidence, ruleset
from calculators.imaging.what_if import strongest_effect
from calculators.render import render_html, render_text

DECLINED = {
    "weeks_of_symptoms": 12,
    "leg_pain_radicular": "present",
    "considering_surgery_or_injection": "absent",
}


def _result(answers: Answers) -> dict[str, Any]:
    return registry.run("imaging", answers)


def _titles(answers: Answers) -> list[str]:
    return [block["title"] for block in _result(answers)["blocks"]]


def _items(answers: Answers, title: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = next(
        block["items"] for block in _result(answers)["blocks"] if block["title"] == title
    )
    return found


@pytest.mark.parametrize(
    ("answers", "headline"),
    [
        ({}, "Nothing is answered yet: ask first about cauda equina syndrome, the red flags and a deficit."),
        (
            {"red_flag_urgency": "routine"},
            "No reason for an image or a nerve test in what was answered; 12 questions are still open.",
        ),
        ({"suspected_cauda_equina": "present"}, "Emergency: MRI of the lumbar spine today."),
        (
            {"suspected_fracture": "present", "neurological_deficit": "progressive"},
            "Emergency: MRI of the lumbar spine and CT of the lumbar spine today.",
        ),
        ({"red_flag_urgency": "urgent"}, "Urgent: MRI of the lumbar spine within about two weeks."),
        (
            {"suspected_fracture": "present", "weeks_of_symptoms": 1, "localization_unclear": "present"},
            "Urgent: radiographs of the lumbar spine within about two weeks.",
        ),
        (
            {"red_flag_urgency": "urgent", "weeks_of_symptoms": 4, "localization_unclear": "present"},
            "Urgent: MRI of the lumbar spine within about two weeks; "
            "then request EMG and nerve conduction at this visit.",
        ),
        (
            {"mri_lumbar_result": "discordant", "weeks_of_symptoms": 8},
            "Now: request EMG and nerve conduction at this visit.",
        ),
        (
            {"leg_pain_radicular": "present", "weeks_of_symptoms": 1},
            "Not yet: MRI of the lumbar spine; look again at about week 6.",
        ),
        (
            dict.fromkeys(["leg_pain_radicular", "plexopathy_pattern", "localization_unclear"], "absent")
            | {"weeks_of_symptoms": 3, "weeks_of_conservative_care": 1, "suspected_fracture": "absent"}
            | {
                "suspected_cauda_equina": "absent",
                "red_flag_urgency": "routine",
                "neurological_deficit": "none",
            }
            | {"considering_surgery_or_injection": "absent", "mri_contraindicated": "absent"}
            | {"mri_lumbar_result": "not_done"},
            "No reason for an image or a nerve test in what was answered; 1 question is still open.",
        ),
    ],
)
def test_the_headline_says_what_and_when_in_plain_words(answers: Answers, headline: str) -> None:
    assert _result(answers)["headline"] == headline


def test_the_table_names_every_study_with_its_timing_in_words_soonest_first() -> None:
    rows = next(
        block for block in _result({"red_flag_urgency": "urgent"})["blocks"] if block["kind"] == "table"
    )["rows"]
    assert sorted(row[0] for row in rows) == sorted(ruleset().labels.values())
    assert rows[0][:2] == ["MRI of the lumbar spine", "Urgent: within about two weeks"]
    assert rows[-1][1] == "No reason so far"


def test_a_study_that_cannot_be_done_says_so_and_not_that_there_is_no_reason() -> None:
    answers = {
        "suspected_cauda_equina": "present",
        "mri_contraindicated": "present",
        "plexopathy_pattern": "present",
    }
    rows = next(block for block in _result(answers)["blocks"] if block["kind"] == "table")["rows"]
    words = {row[0]: row[1] for row in rows}
    assert words["MRI of the lumbar spine"] == "Cannot be done: CT takes its place"
    assert words["MRI of the lumbosacral plexus"] == "Cannot be done: ask about CT of abdomen and pelvis"
    assert words["CT of the lumbar spine"] == "Emergency: today"


def test_where_ct_takes_the_place_the_first_reason_says_so() -> None:
    answers = {"suspected_cauda_equina": "present", "mri_contraindicated": "present"}
    reasons = _result(answers)["studies"]["ct_lumbar_spine"]["reasons"]
    assert [reason["rule"] for reason in reasons] == ["ct_in_place", "cauda_equina"]


@pytest.mark.parametrize("body", ["ACR", "ACP", "NICE"])
@pytest.mark.parametrize(
    "answers", [{"leg_pain_radicular": "present"}, DECLINED, {"red_flag_urgency": "urgent"}]
)
def test_where_guidance_parts_every_body_stands_in_the_answer(answers: Answers, body: str) -> None:
    views = [
        block
        for block in _result(answers)["blocks"]
        if block["title"].startswith("Where the sources disagree")
    ]
    assert any(body in item["text"] for block in views for item in block["items"])
    assert all(item["sources"] for block in views for item in block["items"])
    reasons = _result(answers)["studies"]["mri_lumbar_spine"]["reasons"]
    assert any(body in view for reason in reasons for view in reason["views"])


@pytest.mark.parametrize(("care", "named"), [(3.9, False), (4, True), (5.9, True), (6, False)])
def test_between_four_and_six_weeks_of_care_the_shorter_rule_is_named_to_a_candidate(
    care: float, named: bool
) -> None:
    answers = {"weeks_of_symptoms": 9, "weeks_of_conservative_care": care, "leg_pain_radicular": "present"}
    answers |= {"considering_surgery_or_injection": "present"}
    assert any("ACP's advice would allow" in item["text"] for item in _items(answers, "Meanwhile")) is named


@pytest.mark.parametrize("case", imaging.cases, ids=lambda case: case.id)
def test_every_case_says_what_to_do_meanwhile_and_renders(case: Any) -> None:
    result = _result(case.findings)
    assert _items(case.findings, "Meanwhile")
    assert result["headline"] in render_text(result, evidence().sources).replace("\n", " ")
    assert 'class="result-headline"' in render_html(result, evidence().sources)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, True),
        (DECLINED, True),
        ({"red_flag_urgency": "urgent"}, True),
        ({"red_flag_urgency": "emergency"}, False),
    ],
)
def test_who_goes_home_is_told_what_to_come_back_for(answers: Answers, told: bool) -> None:
    said = [item["text"] for item in _items(answers, "Meanwhile")]
    assert any(text.startswith("Tell the patient to come back at once") for text in said) is told


@pytest.mark.parametrize(
    "answers",
    [
        {"suspected_cauda_equina": "present"},
        {"red_flag_urgency": "urgent"},
        {"leg_pain_radicular": "present", "weeks_of_symptoms": 1},
        {"weeks_of_conservative_care": 8, "considering_surgery_or_injection": "present"},
        {"plexopathy_pattern": "present"},
        {"mri_lumbar_result": "discordant", "weeks_of_symptoms": 8},
        {"suspected_fracture": "present"},
    ],
)
def test_what_is_due_or_deferred_says_what_its_result_would_change(answers: Answers) -> None:
    assert _items(answers, "What the result would change")


def test_what_is_deferred_says_when_to_look_again_and_what_brings_it_forward() -> None:
    block = next(block for block in _result(DECLINED)["blocks"] if block["title"] == "When to look again")
    assert [item["text"] for item in block["items"]] == [
        "MRI of the lumbar spine: At about week 18, "
        "or as soon as the patient would accept surgery or an injection."
    ]
    assert "when power falls" in block["text"]
    assert "When to look again" not in _titles({"suspected_cauda_equina": "present"})


@pytest.mark.parametrize(
    ("answers", "conflict"),
    [
        ({"weeks_of_symptoms": 2, "weeks_of_conservative_care": 9}, "care_longer_than_symptoms"),
        ({"suspected_cauda_equina": "present", "red_flag_urgency": "routine"}, "tier_below_findings"),
        ({"neurological_deficit": "progressive", "red_flag_urgency": "urgent"}, "tier_below_findings"),
        ({"mri_lumbar_result": "normal", "red_flag_urgency": "urgent"}, "scan_before_flag"),
        ({"mri_lumbar_result": "concordant", "localization_unclear": "present"}, "settled_and_unclear"),
    ],
)
def test_answers_that_do_not_fit_together_are_named(answers: Answers, conflict: str) -> None:
    titles = {one: told.title for one, told in ruleset().conflicts.items()}
    assert [one for one, title in titles.items() if title in _titles(answers)] == [conflict]


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"weeks_of_symptoms": 9, "weeks_of_conservative_care": 9},
        {"suspected_cauda_equina": "present", "red_flag_urgency": "emergency"},
        {"suspected_cauda_equina": "present"},
        {"mri_lumbar_result": "not_done", "red_flag_urgency": "urgent"},
        {"mri_lumbar_result": "concordant", "red_flag_urgency": "routine"},
    ],
)
def test_answers_that_fit_together_bring_no_caution(answers: Answers) -> None:
    assert not {told.title for told in ruleset().conflicts.values()} & set(_titles(answers))


def test_open_questions_say_what_they_could_bring_soonest_first() -> None:
    items = _items({}, "Not asked yet")
    assert items[0]["text"] == "Do you suspect cauda equina syndrome?"
    assert items[0]["detail"] == "If yes: MRI of the lumbar spine, emergency, today."
    assert len(items) == len(imaging.questions)
    told = [bool(item["detail"]) for item in items]
    assert told == sorted(told, reverse=True)


def test_before_anything_is_answered_what_to_ask_comes_first() -> None:
    assert _titles({})[1] == "Not asked yet"
    assert _titles({"red_flag_urgency": "routine"})[-1] == "Not asked yet"


def test_one_tap_answers_no_question_that_is_not_about_urgency() -> None:
    """All normal says no to an emergency that was looked for, never to a wish or a finding that decides."""
    tapped = {question.id: question.normal for question in imaging.questions if question.normal}
    assert tapped == {
        "suspected_cauda_equina": "absent",
        "neurological_deficit": "none",
        "suspected_fracture": "absent",
    }


def test_an_open_question_that_could_bring_nothing_due_says_nothing() -> None:
    questions = {question.id: question for question in imaging.questions}
    assert strongest_effect(questions["leg_pain_radicular"], {}) is None
    effect = strongest_effect(questions["weeks_of_symptoms"], {"localization_unclear": "present"})
    assert effect is not None
    assert (effect.value, dict(effect.sooner)) == (3, {"emg_ncs": "now"})


def test_no_open_questions_no_list() -> None:
    everything = {
        question.id: question.states[0] for question in imaging.questions if question.kind == "choice"
    }
    everything_and_weeks = everything | {"weeks_of_symptoms": 1, "weeks_of_conservative_care": 1}
    assert "Not asked yet" not in _titles(everything_and_weeks)


def test_a_source_of_every_reason_view_and_line_stands_among_the_sources() -> None:
    result = _result(DECLINED)
    cited = {source for block in result["blocks"] for item in block.get("items", []) if isinstance(item, dict)
             for source in item["sources"]}  # fmt: skip
    assert cited == set(result["sources"])


def test_the_tables_show_every_rule_with_when_why_what_to_do_and_sources() -> None:
    rows = [row for block in imaging.rules if block.kind == "table" for row in block.rows]
    assert sorted(row[0] + row[2] for row in rows) == sorted(
        rule.situation + rule.text for rule in ruleset().all_rules
    )
    assert all(row[1] and row[3] and row[5] for row in rows)
    assert len([block for block in imaging.rules if block.kind == "table"]) == len(STUDIES) + 1
    boxes = [block.title for block in imaging.rules if block.kind == "checklist"]
    assert boxes == [views.title for views in ruleset().views.values()]


def test_where_ct_takes_the_place_the_box_still_says_where_to_send_the_patient() -> None:
    box = _result({"suspected_cauda_equina": "present", "mri_contraindicated": "present"})["blocks"][0]
    assert box["tone"] == "emergency"
    assert any("Send to the emergency department" in item for item in box["items"])
