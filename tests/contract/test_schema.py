"""The JSON Schema of each calculator and its parser accept the same answers."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import registry
from calculators.contract import Calculator, InvalidInputError, Question, parse

from .strategies import JSON_VALUES, answers, fits

EVERY = pytest.mark.parametrize("calculator", registry.calculators, ids=lambda one: one.id)


def parses(questions: tuple[Question, ...], raw: object) -> bool:
    try:
        parse(questions, raw)
    except InvalidInputError:
        return False
    return True


@EVERY
@given(data=st.data())
def test_good_answers_fit_the_schema_and_the_parser(calculator: Calculator, data: st.DataObject) -> None:
    raw = data.draw(answers(calculator.questions))
    assert fits(calculator.schema, raw)
    assert parses(calculator.questions, raw)


@EVERY
@given(data=st.data())
def test_schema_and_parser_agree_on_any_json(calculator: Calculator, data: st.DataObject) -> None:
    """Text on a number's question is left aside: a form sends it, and only the parser reads it."""
    question = data.draw(st.sampled_from(calculator.questions))
    value = data.draw(JSON_VALUES)
    if question.kind != "choice" and isinstance(value, str) and value != question.not_given:
        return
    raw = {question.id: value}
    assert fits(calculator.schema, raw) == parses(calculator.questions, raw)


@EVERY
@pytest.mark.parametrize("raw", [{"no_such_question": "present"}, [], None, "x", 1, True])
def test_schema_and_parser_refuse_unknown_ids_and_what_is_no_object(calculator: Calculator, raw: Any) -> None:
    assert not fits(calculator.schema, raw)
    assert not parses(calculator.questions, raw)


@EVERY
def test_schema_requires_nothing_and_can_be_written_as_json(calculator: Calculator) -> None:
    assert fits(calculator.schema, {})
    assert "required" not in calculator.schema
    assert json.loads(json.dumps(calculator.schema)) == calculator.schema
    assert calculator.schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@EVERY
def test_schema_names_every_question_with_its_words(calculator: Calculator) -> None:
    named = {key: one["title"] for key, one in calculator.schema["properties"].items()}
    assert named == {question.id: question.label for question in calculator.questions}


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"type": "integer", "minimum": 0, "maximum": 5}, [0, 5, 3.0], [-1, 6, 3.5, True, "3", float("nan")]),
        ({"type": "number", "minimum": 0}, [0, 0.5], [-0.1, "1", False, None, float("nan")]),
        ({"enum": ["a"]}, ["a"], ["b", 1, None]),
        ({"anyOf": [{"const": "a"}, {"type": "object"}]}, ["a", {}], ["b", 1]),
        ({"type": "object", "properties": {"a": {"enum": [1]}}, "additionalProperties": False},
         [{}, {"a": 1}], [{"a": 2}, {"b": 1}, {"a": True}]),
    ],
)  # fmt: skip
def test_the_checker_of_these_tests_can_say_no(
    schema: dict[str, Any], good: list[Any], bad: list[Any]
) -> None:
    assert all(fits(schema, value) for value in good)
    assert not any(fits(schema, value) for value in bad)


def test_the_checker_of_these_tests_passes_over_no_keyword() -> None:
    with pytest.raises(AssertionError, match="pattern"):
        fits({"pattern": "a"}, "b")
