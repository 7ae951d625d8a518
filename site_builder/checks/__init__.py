"""What must hold of content and built folder: each check is a pure function to a list of problems."""

from collections.abc import Sequence
from pathlib import Path

from ..lists import Lists
from ..problems import Problem
from ..subject import Subject
from . import (
    claims,
    front_matter,
    furniture,
    glossary,
    headings,
    images,
    inline_code,
    links,
    names,
    numbers,
    reading,
    requests,
    reviews,
    spelling,
)

__all__ = ["check_content", "check_site"]


def check_content(
    content: Path, subject: Subject, lists: Lists | None = None, data: Sequence[Path] = ()
) -> list[Problem]:
    """Every problem in the Markdown and the lists, found before anything is built.

    data: folders whose TOML holds words that readers see.
    """
    lists = lists or Lists(content.parent, content)
    sources = subject.registry.evidence.sources
    return [
        *front_matter.check(content, sources),
        *names.check(content, subject),
        *numbers.check(content, subject.registry.evidence),
        *spelling.check(content, data),
        *reading.check(content),
        *claims.check(lists, subject),
        *reviews.check(lists),
        *glossary.check(lists),
    ]


def check_site(site: Path, lists: Lists | None = None) -> list[Problem]:
    """Every problem in the built folder."""
    of_pages = [
        problem for check in (links, requests, inline_code, images, headings) for problem in check.check(site)
    ]
    return of_pages + (furniture.check(site, lists) if lists else [])
