"""What the browser's worker calls: one JSON string in, one JSON string out; no other thing crosses."""

import json
from typing import Any

from .contract import InvalidInputError, Problem, Registry
from .render import render_html, render_text


def answer(registry: Registry, request: str) -> str:
    """Answer a request {"calculator", "answers"} with {"result", "html", "text"} or {"errors": [...]}."""
    try:
        calculator, answers = _read(request)
        result = registry.run(calculator, answers)
    except InvalidInputError as error:
        return json.dumps({"errors": [problem.to_dict() for problem in error.problems]})
    sources = registry.evidence.sources
    return json.dumps(
        {"result": result, "html": render_html(result, sources), "text": render_text(result, sources)}
    )


def _read(request: str) -> tuple[str, Any]:
    try:
        data = json.loads(request)
    except json.JSONDecodeError as error:
        raise InvalidInputError([Problem("request", f"no JSON ({error})", "one JSON object")]) from None
    if not isinstance(data, dict) or set(data) != {"calculator", "answers"}:
        raise InvalidInputError([Problem("request", repr(data)[:60], "an object with calculator and answers")])
    return str(data["calculator"]), data["answers"]
