"""Every case comes to its numbers, and says where they come from."""

import pytest

from calculators.contract import Case, parse
from calculators.likelihood import likelihood

CASES = pytest.mark.parametrize("case", likelihood.cases, ids=lambda case: case.id)


@CASES
def test_a_case_comes_to_its_probability_range_and_families(case: Case) -> None:
    details = likelihood.assess(parse(likelihood.questions, case.findings)).details
    told = {key: round(100 * value) for key, value in details["post_test"].items()}
    told |= {"complete": details["range_complete"], "families": list(details["shared_families"])}
    if details["post_test_family_once"]:
        told["once"] = round(100 * details["post_test_family_once"]["value"])
    assert told == case.expect


@CASES
def test_a_case_says_why_and_by_which_source(case: Case) -> None:
    assert case.title and case.story and case.why and case.source


def test_cases_have_ids_of_their_own_and_are_enough() -> None:
    ids = [case.id for case in likelihood.cases]
    assert len(ids) == len(set(ids)) >= 15
