"""Every module page says what it is: title, summary, date of the last update, and review status."""

import datetime
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..documents import documents
from ..problems import Problem

FOLDERS = ("modules/",)
REQUIRED = ("title", "summary", "updated", "status")
STATUSES = ("submitted",)  # the ledger of reviews says the rest, never the page itself


def check(content: Path, sources: Container[str]) -> list[Problem]:
    """A problem for each thing missing or wrong in the front matter."""
    problems = []
    for document in documents(content):
        if document.meta is None:
            problems.append(Problem(document.path, "front matter is no YAML mapping", 1))
            continue
        needed = REQUIRED if document.path.startswith(FOLDERS) else ()
        problems += [Problem(document.path, message, 1) for message in faults(document.meta, needed, sources)]
    return problems


def faults(meta: Mapping[str, Any], needed: tuple[str, ...], sources: Container[str]) -> Iterator[str]:
    """What is wrong with one page's front matter."""
    for key in needed:
        if not str(meta.get(key) or "").strip():
            yield f"front matter has no {key}"
    updated = meta.get("updated")
    if updated is not None and not isinstance(updated, datetime.date):
        yield f"updated is {updated!r}; write a date as 2026-01-31"
    status = meta.get("status")
    if status is not None and status not in STATUSES:
        yield f"status is {status!r}; allowed: {', '.join(STATUSES)}"
    listed = meta.get("sources") or []
    for source in listed if isinstance(listed, list) else [listed]:
        if source not in sources:
            yield f"sources: no source {source!r}"
