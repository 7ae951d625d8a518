"""The JSON Schema of a calculator's answers, made from its questions."""

from collections.abc import Iterable
from typing import Any

from .questions import Question

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(title: str, questions: Iterable[Question]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one flat object of answers; no key is required."""
    return {
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "properties": {question.id: _property(question) for question in questions},
    }


def _property(question: Question) -> dict[str, Any]:
    described = {"title": question.label} | ({"description": question.help} if question.help else {})
    if question.kind == "choice":
        left_out = [question.not_given] if question.not_given else []
        return described | {"enum": [*question.states, *left_out]}
    number: dict[str, Any] = {
        "type": "integer" if question.kind == "grade" else "number",
        "minimum": question.minimum,
        "maximum": question.maximum,
    }
    if not question.not_given:
        return described | number | {"x-unit": question.unit}
    return described | {"anyOf": [number, {"const": question.not_given}], "x-unit": question.unit}
