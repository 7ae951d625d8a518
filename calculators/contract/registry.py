"""The one explicit list of calculators that feeds every surface: command line, pages, tests, browser."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..evidence import Evidence
from ..render import render_html
from .answers import Answers, parse
from .errors import InvalidInputError, Problem
from .questions import Group, Question
from .result import Block, Result
from .schema import schema


@dataclass(frozen=True, slots=True)
class Case:
    """A clinical case: a story, the findings, what is expected of the answer, and why, with its source."""

    id: str
    story: str
    findings: Answers
    expect: dict[str, Any]
    why: str
    source: str
    title: str = ""


@dataclass(frozen=True)
class Calculator:
    """One calculator.

    assess   pure: clean answers in, Result out; no I/O, clock or chance
    rules    what it goes by, as blocks, for the page without JavaScript and the reference
    cases    worked and tested examples
    uses     ids of the evidence rows that its rules or weights rest on
    """

    id: str
    title: str
    summary: str
    groups: tuple[Group, ...]
    assess: Callable[[Answers], Result]
    rules: tuple[Block, ...] = ()
    cases: tuple[Case, ...] = ()
    uses: tuple[str, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions, group by group."""
        return tuple(question for group in self.groups for question in group.questions)

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the answers."""
        return schema(self.title, self.questions)

    def case(self, case_id: str) -> Case:
        """The case with this id; KeyError where there is none."""
        return {case.id: case for case in self.cases}[case_id]


@dataclass(frozen=True)
class Registry:
    """The calculators of a project with the evidence they rest on.

    disclaimer  stands beside every result
    """

    version: str
    disclaimer: str
    calculators: tuple[Calculator, ...]
    evidence: Evidence

    def calculator(self, calculator_id: str) -> Calculator:
        """The calculator with this id; InvalidInputError where there is none."""
        for calculator in self.calculators:
            if calculator.id == calculator_id:
                return calculator
        allowed = ", ".join(calculator.id for calculator in self.calculators)
        raise InvalidInputError([Problem("calculator", repr(calculator_id)[:60], allowed)])

    def run(self, calculator_id: str, answers: object) -> dict[str, Any]:
        """Answer: raw answers in, JSON-able result out; InvalidInputError carries every problem."""
        calculator = self.calculator(calculator_id)
        result = calculator.assess(parse(calculator.questions, answers))
        data = result.to_dict(calculator.id, self.version, self.disclaimer)
        # Through JSON once, so that the same data leaves here, the worker and the command line.
        plain: dict[str, Any] = json.loads(json.dumps(data))
        return plain

    def answer(self, request: str) -> str:
        """Answer across the browser's boundary, text in and text out.

        request: JSON {"calculator", "answers"}. Returns JSON {"result", "html"} or {"errors": [...]}.
        """
        try:
            calculator, answers = _read(request)
            result = self.run(calculator, answers)
        except InvalidInputError as error:
            return json.dumps({"errors": [problem.to_dict() for problem in error.problems]})
        return json.dumps({"result": result, "html": render_html(result, self.evidence.sources)})


def _read(request: str) -> tuple[str, Any]:
    try:
        data = json.loads(request)
    except (ValueError, RecursionError) as error:  # ValueError: no JSON, or a number of thousands of digits
        raise InvalidInputError([Problem("request", f"no JSON ({error})", "one JSON object")]) from None
    if not isinstance(data, dict) or set(data) != {"calculator", "answers"}:
        raise InvalidInputError(
            [Problem("request", repr(data)[:60], "an object with calculator and answers")]
        )
    return str(data["calculator"]), data["answers"]
