"""Every case gets an acceptable timing for each study that it settles."""

import pytest

from calculators.contract import Case, parse
from calculators.imaging import assess_studies, imaging
from calculators.imaging.model import STUDIES, TIMINGS, Rule, ruleset

CASES = pytest.mark.parametrize("case", imaging.cases, ids=lambda case: case.id)


def _fired(case: Case) -> set[str]:
    return {
        fired.rule.id for study in assess_studies(case.findings).studies.values() for fired in study.reasons
    }


@CASES
def test_a_case_gets_one_of_its_timings_for_every_study_that_it_settles(case: Case) -> None:
    studies = imaging.assess(parse(imaging.questions, case.findings)).details["studies"]
    settled = {study: timings for study, timings in case.expect.items() if study != "week"}
    assert settled
    wrong = {
        study: studies[study]["timing"] for study, ok in settled.items() if studies[study]["timing"] not in ok
    }
    assert wrong == {}


@CASES
def test_a_case_is_looked_at_again_in_the_week_that_it_names(case: Case) -> None:
    studies = imaging.assess(case.findings).details["studies"]
    named = case.expect.get("week", {})
    assert {study: studies[study]["reconsider_at_week"] for study in named} == named


@CASES
def test_a_case_expects_studies_and_timings_of_the_contract(case: Case) -> None:
    for study, timings in case.expect.items():
        if study == "week":
            assert set(timings) <= set(STUDIES)
        else:
            assert study in STUDIES
            assert set(timings) <= set(TIMINGS)


def test_there_are_cases_on_both_sides_of_each_number_that_decides() -> None:
    def weeks(question: str) -> list[float]:
        return [float(case.findings[question]) for case in imaging.cases if question in case.findings]

    decides = ruleset().weeks
    for question, threshold in (
        ("weeks_of_symptoms", decides["nerve_tests"]),
        ("weeks_of_symptoms", decides["care"]),
        ("weeks_of_conservative_care", decides["care"]),
    ):
        assert threshold in weeks(question)
        assert any(threshold - 1 < number < threshold for number in weeks(question))


# Rules that say only that a study is not the one, or that stand for a question left open.
@pytest.mark.parametrize("rule", ruleset().all_rules, ids=lambda rule: rule.id)
def test_a_rule_decides_in_a_case_or_in_an_answer_of_its_own(rule: Rule) -> None:
    """Where no case meets a rule, the answers below do: the week of nerve tests left open, and few more."""
    others = [
        {"localization_unclear": "present"},
        {
            "weeks_of_symptoms": 8,
            "weeks_of_conservative_care": 2,
            "considering_surgery_or_injection": "present",
        },
    ]
    fired = {one for case in imaging.cases for one in _fired(case)}
    fired |= {
        reason.rule.id
        for answers in others
        for study in assess_studies(answers).studies.values()
        for reason in study.reasons
    }
    assert rule.id in fired


@CASES
def test_a_case_has_a_title(case: Case) -> None:
    assert case.title
