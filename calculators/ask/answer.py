"""From a question to an answer made of quotations, or to the plain statement that there is none."""

from collections.abc import Mapping
from typing import Any

from ..evidence import Source
from .alarm import listen
from .find import Match, find
from .index import Index
from .question import Question, corrected, understand
from .quote import quotable

NOTHING = "The site has nothing on that."
FOUND = "What this site says"
LATER = (
    "Sentences of this site, word for word; nothing was written for your question. For learning, not a "
    "diagnosis and not a treatment: read the page, and its review status, before you rely on a sentence."
)


def ask(text: str, index: Index, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Answer a question with passages of the index; the same question always gets the same answer."""
    heard = listen(corrected(text, index)[0])
    asked = question = understand(text, index, heard.means)
    matches = find(question, index)
    if heard.act and heard.means and not matches:
        # The rest of the question is not the site's; what the alarm means is.
        question = understand("", index, heard.means)
        matches = find(question, index)
    passages = [_passage(question, match, index) for match in matches]
    cited = dict.fromkeys(cite for one in passages for quote in one["quotes"] for cite in quote["cites"])
    return {
        "question": text.strip()[:200],
        "found": bool(passages),
        "headline": FOUND if passages else NOTHING,
        "note": LATER if passages else "",
        "act": heard.act and heard.act | _page(heard.act["page"], index),
        "passages": passages,
        "sources": [_source(sources[cite]) for cite in cited if cite in sources],
        "unknown": list(asked.unknown)[:8],
        "read_as": [list(pair) for pair in asked.read_as],
    }


def _page(address: str, index: Index) -> dict[str, str]:
    """A page with its title, or none where this site has no such page."""
    title = next((passage.title for passage in index.passages if passage.page == address), "")
    return {"page": address if title else "", "title": title}


def _passage(question: Question, match: Match, index: Index) -> dict[str, Any]:
    passage = index.passages[match.passage]
    quotes: list[dict[str, Any]] = []
    before = None
    for number in quotable(question, match.passage, index):
        sentence = passage.sentences[number]
        gap = before is not None and number != before + 1
        quotes.append({"text": sentence.text, "cites": list(sentence.cites), "gap": gap})
        before = number
    return {
        "page": passage.page,
        "anchor": passage.anchor,
        "title": passage.title,
        "heading": passage.heading,
        "quotes": quotes,
    }


def _source(source: Source) -> dict[str, str]:
    return {
        "id": source.id,
        "short": source.short,
        "reference": source.reference,
        "url": source.url,
        "status": source.status,
    }
