"""Every calculator with every one of its cases, and the empty form, answered once for all tests."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from calculators import registry

RUNS = [
    (calculator.id, case_id)
    for calculator in registry.calculators
    for case_id in ["", *(case.id for case in calculator.cases)]
]

# Words that no text of a calculator says: of a person, a finding, a test or a wait.
FORBIDDEN = re.compile(
    r"\bsafe\w*|\blow[- ]risk|\brul\w+ out|\bno red flags|\breassur|\bsimply\b", re.IGNORECASE
)
REVIEWED = re.compile(
    r"\b(?<!not been )(clinically|medically|expert|peer)[- ]?(reviewed|approved|validated)\b", re.I
)


def findings(calculator: str, case_id: str) -> dict[str, Any]:
    """The answers of a case; the empty form for ""."""
    return dict(registry.calculator(calculator).case(case_id).findings) if case_id else {}


@cache
def result(calculator: str, case_id: str) -> dict[str, Any]:
    """The result of a case; not to be changed."""
    return registry.run(calculator, findings(calculator, case_id))


def texts(value: Any) -> Iterator[str]:
    """All text anywhere in JSON-able data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)
