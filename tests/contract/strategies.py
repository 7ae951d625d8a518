"""Answers as hypothesis makes them, and a checker of JSON Schema as far as the project uses it."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from calculators.contract import Question


def states(question: Question) -> st.SearchStrategy[Any]:
    """Everything that a question allows, "not given" included."""
    left_out = [question.not_given] if question.not_given else []
    if question.kind == "choice":
        return st.sampled_from([*question.states, *left_out])
    low, high = int(question.minimum), int(question.maximum)
    numbers: st.SearchStrategy[Any] = st.integers(low, high)
    if question.kind == "number":
        numbers |= st.floats(low, high, allow_nan=False)
    return numbers | st.sampled_from(left_out) if left_out else numbers


def answers(questions: tuple[Question, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Good answers to some of the questions, in the order of the questions."""
    few = st.lists(st.sampled_from(questions), unique_by=lambda question: question.id, max_size=12)
    return few.flatmap(lambda chosen: st.fixed_dictionaries({one.id: states(one) for one in chosen}))


# Any JSON value, with what is near to a good answer more often than by chance.
JSON_VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 8),
    st.integers(),
    st.floats(),
    st.sampled_from(
        ["present", "absent", "normal", "reduced", "positive", "not_tested", "not_asked", "", "5"]
    ),
    st.text(max_size=5),
    st.recursive(
        st.integers(0, 5),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
        max_leaves=3,
    ),
)

_KEYWORDS = {
    "$schema", "title", "description", "x-unit",
    "type", "properties", "additionalProperties", "enum", "const", "anyOf", "minimum", "maximum",
}  # fmt: skip


def fits(schema: Mapping[str, Any], value: object) -> bool:
    """Whether a JSON value fits a schema. Fails on a keyword that it does not know: none is passed over."""
    assert set(schema) <= _KEYWORDS, f"unknown keywords {set(schema) - _KEYWORDS}"
    return (
        ("type" not in schema or _TYPES[schema["type"]](value))
        and ("enum" not in schema or any(_same(one, value) for one in schema["enum"]))
        and ("const" not in schema or _same(schema["const"], value))
        and ("anyOf" not in schema or any(fits(one, value) for one in schema["anyOf"]))
        and (not _is_number(value) or _within(schema, value))
        and (not isinstance(value, dict) or _properties_fit(schema, value))
    )


def _properties_fit(schema: Mapping[str, Any], value: Mapping[str, Any]) -> bool:
    known = schema.get("properties", {})
    if schema.get("additionalProperties") is False and not set(value) <= set(known):
        return False
    return all(fits(known[key], one) for key, one in value.items() if key in known)


def _within(schema: Mapping[str, Any], number: Any) -> bool:
    # Written so that NaN, which JSON does not have, fits no bound.
    return ("minimum" not in schema or number >= schema["minimum"]) and (
        "maximum" not in schema or number <= schema["maximum"]
    )


def _same(one: object, other: object) -> bool:
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_TYPES: Mapping[str, Any] = {
    "object": lambda value: isinstance(value, dict),
    "number": _is_number,
    "integer": lambda value: _is_number(value) and float(value).is_integer() if _finite(value) else False,
}


def _finite(value: Any) -> bool:
    return _is_number(value) and (isinstance(value, int) or abs(value) < float("inf"))
