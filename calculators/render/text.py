"""Results to plain text for a terminal or for the notes."""

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..evidence import Source
from .words import (
    FROM_MEMORY,
    TONE_WORDS,
    URGENCY_WORDS,
    before_disclaimer,
    in_words,
    range_in_words,
    worth_showing,
)

Data = Mapping[str, Any]
Sources = Mapping[str, Source]
WIDTH = 80


def render_text(result: Data, sources: Sources) -> str:
    """A result (as its dict) as plain text, wrapped to 80 columns."""
    lines: list[str] = []
    urgency = result.get("urgency", "")
    if urgency in ("emergency", "urgent"):
        lines += [f"*** {URGENCY_WORDS[urgency].upper()} ***"]
    shown = [_BLOCKS[block["kind"]](block, sources) for block in result["blocks"]]
    first = before_disclaimer(result)
    lines += _wrap(result["headline"])
    for part in (*shown[:first], _wrap(result["disclaimer"]), *shown[first:]):
        lines += ["", *part]
    if result["sources"]:
        lines += ["", "Sources"]
        for source in result["sources"]:
            lines += _wrap(_reference(sources[source]), "- ")
    return "\n".join(lines) + "\n"


def _callout(block: Data, sources: Sources) -> Iterable[str]:
    yield f"[{TONE_WORDS.get(block['tone'], 'Note')}] {block['title']}"
    if block["text"]:
        yield from _wrap(block["text"], "  ")
    for item in block["items"]:
        yield from _wrap(item, "  - ")


def _reasons(block: Data, sources: Sources) -> Iterable[str]:
    yield from _title(block["title"])
    for item in block["items"]:
        yield from _wrap(f"{URGENCY_WORDS[item['urgency']]}: {item['text']}", "- ")
        yield from _wrap(f"{item['action']} {_cited(item['sources'], sources)}".strip(), "  ")
        if item["note"]:
            yield from _wrap(item["note"], "  ")


def _ranking(block: Data, sources: Sources) -> Iterable[str]:
    yield from _title(block["title"])
    if block["text"]:
        yield from _wrap(block["text"])
    shown = worth_showing(block["items"])
    for number, item in enumerate(block["items"][:shown], 1):
        spread = range_in_words(item["low"], item["high"])
        ranged = f" (range {spread})" if spread else ""
        yield from _wrap(f"{item['label']}: {in_words(item['probability'])}{ranged}", f"{number}. ")
        for key, word in (("supports", "for"), ("against", "against"), ("missing", "still open")):
            if item[key]:
                yield from _wrap(f"{word}: {'; '.join(item[key])}", "   ")
    if rest := block["items"][shown:]:
        yield from _wrap(
            "; ".join(f"{item['label']} ({in_words(item['probability'])})" for item in rest), "Less likely: "
        )


def _table(block: Data, sources: Sources) -> Iterable[str]:
    yield from _title(block["title"])
    if block["text"]:
        yield from _wrap(block["text"])
    for row in block["rows"]:
        yield from _wrap(row[0], "- ")
        for column, cell in zip(block["columns"][1:], row[1:], strict=True):
            if cell:
                yield from _wrap(f"{column}: {cell}", "    ")


def _checklist(block: Data, sources: Sources) -> Iterable[str]:
    yield from _title(block["title"])
    if block["text"]:
        yield from _wrap(block["text"])
    for item in block["items"]:
        yield from _wrap(f"{item['text']} {_cited(item['sources'], sources)}".strip(), "- ")
        if item["detail"]:
            yield from _wrap(item["detail"], "  ")


def _title(title: str) -> Iterable[str]:
    return (title, "-" * len(title))


def _wrap(text: str, lead: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead)) or [lead]


def _reference(source: Source) -> str:
    doi = f" doi:{source.doi}" if source.doi else ""
    return f"{source.reference}{doi}{'' if source.status == 'verified' else f' {FROM_MEMORY}'}"


def _cited(ids: Sequence[str], sources: Sources) -> str:
    return f"({'; '.join(sources[source].short for source in ids)})" if ids else ""


_BLOCKS: Mapping[str, Callable[[Data, Sources], Iterable[str]]] = {
    "callout": _callout,
    "reasons": _reasons,
    "ranking": _ranking,
    "table": _table,
    "checklist": _checklist,
}
