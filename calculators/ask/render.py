"""An answer of the question box as HTML. All text is escaped here; links lead to pages and to sources."""

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from ..render.words import FROM_MEMORY

Data = Mapping[str, Any]


def render_answer(answer: Data) -> str:
    """The answer to put into the page; addresses are relative to the site's root."""
    parts = [f'<h2 class="ask-headline">{escape(answer["headline"])}</h2>', _read(answer)]
    if not answer["found"]:
        parts.append(
            "<p>Ask in other words, with the name of a place, a sign or a test, or use the search.</p>"
        )
        return "".join(parts)
    parts.append(f'<p class="ask-note">{escape(answer["note"])}</p>')
    parts += [_passage(passage, answer["sources"]) for passage in answer["passages"]]
    parts.append(_sources(answer["sources"]))
    return "".join(parts)


def _read(answer: Data) -> str:
    lines = [
        f"{escape(given)} was read as <strong>{escape(meant)}</strong>." for given, meant in answer["read_as"]
    ]
    if answer["unknown"]:
        words = ", ".join(escape(word) for word in answer["unknown"])
        lines.append(f"Not a word of this site: {words}.")
    return f'<p class="ask-read">{" ".join(lines)}</p>' if lines else ""


def _passage(passage: Data, sources: list[Data]) -> str:
    address = quote(passage["page"])
    link = f"{address}#{quote(passage['anchor'])}" if passage["anchor"] else address
    place = passage["title"] if passage["heading"] in ("", passage["title"]) else passage["heading"]
    page = "" if place == passage["title"] else f" <span>{escape(passage['title'])}</span>"
    quotes = "".join(_quote(one, address, sources) for one in passage["quotes"])
    return (
        f'<article class="ask-passage"><h3><a href="{escape(link)}">{escape(place)}</a>{page}</h3>'
        f'<blockquote cite="{escape(link)}">{quotes}</blockquote></article>'
    )


def _quote(sentence: Data, address: str, sources: list[Data]) -> str:
    short = {source["id"]: source["short"] for source in sources}
    cites = "".join(
        f' <a class="ask-cite" href="{escape(address)}#ref-{escape(quote(cite))}">'
        f"[{escape(short.get(cite, cite))}]</a>"
        for cite in sentence["cites"]
    )
    gap = '<p class="ask-gap" aria-hidden="true">\u2026</p>' if sentence["gap"] else ""
    return f"{gap}<p>{escape(sentence['text'])}{cites}</p>"


def _sources(sources: list[Data]) -> str:
    if not sources:
        return ""
    items = "".join(
        f"<li>{escape(source['reference'])}{_link(source['url'])}"
        f"{'' if source['status'] == 'verified' else f' {FROM_MEMORY}'}</li>"
        for source in sources
    )
    return f'<section class="ask-sources"><h3>Sources cited in these passages</h3><ul>{items}</ul></section>'


def _link(url: str) -> str:
    if not url.startswith("https://"):
        return ""
    return f' <a href="{escape(url)}" rel="external">{escape(url.removeprefix("https://"))}</a>'
