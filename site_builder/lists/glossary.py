"""The words that a reader may not know, each with what it means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..problems import BuildError, Problem
from .tables import Shape, read_tables, repeated

_SHAPE = Shape({"name": str, "full": str, "means": str, "also": list}, ("name", "means"))


@dataclass(frozen=True, slots=True)
class Term:
    """One word or abbreviation: `full` spells it out, `also` holds its other forms."""

    name: str
    means: str
    full: str = ""
    also: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """Its place on the glossary's page."""
        return "term-" + re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")

    @property
    def hint(self) -> str:
        """What it means in one line."""
        return f"{self.full}: {self.means}" if self.full else self.means

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which the text may hold it."""
        return (self.name, *self.also)


def read_glossary(folder: Path, name: str) -> tuple[Term, ...]:
    """The terms in the order of the alphabet; BuildError with every fault."""
    tables = read_tables(folder, name, {"term": _SHAPE})["term"]
    terms = [Term(**{**table, "also": tuple(table.get("also", ()))}) for table in tables]
    twice = repeated([form for term in terms for form in term.forms]) or repeated([t.anchor for t in terms])
    if twice:
        raise BuildError([Problem(name, f"{form!r} stands twice") for form in twice])
    return tuple(sorted(terms, key=lambda term: term.name.lower()))


def first_of_letters(terms: Iterable[Term]) -> dict[str, Term]:
    """The first term of each letter, in the order of the terms; digits and signs stand together as #."""
    first: dict[str, Term] = {}
    for term in terms:
        letter = term.name[0].upper()
        first.setdefault(letter if letter.isalpha() else "#", term)
    return first
