"""An answer of the question box as HTML. All text is escaped here; links lead to pages and to sources."""

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from ..render.lists import listed
from ..render.words import FROM_MEMORY

Data = Mapping[str, Any]
RED_FLAGS = "calculators/red-flags.html"
ENTER = "Answer the other red flag questions"


def render_answer(answer: Data) -> str:
    """The answer to put into the page; addresses are relative to the site's root."""
    parts = [
        _act(answer["act"]),
        f'<h2 class="ask-headline">{escape(answer["headline"])}</h2>',
        _read(answer),
    ]
    if not answer["found"]:
        parts.append(
            "<p>Ask in other words, with the name of a place, a sign or a test, or use the search.</p>"
        )
        return "".join(parts)
    parts.append(f'<p class="ask-note">{escape(answer["note"])}</p>')
    parts += [_passage(passage, answer["sources"]) for passage in answer["passages"]]
    parts.append(_sources(answer["sources"]))
    return "".join(parts)


def _act(act: Data | None) -> str:
    if not act:
        return ""
    names = f'<p class="ask-act-heard">Your question names: {escape(listed(act["heard"]))}.</p>'
    fits = "".join(
        f"<li><strong>{escape(_sentence(one['name']))}</strong> {escape(one['action'])} "
        f"{escape(one['time_frame'])}</li>"
        for one in act["fits"]
    )
    findings = "&".join(f"{quote(finding)}=present" for finding in act["findings"])
    links = [(f"{RED_FLAGS}#{findings}" if findings else RED_FLAGS, ENTER)]
    if act["page"]:
        links.append((quote(act["page"]), act["title"]))
    told = "".join(f'<li><a href="{escape(address)}">{escape(text)}</a></li>' for address, text in links)
    return (
        '<section class="ask-act" aria-labelledby="ask-act-title">'
        f'<h2 id="ask-act-title">{escape(act["headline"])}</h2>{names if act["heard"] else ""}'
        f'<p class="ask-act-you">{escape(act["text"])}</p>'
        f"{f'<p>{escape(act["for_patient"])}</p><ul>{fits}</ul>' if fits else ''}"
        f'<ul class="ask-act-links">{told}</ul></section>'
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


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
