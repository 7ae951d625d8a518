"""Every case gets its urgency, its findings are named, and what it leaves open is listed."""

import pytest

from calculators.contract import Case, parse
from calculators.red_flags import assess_findings, red_flags
from calculators.red_flags.model import Rule, ruleset

CASES = pytest.mark.parametrize("case", red_flags.cases, ids=lambda case: case.id)
RULES = pytest.mark.parametrize("rule", ruleset().rules, ids=lambda rule: rule.id)


@CASES
def test_a_case_gets_one_of_its_urgencies(case: Case) -> None:
    details = red_flags.assess(parse(red_flags.questions, case.findings)).details
    assert details["urgency"] in case.expect["urgency"]


@CASES
def test_a_case_has_its_findings_among_the_reasons(case: Case) -> None:
    reasons = red_flags.assess(parse(red_flags.questions, case.findings)).details["reasons"]
    named = {finding for reason in reasons for finding in reason["findings"]}
    assert set(case.expect["must_name"]) <= named
    assert named <= {key for key, value in case.findings.items() if value != "absent"}


@CASES
def test_a_case_lists_what_it_left_open_and_nothing_else(case: Case) -> None:
    result = red_flags.assess(parse(red_flags.questions, case.findings))
    not_asked = result.details["not_asked"]
    assert set(case.expect.get("must_list_not_asked", [])) <= set(not_asked)
    assert set(not_asked) == {question.id for question in red_flags.questions} - set(case.findings)
    assert result.not_assessed == tuple(not_asked)


@RULES
def test_a_rule_fires_in_a_case(rule: Rule) -> None:
    fired = {item.rule.id for case in red_flags.cases for item in assess_findings(case.findings).fired}
    assert rule.id in fired


@RULES
def test_a_rule_has_a_case_that_misses_it_by_one_finding(rule: Rule) -> None:
    one_more = {atom for clause in rule.when for atom in clause.of}

    def misses_by_one(case: Case) -> bool:
        if _fires(rule, case.findings):
            return False
        return any(_fires(rule, dict(case.findings) | _as_answer(atom)) for atom in one_more)

    assert any(map(misses_by_one, red_flags.cases))


def _as_answer(atom: str) -> dict[str, str | float]:
    threshold = ruleset().thresholds.get(atom)
    return {threshold.question: threshold.value + 1} if threshold else {atom: "present"}


def _fires(rule: Rule, findings: object) -> bool:
    """Whether the rule or one that covers it fires."""
    fired = [item.rule for item in assess_findings(findings).fired]  # type: ignore[arg-type]
    return any(rule.id == item.id or rule.id in item.covers for item in fired)


@CASES
def test_a_case_has_a_title(case: Case) -> None:
    assert case.title
