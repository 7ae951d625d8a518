"""Results to HTML. All text is escaped here; nothing else may put a result into a page."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
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


def render_html(result: Data, sources: Sources, *, live: bool = True) -> str:
    """A result (as its dict) as HTML; `live` adds the marks (data-site, ...) of a page's one live answer."""
    urgency = result.get("urgency", "")
    head = [_urgency_banner(urgency)] if urgency in ("emergency", "urgent") else []
    head.append(f'<p class="result-headline">{escape(result["headline"])}</p>')
    disclaimer = f'<p class="result-disclaimer">{escape(result["disclaimer"])}</p>'
    first = before_disclaimer(result)
    to_do, body = (
        render_blocks(blocks, sources, live=live)
        for blocks in (result["blocks"][:first], result["blocks"][first:])
    )
    parts = [*head, to_do, disclaimer, body, _references(result["sources"], sources)]
    return "\n".join(part for part in parts if part)


def render_blocks(blocks: Sequence[Data], sources: Sources, *, live: bool = False) -> str:
    """Blocks (as dicts) as HTML, in order."""
    return "\n".join(_BLOCKS[block["kind"]](block, sources, live) for block in blocks)


def _urgency_banner(urgency: str) -> str:
    return f'<p class="urgency urgency-{escape(urgency)}"><span>{escape(URGENCY_WORDS[urgency])}</span></p>'


def _callout(block: Data, sources: Sources, live: bool) -> str:
    word = TONE_WORDS.get(block["tone"], "Note")
    text = f"<p>{escape(block['text'])}</p>" if block["text"] else ""
    return (
        f'<div class="callout callout-{escape(block["tone"])}">'
        f'<p class="callout-title"><span class="callout-word">{escape(word)}</span> '
        f"{escape(block['title'])}</p>"
        f"{text}{_list(block['items'])}</div>"
    )


def _reasons(block: Data, sources: Sources, live: bool) -> str:
    rows = "".join(
        f'<li class="reason reason-{escape(item["urgency"])}">'
        f'<p><span class="tag tag-{escape(item["urgency"])}">{escape(URGENCY_WORDS[item["urgency"]])}</span> '
        f"{escape(item['text'])}</p>"
        f'<p class="reason-action">{escape(item["action"])} {_cited(item["sources"], sources)}</p>'
        + (f'<p class="reason-note">{escape(item["note"])}</p>' if item["note"] else "")
        + "</li>"
        for item in block["items"]
    )
    return _section("reasons", block["title"], f"<ul>{rows}</ul>")


def _ranking(block: Data, sources: Sources, live: bool) -> str:
    intro = f"<p>{escape(block['text'])}</p>" if block["text"] else ""
    shown = worth_showing(block["items"])
    rows = "".join(_ranked(item, block["of"], live) for item in block["items"][:shown])
    rest = block["items"][shown:]
    folded = ""
    if rest:
        others = "".join(_ranked(item, block["of"], live) for item in rest)
        summary = f"<summary>Less likely ({len(rest)})</summary>"
        folded = f'<details>{summary}<ol start="{shown + 1}">{others}</ol></details>'
    return _section("ranking", block["title"], f"{intro}<ol>{rows}</ol>{folded}")


def _ranked(item: Data, of: str, live: bool) -> str:
    mark = f' data-{escape(of)}="{escape(item["id"])}"' if live else ""
    words = in_words(item["probability"])
    spread = range_in_words(item["low"], item["high"])
    lines = "".join(
        f'<p class="ranked-line"><span class="ranked-word">{word}</span> {escape("; ".join(item[key]))}</p>'
        for key, word in (("supports", "For"), ("against", "Against"), ("missing", "Still open"))
        if item[key]
    )
    ranged = f' <span class="ranked-range">(range {spread})</span>' if spread else ""
    return (
        f'<li class="ranked"{mark}><p class="ranked-head">'
        f'<span class="ranked-label">{escape(item["label"])}</span>'
        f' <span class="ranked-probability">{escape(words)}{ranged}</span></p>'
        f'<meter class="ranked-bar" value="{item["probability"]:.3f}" aria-hidden="true"></meter>'
        f"{lines}</li>"
    )


def _table(block: Data, sources: Sources, live: bool) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in block["columns"])
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(
            f'<td data-column="{escape(column)}">{escape(cell)}</td>'
            for column, cell in zip(block["columns"][1:], row[1:], strict=True)
        )
        + "</tr>"
        for row in block["rows"]
    )
    intro = f"<p>{escape(block['text'])}</p>" if block["text"] else ""
    table = (
        f'<div class="table-scroll" tabindex="0" role="group" aria-label="{escape(block["title"])}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    return _section("table", block["title"], intro + table, folded=block["folded"])


def _checklist(block: Data, sources: Sources, live: bool) -> str:
    intro = f"<p>{escape(block['text'])}</p>" if block["text"] else ""
    rows = "".join(
        f"<li><p>{escape(item['text'])} {_cited(item['sources'], sources)}</p>"
        + (f'<p class="item-detail">{escape(item["detail"])}</p>' if item["detail"] else "")
        + "</li>"
        for item in block["items"]
    )
    return _section("checklist", block["title"], f"{intro}<ul>{rows}</ul>", folded=block["folded"])


def _section(kind: str, title: str, body: str, *, folded: bool = False) -> str:
    if folded:
        return f'<details class="block block-{kind}"><summary>{escape(title)}</summary>{body}</details>'
    return f'<section class="block block-{kind}"><h3>{escape(title)}</h3>{body}</section>'


def _list(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>" if items else ""


def _cited(ids: Sequence[str], sources: Sources) -> str:
    if not ids:
        return ""
    return f'<span class="cited">({escape("; ".join(sources[source].short for source in ids))})</span>'


def _references(ids: Sequence[str], sources: Sources) -> str:
    if not ids:
        return ""
    rows = "".join(f"<li>{_reference(sources[source])}</li>" for source in ids)
    return _section("sources", f"Sources ({len(ids)})", f"<ul>{rows}</ul>", folded=True)


def _reference(source: Source) -> str:
    checked = "" if source.status == "verified" else f" <em>{FROM_MEMORY}</em>"
    doi = f" doi:{escape(source.doi)}" if source.doi else ""
    return f"{escape(source.reference)}{doi}{checked}"


_BLOCKS: Mapping[str, Callable[[Data, Sources, bool], str]] = {
    "callout": _callout,
    "reasons": _reasons,
    "ranking": _ranking,
    "table": _table,
    "checklist": _checklist,
}
