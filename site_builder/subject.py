"""The subject that a site is about: what the builder asks of its registry and its renderer.

The builder names no subject. `extra.builder` in mkdocs.yml says where the registry is; the protocols below
say what it must offer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module
from typing import Any, Protocol


class Choice(Protocol):
    """One state of a question."""

    id: str
    label: str


class Question(Protocol):
    """One question: see the contract's Question for the meaning of each field."""

    id: str
    label: str
    kind: str
    choices: Sequence[Choice]
    not_given: str
    not_given_label: str
    normal: str
    help: str
    unit: str
    minimum: float
    maximum: float
    allowed: str

    def label_of(self, state: object) -> str:
        """The words for a state."""


class Group(Protocol):
    """Questions that stand together; one_by_one where no button may fill them all as normal."""

    id: str
    label: str
    help: str
    one_by_one: bool
    questions: Sequence[Question]


class Case(Protocol):
    """A worked example."""

    id: str
    title: str
    story: str
    findings: Mapping[str, Any]
    why: str


class Calculator(Protocol):
    """What asks and answers."""

    id: str
    title: str
    summary: str
    groups: Sequence[Group]
    questions: Sequence[Question]
    rules: Sequence[Any]
    cases: Sequence[Case]
    uses: Sequence[str]


class Figure(Protocol):
    """One number of the evidence, and how it reads."""

    name: str
    unit: str
    low: float | None
    derived: bool
    text: str
    interval_text: str
    range_text: str


class Source(Protocol):
    """One publication."""

    id: str
    kind: str
    status: str
    doi: str
    pmid: str
    url: str
    short: str
    reference: str


class Row(Protocol):
    """One piece of evidence."""

    id: str
    topic: str
    label: str
    source: str
    status: str
    population: str
    reference_standard: str
    recommendation: str
    strength: str
    tier: str
    note: str
    read_in: str
    figures: Mapping[str, Figure]


class Evidence(Protocol):
    """All rows and sources by id."""

    rows: Mapping[str, Row]
    sources: Mapping[str, Source]

    def figure(self, reference: str) -> Figure:
        """The figure named "row.figure"; KeyError where it is unknown."""


class Registry(Protocol):
    """The calculators of a project with their evidence."""

    version: str
    calculators: Sequence[Calculator]
    evidence: Evidence

    def run(self, calculator_id: str, answers: object) -> dict[str, Any]:
        """Answer: raw answers in, JSON-able result out."""


@dataclass(frozen=True)
class Subject:
    """A registry with the renderer that turns its blocks into HTML."""

    registry: Registry
    render_html: Callable[..., str]
    render_blocks: Callable[..., str]

    def calculator(self, calculator_id: str) -> Calculator:
        """The calculator with this id; KeyError, saying what there is, where it is unknown."""
        known = {calculator.id: calculator for calculator in self.registry.calculators}
        if calculator_id not in known:
            raise KeyError(f"no calculator {calculator_id!r}; there is {', '.join(known)}")
        return known[calculator_id]

    def case(self, calculator_id: str, case_id: str) -> Case:
        """A calculator's case with this id; KeyError, saying what there is, where it is unknown."""
        known = {case.id: case for case in self.calculator(calculator_id).cases}
        if case_id not in known:
            raise KeyError(f"{calculator_id} has no case {case_id!r}; it has {', '.join(known) or 'none'}")
        return known[case_id]

    def first_html(self, calculator_id: str) -> str:
        """What a calculator says before anything was found."""
        result = self.registry.run(calculator_id, {})
        return self.render_html(result, self.registry.evidence.sources, live=False)

    def example_html(self, calculator_id: str, case: Case) -> str:
        """The answer to a case, as the page shows it, without the marks of the one live answer."""
        result = self.registry.run(calculator_id, dict(case.findings))
        return self.render_html(result, self.registry.evidence.sources, live=False)

    def rules_html(self, calculator_id: str) -> str:
        """What a calculator goes by, as HTML."""
        blocks = [{"kind": rule.kind} | asdict(rule) for rule in self.calculator(calculator_id).rules]
        return self.render_blocks(blocks, self.registry.evidence.sources, live=False)


@cache
def load_subject(registry: str, renderer: str) -> Subject:
    """The subject from its references: `registry` as "package:name", `renderer` as a module's name."""
    module, _, name = registry.partition(":")
    rendering = import_module(renderer)
    return Subject(getattr(import_module(module), name), rendering.render_html, rendering.render_blocks)
