"""The registry: what every calculator brings along, and the one method that the browser calls."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculators
from calculators import InvalidInputError, registry
from calculators.contract import (
    Answers,
    Calculator,
    Callout,
    Checklist,
    Choice,
    Group,
    Item,
    Question,
    Registry,
    Result,
    parse,
)

PROJECT = Path(__file__).parents[2]
EVERY = pytest.mark.parametrize("calculator", registry.calculators, ids=lambda one: one.id)


def answer(request: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(registry.answer(request))
    return data


def ask(calculator: object, answers: object) -> dict[str, Any]:
    return answer(json.dumps({"calculator": calculator, "answers": answers}))


# ---------------------------------------------------------------- what every calculator brings along


@EVERY
def test_calculator_has_at_least_10_cases_each_with_story_source_and_why(calculator: Calculator) -> None:
    assert len(calculator.cases) >= 10
    assert [case.id for case in calculator.cases if not (case.story and case.source and case.why)] == []
    assert [case.id for case in calculator.cases if not case.expect] == []
    assert len({case.id for case in calculator.cases}) == len(calculator.cases)


@EVERY
def test_the_findings_of_every_case_are_good_answers_that_say_something(calculator: Calculator) -> None:
    for case in calculator.cases:
        assert dict(parse(calculator.questions, case.findings)) == dict(case.findings)


@EVERY
def test_calculator_has_a_page_that_shows_it_and_nothing_else_does_twice(calculator: Calculator) -> None:
    page = PROJECT / "content" / "calculators" / f"{calculator.id.replace('_', '-')}.md"
    shown = re.findall(r"^::: calculator (\S+)$", page.read_text("utf-8"), re.MULTILINE)
    assert shown == [calculator.id]


@EVERY
def test_question_and_group_ids_are_unique_and_fit_a_permalink(calculator: Calculator) -> None:
    for ids in ([one.id for one in calculator.questions], [group.id for group in calculator.groups]):
        assert len(ids) == len(set(ids))
        assert [one for one in ids if not re.fullmatch(r"[a-z][a-z0-9_]*", one)] == []


@EVERY
def test_every_question_has_a_label_and_states_with_words(calculator: Calculator) -> None:
    for question in calculator.questions:
        assert question.label.strip()
        assert all(choice.label.strip() for choice in question.choices)
        assert len(set(question.states)) == len(question.states)
        assert question.not_given not in question.states
        assert not question.not_given or question.not_given_label
        assert question.normal in ("", *question.states)
        assert question.kind == "choice" or question.minimum < question.maximum
        # One state is a choice as well where the question may be left open.
        assert question.kind != "choice" or len(question.states) + bool(question.not_given) >= 2


@EVERY
def test_calculator_says_what_it_goes_by_with_a_title_and_a_summary(calculator: Calculator) -> None:
    assert calculator.title.strip()
    assert calculator.summary.strip()
    assert calculator.rules


@EVERY
def test_a_case_is_found_by_its_id_and_another_id_is_a_key_error(calculator: Calculator) -> None:
    assert calculator.case(calculator.cases[-1].id) is calculator.cases[-1]
    with pytest.raises(KeyError, match="no such case"):
        calculator.case("no such case")


# ---------------------------------------------------------------- run


def test_run_is_the_registry_s_own() -> None:
    assert calculators.run("red_flags", {}) == registry.run("red_flags", {})


def test_run_of_an_unknown_calculator_names_the_known_ones() -> None:
    with pytest.raises(InvalidInputError) as caught:
        registry.run("horoscope", {})
    (only,) = caught.value.problems
    assert (only.field, only.given) == ("calculator", "'horoscope'")
    assert only.allowed.split(", ") == [one.id for one in registry.calculators]


@EVERY
def test_run_with_bad_answers_raises_one_error_with_every_problem(calculator: Calculator) -> None:
    first, last = calculator.questions[0].id, calculator.questions[-1].id
    with pytest.raises(InvalidInputError) as caught:
        registry.run(calculator.id, {last: "no such state", "no such question": 1, first: None})
    assert [one.field for one in caught.value.problems] == ["no such question", first, last]


# ---------------------------------------------------------------- answer: text in, text out


@EVERY
def test_answer_holds_the_result_of_run_with_html(calculator: Calculator) -> None:
    findings = dict(calculator.cases[0].findings)
    told = ask(calculator.id, findings)
    assert set(told) == {"result", "html"}
    assert told["result"] == registry.run(calculator.id, findings)
    assert told["html"].startswith("<")
    assert told["result"]["headline"].split()[0] in told["html"]


@pytest.mark.parametrize(
    "request_", ["", "{", "nonsense", '{"calculator": "red_flags", "answers": {}', "\x00"]
)
def test_answer_to_what_is_no_json_is_an_error_on_the_request(request_: str) -> None:
    (only,) = answer(request_)["errors"]
    assert only["field"] == "request"
    assert only["given"].startswith("no JSON")


@pytest.mark.parametrize(
    "data",
    [None, 1, "red_flags", [], {}, {"calculator": "red_flags"}, {"answers": {}},
     {"calculator": "red_flags", "answers": {}, "more": 1}, {"Calculator": "red_flags", "answers": {}}],
)  # fmt: skip
def test_answer_to_other_keys_than_calculator_and_answers_is_an_error_on_the_request(data: Any) -> None:
    (only,) = answer(json.dumps(data))["errors"]
    assert (only["field"], only["allowed"]) == ("request", "an object with calculator and answers")


@pytest.mark.parametrize(
    "calculator", ["horoscope", "", "Red_Flags", "red_flags ", None, 3, ["red_flags"], {}]
)
def test_answer_of_an_unknown_calculator_is_an_error_on_the_calculator(calculator: Any) -> None:
    (only,) = ask(calculator, {})["errors"]
    assert only["field"] == "calculator"


@pytest.mark.parametrize("answers", [None, [], "x", 3, True])
def test_answer_to_answers_that_are_no_object_is_an_error_on_the_answers(answers: Any) -> None:
    (only,) = ask("red_flags", answers)["errors"]
    assert only["field"] == "answers"


def test_every_error_names_field_given_allowed_and_message() -> None:
    errors = ask("red_flags", {"age_years": 121, "no_such": 1})["errors"]
    assert [set(one) for one in errors] == [{"field", "given", "allowed", "message"}] * 2
    assert [one["field"] for one in errors] == ["no_such", "age_years"]


@pytest.mark.parametrize("depth", [100, 5_000, 100_000])
@pytest.mark.parametrize("around", ["{}", '{"calculator": "red_flags", "answers": {"age_years": {}}}'])
def test_deep_nesting_is_answered_with_a_short_error(depth: int, around: str) -> None:
    told = registry.answer(around.replace("{}", "[" * depth + "]" * depth))
    assert "errors" in json.loads(told)
    assert len(told) < 1_000


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" * 400])
def test_a_number_that_is_none_or_without_bound_is_answered_with_an_error(number: str) -> None:
    (only,) = answer(f'{{"calculator": "red_flags", "answers": {{"age_years": {number}}}}}')["errors"]
    assert only["field"] == "age_years"


def test_a_number_of_thousands_of_digits_is_answered_with_an_error() -> None:
    assert "errors" in answer(f'{{"calculator": "red_flags", "answers": {{"age_years": {"1" * 5_000}}}}}')


@pytest.mark.parametrize("where", ["calculator", "key", "state", "request"])
def test_huge_text_is_answered_with_a_short_error(where: str) -> None:
    huge = "safe" * 250_000
    request = {
        "calculator": json.dumps({"calculator": huge, "answers": {}}),
        "key": json.dumps({"calculator": "red_flags", "answers": {huge: 1}}),
        "state": json.dumps({"calculator": "red_flags", "answers": {"fever": huge}}),
        "request": huge,
    }[where]
    told = registry.answer(request)
    assert "errors" in json.loads(told)
    assert len(told) < 1_000


@given(
    st.text() | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps)
)
def test_any_text_is_answered_with_json(request_: str) -> None:
    assert "errors" in answer(request_)


# ---------------------------------------------------------------- a calculator whose words are markup

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;"


class Elements(HTMLParser):
    """The elements of some HTML and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def evil_registry() -> Registry:
    question = Question("word", EVIL, "choice", (Choice(EVIL, EVIL), Choice("b", "B")))

    def assess(answers: Answers) -> Result:
        said = str(answers.get("word", EVIL))
        blocks = (Callout("note", EVIL, said, (said,)), Checklist(EVIL, (Item(said, said),), said))
        return Result(headline=said, blocks=blocks)

    made_up = Calculator("made_up", EVIL, EVIL, (Group("only", EVIL, (question,)),), assess)
    return Registry("1", "For learning.", (made_up,), registry.evidence)


@pytest.mark.parametrize("answers", [{}, {"word": EVIL}])
def test_words_that_are_markup_reach_the_page_as_words(answers: dict[str, str]) -> None:
    told = json.loads(evil_registry().answer(json.dumps({"calculator": "made_up", "answers": answers})))
    elements = Elements(told["html"])
    assert not elements.names & {"script", "img"}
    assert elements.text.count(EVIL) >= 6
