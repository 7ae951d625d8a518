"""Words of an emergency in a question: what they are heard as, and that "Act now" stands first."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from calculators.ask import Box, box
from calculators.ask.alarm import listen, load_alarms, parse_alarms
from calculators.ask.sayings import parse_saying, said
from calculators.red_flags import assess_findings
from calculators.red_flags.model import ruleset

from .conftest import ASKED

Ask = Callable[[str], dict[str, Any]]


def heard(question: str) -> list[str]:
    act = listen(question).act
    return act["findings"] if act else []


@pytest.mark.parametrize(
    "case", [one for one in ASKED["asked"] if "act" in one], ids=lambda case: case["question"]
)
def test_what_is_an_emergency_is_heard_and_nothing_else(case: dict[str, Any], ask: Ask) -> None:
    response = ask(case["question"])
    act = response["result"]["act"]
    assert sorted(act["findings"] if act else []) == sorted(case["act"])
    assert bool(act and act["fits"]) == bool(case["act"])
    if act:
        assert response["html"].startswith('<section class="ask-act"'), "it stands first"


SAID = {
    "severe_leg_weakness": [
        "I can't lift my foot", "cant lift my toes", "can not move my left foot any more", "my foot drops",
        "foot drop", "my toes drag on the floor", "my foot is floppy", "unable to raise the big toe",
        "my foot has been slapping the ground", "my leg is paralysed", "no strength in my foot",
        "my foot hurts and I cannot lift it",
    ],
    "saddle_numbness": [
        "numb between the legs", "my privates feel numb", "saddle anaesthesia", "no feeling when I wipe",
        "I can't feel it when wiping", "my saddle is numb", "pins and needles in my genitals",
    ],
    "urinary_retention": ["I can't pee", "cannot pass urine", "trouble peeing", "urinary retention"],
    "urinary_incontinence": [
        "can't hold my urine", "I wet myself", "lost control of my bladder",
        "no bladder control",
    ],
    "bowel_incontinence": ["cannot hold my stool", "I soiled myself", "lost control of my bowels"],
    "new_sexual_dysfunction": ["lost my erection", "can't get an erection", "erectile dysfunction"],
    "bilateral_leg_deficit": ["both legs are numb", "weakness in both legs", "both my legs are weak"],
    "bilateral_leg_pain": ["sciatica in both legs", "pain down both legs"],
    "progressive_leg_weakness": ["my leg is getting weaker", "weakness is getting worse"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("finding", "question"), [(finding, one) for finding, some in SAID.items() for one in some]
)
def test_however_it_is_said(finding: str, question: str) -> None:
    assert finding in heard(question)


@pytest.mark.parametrize(
    "question",
    ["no saddle numbness", "denies incontinence", "without foot drop", "my foot hurts when I lift a box",
     "how do I test great toe extension", "numb outer thigh", "what does S1 supply", "weak big toe",
     "I had cancer", "what is a likelihood ratio", "numbness in my leg"],
)  # fmt: skip
def test_what_is_no_emergency_or_denied_stays_quiet(question: str) -> None:
    assert listen(question).act is None


def test_the_red_flag_rules_say_what_to_do() -> None:
    act = listen("I can't pee and my foot drops").act
    assert act is not None
    fired = assess_findings({"urinary_retention": "present", "severe_leg_weakness": "present"}).fired
    assert [one["name"] for one in act["fits"]] == [one.headline for one in fired]
    assert [one["action"] for one in act["fits"]] == [one.rule.action for one in fired]


def test_a_finding_and_what_makes_it_heavier_are_read_together() -> None:
    act = listen("I had breast cancer and now I cannot lift my foot").act
    assert act is not None
    assert "possible metastatic compression of the cord or cauda equina" in [
        one["name"] for one in act["fits"]
    ]


def test_who_asks_whether_it_is_an_emergency_is_told_what_is() -> None:
    act = listen("buttock pain, is it an emergency?").act
    assert act is not None
    assert act["fits"] == []
    assert "numbness between the legs" in act["text"]


def test_an_emergency_that_the_site_does_not_treat_is_not_passed_over(ask: Ask) -> None:
    response = ask("heart attack chest pain radiating to the left arm")
    assert "Call the emergency number now." in response["html"]
    assert response["result"]["headline"] == "The site has nothing on that."


def test_every_alarm_names_a_finding_a_group_and_a_page_that_exist(passages: list[dict[str, Any]]) -> None:
    alarms = load_alarms()
    pages = {one["page"] for one in passages}
    for alarm in alarms.alarms:
        assert alarm.finding in ruleset().words
        assert set(alarm.means) <= set(box.synonyms.groups)
    for alarm in (*alarms.alarms, *alarms.others, alarms.asked):
        assert alarm.page in pages or not alarm.page


def test_act_now_is_escaped_and_leads_to_the_red_flags_with_what_was_heard(ask: Ask) -> None:
    page = ask("<b>my foot drops</b>")["html"]
    assert "<b>" not in page
    assert 'href="calculators/red-flags.html#severe_leg_weakness=present"' in page
    bare = json.loads(Box(box.synonyms, {}).answer('{"question": "my foot drops"}'))
    assert bare["result"]["act"]["page"] == "", "a box without passages links to no page"


def test_sayings_that_say_nothing_or_name_no_set_are_refused() -> None:
    for wrong in ("", "the", "+", "!foot", "@nobody"):
        with pytest.raises((ValueError, KeyError)):
            parse_saying(wrong, {})
    with pytest.raises(KeyError):
        parse_alarms({"sets": {}, "alarm": [{"spoken": ["@x"], "page": ""}], "other": [], "asked": {}})


def test_a_part_that_must_not_stand_silences_a_saying() -> None:
    saying = parse_saying("cannot water + !hold", {})
    assert saying.heard(said("I cannot pass water"))
    assert not saying.heard(said("I cannot hold my water"))
