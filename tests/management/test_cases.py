"""Every case gets its phase, its urgency and its lists."""

from typing import Any

import pytest

from calculators.contract import Case, parse
from calculators.management import management
from calculators.management.model import plan
from calculators.management.rules import choose

CASES = pytest.mark.parametrize("case", management.cases, ids=lambda case: case.id)


def _details(case: Case) -> dict[str, Any]:
    return dict(management.assess(parse(management.questions, case.findings)).details)


def _ids(details: dict[str, Any], name: str) -> list[str]:
    return [item["id"] for item in details[name]]


@CASES
def test_a_case_gets_its_phase_and_urgency(case: Case) -> None:
    details = _details(case)
    assert (details["phase"], details["urgency"]) == (case.expect["phase"], case.expect["urgency"])


@CASES
@pytest.mark.parametrize("name", ["offer", "avoid", "refer"])
def test_a_case_has_what_must_stand_in_a_list_and_not_what_must_not(case: Case, name: str) -> None:
    ids = set(_ids(_details(case), name))
    assert set(case.expect.get(name, [])) <= ids
    assert not set(case.expect.get(f"{name}_not", [])) & ids
    if case.expect.get(name) == []:
        assert not ids


@CASES
def test_a_case_has_its_first_referral(case: Case) -> None:
    if "refer_first" in case.expect:
        assert _ids(_details(case), "refer")[0] == case.expect["refer_first"]


@CASES
def test_a_case_lists_what_it_left_open(case: Case) -> None:
    open_ids = set(management.assess(parse(management.questions, case.findings)).not_assessed)
    assert set(case.expect.get("not_assessed", [])) <= open_ids
    assert not open_ids & set(case.findings)


@CASES
def test_a_case_has_exactly_its_cautions(case: Case) -> None:
    if "cautions" in case.expect:
        assert list(choose(case.findings).situation.cautions) == case.expect["cautions"]


def test_the_cases_reach_every_phase_and_every_variant_of_every_entry() -> None:
    """An entry that no case reaches would be text that nobody looked at."""
    found = [choose(case.findings) for case in management.cases]
    assert {chosen.phase.id for chosen in found} == set(plan().phases)
    reached = {id(entry) for chosen in found for entries in chosen.entries.values() for entry in entries}
    assert [(entry.list, entry.id) for entry in plan().entries if id(entry) not in reached] == []


def test_case_ids_are_unique() -> None:
    assert len({case.id for case in management.cases}) == len(management.cases) >= 20
