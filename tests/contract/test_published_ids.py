"""What other programs are written in stays: every published id, with every one of its states."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators import InvalidInputError, registry
from calculators.contract import parse

from .results import RUNS, result

PUBLISHED: dict[str, Any] = tomllib.loads((Path(__file__).parent / "published_ids.toml").read_text("utf-8"))
BUILT = [calculator.id for calculator in registry.calculators]
ACCEPTED = [
    (calculator, one, kind)
    for calculator in BUILT
    for kind, ids in PUBLISHED.get(calculator, {}).get("accepts", {}).items()
    for one in ids
]
NUMBERS = [
    (calculator, one, low, high)
    for calculator in BUILT
    for one, (low, high) in PUBLISHED.get(calculator, {}).get("numbers", {}).items()
]


def accepted(calculator: str, raw: dict[str, Any]) -> bool:
    try:
        parse(registry.calculator(calculator).questions, raw)
    except InvalidInputError:
        return False
    return True


def test_every_calculator_that_was_ever_built_is_still_there() -> None:
    assert set(PUBLISHED["built"]) <= set(BUILT) <= set(PUBLISHED["calculators"])
    assert len(BUILT) == len(set(BUILT))


@pytest.mark.parametrize(("calculator", "question", "kind"), ACCEPTED)
def test_published_question_takes_each_of_its_states(calculator: str, question: str, kind: str) -> None:
    refused = [state for state in PUBLISHED["states"][kind] if not accepted(calculator, {question: state})]
    assert refused == []


@pytest.mark.parametrize(
    ("calculator", "question"), [(calculator, one) for calculator, one, kind in ACCEPTED if kind == "power"]
)
def test_published_power_takes_each_grade_as_a_number_and_none_beside(calculator: str, question: str) -> None:
    taken = [grade for grade in range(-1, 7) if accepted(calculator, {question: grade})]
    assert taken == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize(("calculator", "question", "low", "high"), NUMBERS)
def test_published_number_takes_its_bounds_and_nothing_beyond(
    calculator: str, question: str, low: float, high: float
) -> None:
    taken = [number for number in (low - 1, low, high, high + 1) if accepted(calculator, {question: number})]
    assert taken == [low, high]


@pytest.mark.parametrize("of", ["sites", "diagnoses"])
def test_localization_ranks_every_published_site_and_diagnosis(of: str) -> None:
    ranked = [one["id"] for one in result("localization", "")[of]]
    assert set(PUBLISHED["localization"]["answers"][of]) <= set(ranked)
    assert len(ranked) == len(set(ranked))


@pytest.mark.parametrize("of", ["sites", "diagnoses"])
@pytest.mark.parametrize("case", [case for calculator, case in RUNS if calculator == "localization"])
def test_localization_ranks_the_same_candidates_whatever_was_found(of: str, case: str) -> None:
    assert {one["id"] for one in result("localization", case)[of]} == {
        one["id"] for one in result("localization", "")[of]
    }


def test_the_cases_of_red_flags_reach_every_published_urgency_and_no_other() -> None:
    reached = {result(one, case)["urgency"] for one, case in RUNS if one == "red_flags"}
    assert reached == set(PUBLISHED["red_flags"]["answers"]["urgency"])


def test_the_cases_of_localization_reach_the_highest_and_the_lowest_urgency_and_none_unpublished() -> None:
    published = PUBLISHED["localization"]["answers"]["urgency"]
    reached = {result(one, case)["urgency"] for one, case in RUNS if one == "localization"}
    assert {published[0], published[-1]} <= reached <= set(published)
