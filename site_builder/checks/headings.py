"""Each page has one first heading, and no heading skips a level on the way down."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..problems import Problem
from .html import Page, pages

_HEADING = re.compile(r"h[1-6]")


def check(site: Path) -> list[Problem]:
    """A problem for each page with no, or more than one, first heading, and for each skipped level."""
    return [problem for page in pages(site) for problem in _problems(page)]


def _problems(page: Page) -> Iterator[Problem]:
    headings = [
        (int(element.tag[1]), element.line) for element in page.elements if _HEADING.fullmatch(element.tag)
    ]
    first = [line for level, line in headings if level == 1]
    if len(first) != 1:
        yield Problem(
            page.path, f"has {len(first)} first headings (h1); it needs one", first[1] if first else None
        )
    before = 0
    for level, line in headings:
        if level > before + 1:
            yield Problem(
                page.path,
                f"h{level} follows {f'h{before}' if before else 'nothing'}: a level is skipped",
                line,
            )
        before = level
