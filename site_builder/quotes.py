"""Which pages quote which evidence row."""

import re
from functools import cache
from pathlib import Path

from .documents import documents

_QUOTED = re.compile(r"\{\{\s*([A-Za-z0-9_-]+)\.")


@cache
def pages_that_quote(content: Path) -> dict[str, list[str]]:
    """Row id -> titles of the pages below a folder that quote one of its figures, in order of path."""
    pages: dict[str, list[str]] = {}
    for document in documents(content):
        rows = {row for _, line in document.lines for row in _QUOTED.findall(line)}
        for row in rows:
            pages.setdefault(row, []).append(document.title)
    return pages
