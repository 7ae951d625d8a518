"""What holds for the result of every case of every calculator, and of the empty form."""

import json
import re
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import DISCLAIMER, InvalidInputError, registry
from calculators.contract import Calculator

from .results import FORBIDDEN, REVIEWED, RUNS, findings, result, texts
from .shapes import shape_of
from .strategies import answers

EVERY_RUN = pytest.mark.parametrize(("calculator", "case"), RUNS)
EVERY = pytest.mark.parametrize("calculator", registry.calculators, ids=lambda one: one.id)


@EVERY_RUN
def test_result_has_exactly_its_keys_and_each_its_type(calculator: str, case: str) -> None:
    shape, answer = shape_of(calculator), result(calculator, case)
    assert set(answer) == set(shape)
    assert [key for key in shape if not shape[key](answer[key])] == []


@EVERY_RUN
def test_result_names_its_calculator_version_and_disclaimer(calculator: str, case: str) -> None:
    answer = result(calculator, case)
    told = (answer["calculator"], answer["version"], answer["disclaimer"])
    assert told == (calculator, registry.version, DISCLAIMER)


@EVERY_RUN
def test_headline_is_one_sentence(calculator: str, case: str) -> None:
    headline = result(calculator, case)["headline"]
    assert headline.endswith(".")
    assert headline.strip() == headline != "."
    assert headline.isprintable()
    assert not re.search(r"[.!?]\s", headline)


@EVERY_RUN
def test_every_source_named_anywhere_is_known(calculator: str, case: str) -> None:
    answer = result(calculator, case)
    named = set(answer["sources"])
    for block in answer["blocks"]:
        for item in block.get("items", ()):
            named |= set(item.get("sources", ())) if isinstance(item, dict) else set()
    named |= {reason["source"] for reason in answer.get("reasons", ())}
    assert named <= set(registry.evidence.sources)


@EVERY_RUN
def test_the_source_of_every_reason_is_among_the_sources(calculator: str, case: str) -> None:
    answer = result(calculator, case)
    assert {reason["source"] for reason in answer.get("reasons", ())} <= set(answer["sources"])


@EVERY_RUN
def test_sources_and_not_assessed_name_nothing_twice(calculator: str, case: str) -> None:
    answer = result(calculator, case)
    for key in ("sources", "not_assessed"):
        assert len(answer[key]) == len(set(answer[key]))


@EVERY_RUN
def test_not_assessed_names_questions_that_were_not_given(calculator: str, case: str) -> None:
    known = {question.id for question in registry.calculator(calculator).questions}
    assert set(result(calculator, case)["not_assessed"]) <= known - set(findings(calculator, case))


@EVERY_RUN
def test_findings_named_in_reasons_were_given(calculator: str, case: str) -> None:
    named = {one for reason in result(calculator, case).get("reasons", ()) for one in reason["findings"]}
    assert named <= set(findings(calculator, case))


@EVERY_RUN
def test_no_text_says_a_forbidden_word_or_claims_a_review(calculator: str, case: str) -> None:
    said = [
        text for text in texts(result(calculator, case)) if FORBIDDEN.search(text) or REVIEWED.search(text)
    ]
    assert said == []


@EVERY
def test_no_question_rule_or_case_says_a_forbidden_word_or_claims_a_review(calculator: Calculator) -> None:
    parts = [asdict(one) for one in (*calculator.groups, *calculator.rules, *calculator.cases)]
    told = [calculator.title, calculator.summary, *texts(parts)]
    assert [text for text in told if FORBIDDEN.search(text) or REVIEWED.search(text)] == []


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [("It is safe to go.", True), ("Low-risk back pain", True), ("a safety net", True), ("Ruled out.", True),
     ("ruling out", True), ("No red flags", True), ("This is reassuring.", True), ("Simply wait.", True),
     ("unsafe", False), ("the rules", False), ("a simple sprain", False)],
)  # fmt: skip
def test_the_word_watch_of_these_tests_sees_the_words(text: str, forbidden: bool) -> None:
    assert bool(FORBIDDEN.search(text)) == forbidden


def test_the_review_watch_of_these_tests_lets_the_disclaimer_through_and_no_claim() -> None:
    assert not REVIEWED.search(DISCLAIMER)
    assert REVIEWED.search("This calculator was clinically reviewed.")
    assert "not been clinically reviewed" in DISCLAIMER


@EVERY_RUN
def test_result_is_the_same_after_a_trip_through_json(calculator: str, case: str) -> None:
    answer = result(calculator, case)
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer


@EVERY_RUN
def test_the_same_answers_give_the_same_result_again(calculator: str, case: str) -> None:
    assert json.dumps(registry.run(calculator, findings(calculator, case))) == json.dumps(
        result(calculator, case)
    )


@EVERY_RUN
def test_answers_in_another_order_give_the_same_result(calculator: str, case: str) -> None:
    backward = dict(reversed(findings(calculator, case).items()))
    assert json.dumps(registry.run(calculator, backward)) == json.dumps(result(calculator, case))


@EVERY_RUN
def test_answers_that_say_not_given_change_nothing(calculator: str, case: str) -> None:
    questions = registry.calculator(calculator).questions
    given_ = findings(calculator, case)
    filled = {one.id: one.not_given for one in questions if one.not_given} | given_
    assert registry.run(calculator, filled) == result(calculator, case)


@EVERY
@settings(max_examples=30)
@given(data=st.data())
def test_any_good_answers_in_any_order_give_one_json_result_and_stay_as_they_were(
    calculator: Calculator, data: st.DataObject
) -> None:
    raw = data.draw(answers(calculator.questions))
    shuffled = dict(data.draw(st.permutations(list(raw.items()))))
    before = json.dumps(raw)
    try:
        answer = registry.run(calculator.id, raw)
    except InvalidInputError as error:
        # Answers that are good one by one may exclude each other: then the error is the same in any order.
        with pytest.raises(InvalidInputError, match=re.escape(str(error))):
            registry.run(calculator.id, shuffled)
        assert {problem.field for problem in error.problems} <= {one.id for one in calculator.questions}
        return
    assert json.dumps(raw) == before
    assert registry.run(calculator.id, shuffled) == answer
    shape = shape_of(calculator.id)
    assert set(answer) == set(shape)
    assert [key for key in shape if not shape[key](answer[key])] == []
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer
    assert [text for text in texts(answer) if FORBIDDEN.search(text)] == []


def _is_told(result: dict[str, Any], reason: dict[str, Any]) -> bool:
    return any(block["kind"] == "reasons" for block in result["blocks"]) and reason["action"] in " ".join(
        texts(result["blocks"])
    )


@EVERY_RUN
def test_every_reason_is_shown_with_what_to_do(calculator: str, case: str) -> None:
    answer = result(calculator, case)
    assert all(_is_told(answer, reason) for reason in answer.get("reasons", ()))
