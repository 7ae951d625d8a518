"""`::: claims`, `::: worksheet`, `::: glossary`: where the page shows a list that the project keeps."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ..documents import Document
from ..lists import Claim, Lists, coverage, first_of_letters, read_claims, read_glossary
from ..subject import Subject
from .errors import ContentError

_DIRECTIVE = re.compile(r"^:::[ \t]+(claims|worksheet|glossary)[ \t]*$")
_BAR = re.compile(r"\{\{.*?\}\}|\|")
_BOX = '<span class="tick-box"></span>'


def register(md: Markdown, subject: Subject, lists: Lists) -> None:
    """Add the lists to a Markdown instance; what they write is Markdown, with figures and citations."""
    md.preprocessors.register(
        _Lists(md, subject, lists), "builder_lists", 24.5
    )  # before figures and directives (24)


class _Lists(Preprocessor):
    def __init__(self, md: Markdown, subject: Subject, lists: Lists) -> None:
        super().__init__(md)
        self.subject = subject
        self.lists = lists

    def run(self, lines: list[str]) -> list[str]:
        """Replace each directive by its list."""
        written: list[str] = []
        for line in lines:
            match = _DIRECTIVE.match(line)
            written += [line] if match is None else ["", *self._parts(match[1]), ""]
        return written

    def _parts(self, name: str) -> list[str]:
        if not (self.lists.glossary if name == "glossary" else self.lists.claims):
            raise ContentError(f"::: {name}: extra.builder names no such list")
        parts = _PARTS[name](self.subject, self.lists)
        return [self.md.htmlStash.store(part) if part.startswith(("<dl", "<nav")) else part for part in parts]


def claims_parts(subject: Subject, lists: Lists) -> list[str]:
    """Every claim with the pages that cover it, topic by topic, then the furniture."""
    known, pages = read_claims(lists.folder, lists.claims), coverage(lists.content)
    met = sum(claim.id in pages for claim in known.claims)
    lines = [
        f"Claims covered: {met} of {len(known.claims)}, on {_pages_in_all(pages, known.ids)} pages. "
        f"Pieces of furniture that are looked for in the built pages: {len(known.furniture)}.",
        "",
    ]
    for topic in known.topics:
        lines += [f"## {topic.capitalize()}", "", "| Id | What is taught | Where |", "|---|---|---|"]
        lines += [
            f"| {claim.id} | {_said(claim)} {_cited(claim.sources)} | {_links(pages.get(claim.id, []))} |"
            for claim in known.claims
            if claim.topic == topic
        ]
        lines.append("")
    lines += ["## Around the text", "", "| Id | What a reader finds | Where |", "|---|---|---|"]
    lines += [f"| {piece.id} | {_cell(piece.says)} | {_cell(piece.met)} |" for piece in known.furniture]
    return lines


def worksheet_parts(subject: Subject, lists: Lists) -> list[str]:
    """A form on paper: who reviews, then each claim with its pages, its sources and room for a verdict."""
    known, pages = read_claims(lists.folder, lists.claims), coverage(lists.content)
    lines = ['<div class="worksheet" markdown="block">', "", "| The review | |", "|---|---|"]
    lines += [f"| {field} | |" for field in ("Name", "Role", "Date", "Pages read, and their dates")]
    for topic in known.topics:
        lines += [
            "",
            f"## {topic.capitalize()}",
            "",
            "| Claim | Pages | Sources | Verdict | Comment |",
            "|---|---|---|---|---|",
        ]
        lines += [
            f"| **{claim.id}** {_said(claim)} | {_links(pages.get(claim.id, []))} "
            f"| {_named(subject, claim.sources)} | {_BOX} agree<br>{_BOX} change | |"
            for claim in known.claims
            if claim.topic == topic
        ]
    return [*lines, "", "</div>"]


def glossary_parts(subject: Subject, lists: Lists) -> list[str]:
    """The letters, each leading to its first term, then every term with what it means, as one list."""
    terms = read_glossary(lists.folder, lists.glossary)
    entries = "".join(
        f'<div class="term-entry" id="{term.anchor}"><dt>{escape(term.name)}</dt>'
        f"<dd>{f'<em>{escape(term.full)}</em>. ' if term.full else ''}{escape(term.means)}</dd></div>"
        for term in terms
    )
    letters = "".join(
        f'<a href="#{term.anchor}">{escape(letter)}</a>' for letter, term in first_of_letters(terms).items()
    )
    return [
        f'<nav class="letters" aria-label="Terms by first letter">{letters}</nav>',
        "",
        f'<dl class="glossary">{entries}</dl>',
    ]


_PARTS: Mapping[str, Callable[[Subject, Lists], list[str]]] = {
    "claims": claims_parts,
    "worksheet": worksheet_parts,
    "glossary": glossary_parts,
}


def _said(claim: Claim) -> str:
    note = f"<br>*What the literature adds:* {_cell(claim.note)}" if claim.note else ""
    return _cell(claim.says) + note


def _cell(text: str) -> str:
    """The text in one line, with no bar that would end the cell; figures may hold one."""
    return _BAR.sub(lambda bar: bar[0] if bar[0] != "|" else r"\|", " ".join(text.split()))


def _links(pages: Iterable[Document]) -> str:
    listed = [f"\u2022 [{_label(page.title)}](/{page.path})" for page in pages]
    return "<br>".join(listed) or "**No page yet**"


def _label(title: str) -> str:
    return re.sub(r"([\[\]|*_])", r"\\\1", title)


def _cited(sources: Iterable[str]) -> str:
    group = "; ".join(f"@{source}" for source in sources)
    return f"[{group}]" if group else ""


def _named(subject: Subject, sources: Iterable[str]) -> str:
    known = subject.registry.evidence.sources
    return "<br>".join(f"{_label(known[source].short)} [@{source}]" for source in sources if source in known)


def _pages_in_all(pages: Mapping[str, list[Document]], ids: Iterable[str]) -> int:
    return len({page.path for claim in ids for page in pages.get(claim, [])})
