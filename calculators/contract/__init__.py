"""The contract between calculators and everything that shows, asks, tests or transports them."""

from .answers import Answers, Value, parse
from .errors import InvalidInputError, Problem
from .questions import Choice, Group, Question
from .registry import Calculator, Case, Registry
from .result import (
    Block,
    Callout,
    Checklist,
    Item,
    Ranked,
    Ranking,
    Reason,
    Reasons,
    Result,
    Table,
)

__all__ = [
    "Answers",
    "Block",
    "Calculator",
    "Callout",
    "Case",
    "Checklist",
    "Choice",
    "Group",
    "InvalidInputError",
    "Item",
    "Problem",
    "Question",
    "Ranked",
    "Ranking",
    "Reason",
    "Reasons",
    "Registry",
    "Result",
    "Table",
    "Value",
    "parse",
]
