"""A question box: what mkdocs.yml says of it under `extra.builder.ask`, and what the builder asks of it.

A project without one leaves the key out; nothing of it is then built.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from .problems import BuildError, Problem

KEYS = {"answerer", "page", "leave_out"}


class Answerer(Protocol):
    """Answers questions with passages of the site; runs in the browser as it runs here."""

    def answer(self, request: str) -> str:
        """JSON in and out: {"passages": [...]} once, then {"question": text}."""

    def keywords(self, text: str) -> list[str]:
        """What people call what a text names, in all the ways known, for the site's search."""


@dataclass(frozen=True, slots=True)
class QuestionBox:
    """answerer: "module:name"; page: the box's page, at the site's root; leave_out: pages it never quotes."""

    answerer: str
    page: str
    leave_out: tuple[str, ...] = ()

    def load(self) -> Answerer:
        """The answerer itself."""
        module, _, name = self.answerer.partition(":")
        answerer: Answerer = getattr(import_module(module), name)
        return answerer


def read_box(value: object) -> QuestionBox | None:
    """The box from the mapping in mkdocs.yml, None where there is none; BuildError where it is wrong."""
    if not value:
        return None
    if not isinstance(value, Mapping) or not {"answerer", "page"} <= set(value) <= KEYS:
        raise BuildError(
            [Problem("mkdocs.yml", "extra.builder.ask needs answerer and page; leave_out may follow")]
        )
    page = str(value["page"])
    if "/" in page or not page.endswith(".html"):
        raise BuildError(
            [Problem("mkdocs.yml", "extra.builder.ask.page is an .html page at the site's root")]
        )
    leave_out = tuple(str(one) for one in value.get("leave_out") or ())
    return QuestionBox(str(value["answerer"]), page, (page, *leave_out))
