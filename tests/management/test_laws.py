"""The laws that hold for every set of answers."""

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.contract import Question, parse
from calculators.management import management
from calculators.management.missing import ALWAYS
from calculators.management.model import evidence, plan
from calculators.management.rules import TIERS, choose
from tests.contract.results import FORBIDDEN

LISTS = ("offer", "avoid", "refer", "no_recommendation")
ALARMS = {
    "red_flag_urgency": "emergency",
    "suspected_cauda_equina": "present",
    "neurological_deficit": "progressive",
    "severe_leg_weakness": "present",
}
DOSE = re.compile(r"\b(mg|milligrams?|tablets?|times a day|twice daily|daily)\b", re.IGNORECASE)


def _numbers(question: Question) -> list[float]:
    """Numbers on each side of each threshold, weeks of a year, and the most."""
    if question.id == "leg_pain_severity":
        return list(range(11))
    near = [weeks + step for weeks in plan().weeks.values() for step in (-1, -0.1, 0, 0.1, 1)]
    return [*range(61), *near, question.maximum]


def _values(question: Question) -> st.SearchStrategy[Any]:
    return st.sampled_from(question.states or _numbers(question))


# The first answer reads the plan, which takes longer than the rest together.
LAW = settings(max_examples=60)
ANSWERS = st.fixed_dictionaries({}, optional={one.id: _values(one) for one in management.questions})


def result_of(answers: dict[str, Any]) -> dict[str, Any]:
    """The whole result for these answers."""
    return management.assess(parse(management.questions, answers)).to_dict("management", "0", "")


def _refer(answers: dict[str, Any]) -> dict[str, str]:
    return {entry.id: entry.tier for entry in choose(answers).entries["refer"]}


@LAW
@given(ANSWERS)
def test_a_red_flag_emergency_always_stands_first_as_an_emergency(answers: dict[str, Any]) -> None:
    result = result_of(answers | {"red_flag_urgency": "emergency"})
    assert (result["refer"][0]["id"], result["refer"][0]["tier"]) == ("red_flag", "emergency")
    assert (result["urgency"], result["phase"]) == ("emergency", "red_flag")
    assert result["headline"].startswith("Emergency: refer now")
    assert result["blocks"][0]["tone"] == "emergency"


@LAW
@given(ANSWERS, st.sampled_from(sorted(ALARMS.items())))
def test_every_alarm_refers_today_and_lets_treatment_wait(
    answers: dict[str, Any], alarm: tuple[str, str]
) -> None:
    chosen = choose(answers | dict([alarm]))
    assert chosen.urgency == chosen.entries["refer"][0].tier == "emergency"
    assert {entry.alarm for name in ("offer", "avoid") for entry in chosen.entries[name]} <= {"only", "also"}


@LAW
@given(ANSWERS, st.sampled_from(["none", "stable", "progressive", None]))
def test_adding_a_deficit_never_removes_a_referral_nor_lowers_one(
    answers: dict[str, Any], before: str | None
) -> None:
    worse = {None: ["stable", "progressive"], "none": ["stable", "progressive"], "stable": ["progressive"]}
    without = {key: value for key, value in answers.items() if key != "neurological_deficit"}
    first = _refer(without | ({"neurological_deficit": before} if before else {}))
    for deficit in worse.get(before, []):
        then = _refer(without | {"neurological_deficit": deficit})
        assert first.keys() <= then.keys()
        assert all(TIERS.index(then[name]) <= TIERS.index(tier) for name, tier in first.items())


@LAW
@given(ANSWERS, st.sampled_from(sorted(ALARMS.items())))
def test_adding_an_alarm_never_removes_a_referral(answers: dict[str, Any], alarm: tuple[str, str]) -> None:
    without = {key: value for key, value in answers.items() if key != alarm[0]}
    assert _refer(without).keys() <= _refer(without | dict([alarm])).keys()


@LAW
@given(ANSWERS)
def test_nothing_stands_in_two_lists_of_offer_avoid_and_no_recommendation(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    ids = [item["id"] for name in ("offer", "avoid", "no_recommendation") for item in result[name]]
    assert len(ids) == len(set(ids))


@LAW
@given(ANSWERS)
def test_every_item_has_a_source_a_status_and_a_reason(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    for item in [item for name in LISTS for item in result[name]]:
        assert item["source"] == item["sources"][0]
        assert set(item["sources"]) <= set(result["sources"]) <= set(evidence().sources)
        assert item["status"] in ("verified", "memory", "judgement")
        assert item["text"].endswith(".")
        assert item["why"].endswith(".")


@LAW
@given(ANSWERS)
def test_every_figure_named_is_in_the_words(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    for item in [item for name in LISTS for item in result[name]]:
        words = " ".join([item["text"], item["why"], *item["views"]])
        assert all(figure["text"] in words for figure in item["figures"])
        assert all(evidence().figure(figure["id"]) for figure in item["figures"])


@LAW
@given(ANSWERS)
def test_referrals_come_most_urgent_first_and_set_the_urgency(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    ranks = [TIERS.index(item["tier"]) for item in result["refer"]]
    assert ranks == sorted(ranks)
    assert result["urgency"] == (result["refer"][0]["tier"] if ranks else "routine")


@LAW
@given(ANSWERS)
def test_every_referral_is_shown_and_the_most_urgent_block_comes_first(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    blocks = [block for block in result["blocks"] if block["kind"] == "reasons"]
    shown = [item["rule"] for block in blocks for item in block["items"]]
    assert shown == [item["id"] for item in result["refer"]]


@LAW
@given(ANSWERS)
def test_what_was_left_out_and_would_change_the_plan_is_listed(answers: dict[str, Any]) -> None:
    open_ids = set(result_of(answers)["not_assessed"])
    assert not open_ids & answers.keys()
    assert ALWAYS - answers.keys() <= open_ids
    plain = choose(answers).fingerprint
    for question in management.questions:
        if question.id not in answers | dict.fromkeys(open_ids):
            for value in question.states or _numbers(question):
                assert choose(answers | {question.id: value}).fingerprint == plain


@LAW
@given(ANSWERS)
def test_no_output_says_safe_or_gives_a_dose(answers: dict[str, Any]) -> None:
    said = json.dumps({key: value for key, value in result_of(answers).items() if key != "sources"})
    assert not FORBIDDEN.search(said)
    assert not DOSE.search(said)


@LAW
@given(ANSWERS)
def test_whoever_is_not_sent_in_today_is_told_what_to_come_back_for(answers: dict[str, Any]) -> None:
    result = result_of(answers)
    told = "Come back at once" in [block.get("title") for block in result["blocks"]]
    assert told is (result["urgency"] != "emergency")


@LAW
@given(ANSWERS, st.sampled_from(["taking_gabapentinoid", "taking_opioid", "taking_benzodiazepine"]))
def test_who_takes_a_medicine_already_is_never_told_to_stop_it_abruptly(
    answers: dict[str, Any], taken: str
) -> None:
    """Not even an emergency takes the warning away."""
    result = result_of(answers | {taken: "present"})
    assert "medicine_review" in [item["id"] for item in result["offer"]]
    assert "stopping_abruptly" in [item["id"] for item in result["avoid"]]


@LAW
@given(ANSWERS, st.sampled_from(["gabapentinoids", "oral_corticosteroids", "benzodiazepines", "bed_rest"]))
def test_what_the_guideline_advises_against_is_never_offered(answers: dict[str, Any], treatment: str) -> None:
    result = result_of(answers)
    offered = {item["id"] for name in ("offer", "no_recommendation") for item in result[name]}
    assert treatment not in offered
