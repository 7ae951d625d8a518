"""Cut built pages into passages: one per section, its text in sentences with the sources that they cite.

A passage is what a reader sees: figures are numbers already. Left out is what makes no sense by itself, such
as forms, worked examples, self-test questions and the list of references.
"""

import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
))  # fmt: skip
_BLOCKS = frozenset((
    "p", "li", "td", "th", "tr", "ul", "ol", "dl", "dt", "dd", "div", "section", "article", "aside", "table",
    "thead", "tbody", "figure", "figcaption", "blockquote", "details", "summary", "pre",
))  # fmt: skip
_SILENT = frozenset((
    "script", "style", "svg", "form", "button", "nav", "template", "select", "noscript", "object", "math",
    "pre", "fieldset", "label",
))  # fmt: skip
_SILENT_CLASSES = frozenset((
    "calculator", "rules", "doors", "example", "references", "figure-legend", "page-status", "page-foot",
    "page-computed", "follow-up", "ask", "headerlink", "admonition-title",
))  # fmt: skip
SHORT_BEGINNING = 4  # sentences
_LISTS = frozenset(("ul", "ol"))
_HEADINGS = frozenset(("h1", "h2", "h3"))
_CITE = re.compile(r"\s*\ue000([^\ue001]*)\ue001")
_RUN_IN = "\ue002"  # stands after the bold words that begin a block
_END = re.compile(r"""[.!?]["\u201d\u2019')]*(?:\s*\ue000[^\ue001]*\ue001)*\s+(?=["\u201c(]?[A-Z0-9])""")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|vs|cf|al|no|fig|dr|approx)|\b[A-Z])\.$", re.IGNORECASE)


def cut_site(site: Path, leave_out: Collection[str] = ()) -> list[dict[str, Any]]:
    """The passages of every page of a built folder, but those whose address begins as in `leave_out`."""
    passages: list[dict[str, Any]] = []
    for file in sorted(site.rglob("*.html")):
        page = file.relative_to(site).as_posix()
        if not page.startswith(tuple(leave_out)):
            passages += cut_page(page, file.read_text("utf-8"))
    return passages


def cut_page(page: str, html: str) -> list[dict[str, Any]]:
    """The passages of one page, in order: a short beginning and the section after it are one passage."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    sections = reader.sections
    if not sections:
        return []
    title = sections[0].heading
    sections[0].anchor = ""
    if len(sections) > 1 and len(sections[0].sentences) < SHORT_BEGINNING:
        sections[:2] = [_joined(*sections[:2])]
    return [
        {
            "page": page,
            "title": title,
            "anchor": section.anchor,
            "heading": section.heading,
            "sentences": section.sentences,
        }
        for section in sections
        if section.sentences
    ]


def _joined(first: "_Section", second: "_Section") -> "_Section":
    joined = _Section(second.anchor, first.heading)
    before = len(first.sentences)
    moved = [one | ({"lead": one["lead"] + before} if "lead" in one else {}) for one in second.sentences]
    joined.sentences = first.sentences + moved
    return joined


class _Section:
    def __init__(self, anchor: str, heading: str = "") -> None:
        self.anchor = anchor
        self.heading = heading
        self.sentences: list[dict[str, Any]] = []


class _Reader(HTMLParser):
    """Reads the page's article: headings open sections, blocks end sentences."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.silent = 0  # depth of what is left out
        self.inside = False
        self.sections: list[_Section] = []
        self.text = ""
        self.in_heading = False
        self.leads: list[int | None] = []  # per open list or table: the sentence that announces it
        self.lists = 0  # lists begun so far; a list within another is part of it
        self.in_lists: list[str] = []
        self.run_in = False  # whether the bold words that are open begin their block
        self.header: list[str] = []
        self.cells: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        if not self.inside:
            self.inside = tag == "article" and "md-content__inner" in classes
            if self.inside:
                self.open, self.silent = [tag], 0
            return
        if tag in _VOID:
            self.text += " "
            return
        self.open.append(tag)
        if self.silent or _is_silent(tag, classes):
            if not self.silent and tag in _BLOCKS:
                self._flush()
            self.silent += 1
            return
        if tag in _HEADINGS:
            self._flush()
            before = self.sections[-1].anchor if self.sections else ""
            self.sections.append(_Section(given.get("id", before)))
            self.in_heading = True
        elif tag in ("ul", "ol", "dl", "table"):
            self._flush()
            self.leads.append(self._announcement())
            if tag in _LISTS:
                self.lists += not self.in_lists
                self.in_lists.append(tag)
        elif tag == "tr":
            self.cells = []
        elif tag == "strong":
            self.run_in = not self.text.strip() and self.cells is None
        elif tag in _BLOCKS and self.cells is None:
            self._flush()
        elif tag == "a" and given.get("href", "").startswith("#ref-"):
            self.text += f"\ue000{given['href'].removeprefix('#ref-')}\ue001"
            self.silent += 1  # its number is the page's, and means nothing elsewhere

    def handle_endtag(self, tag: str) -> None:
        if not self.inside or tag in _VOID or tag not in self.open:
            return
        while self.open:
            closed = self.open.pop()
            self._close(closed)
            if closed == tag:
                break
        self.inside = bool(self.open)

    def handle_data(self, data: str) -> None:
        if self.inside and not self.silent:
            self.text += data

    def _close(self, tag: str) -> None:
        if self.silent:
            self.silent -= 1
            return
        if tag in _HEADINGS:
            self.sections[-1].heading = _clean(_CITE.sub("", self.text))
            self.text, self.in_heading = "", False
        elif tag in ("td", "th") and self.cells is not None:
            self.cells.append(_clean(self.text))
            self.text = ""
        elif tag == "tr" and self.cells is not None:
            cells, self.cells = self.cells, None
            self._row(cells)
        elif tag == "thead":
            pass
        elif tag == "strong" and self.run_in:
            self.text += _RUN_IN
            self.run_in = False
        elif tag in ("ul", "ol", "dl", "table"):
            self._flush()
            if self.leads:
                self.leads.pop()
            if tag in _LISTS:
                self.in_lists.pop()
            self.header = []
        elif tag in _BLOCKS and self.cells is None:
            self._flush()

    def _row(self, cells: list[str]) -> None:
        """The first row of a table names its columns, each other one becomes "column: cell; column: ..."."""
        if not self.header:
            self.header = [_clean(_CITE.sub("", cell)) for cell in cells]
            return
        told = [
            f"{name}: {cell}" if name else cell
            for name, cell in zip(self.header, cells, strict=False)
            if _CITE.sub("", cell)
        ]
        if len(told) > 1:
            self._add("; ".join(told))

    def _announcement(self) -> int | None:
        if not self.sections or not self.sections[-1].sentences:
            return None
        last = len(self.sections[-1].sentences) - 1
        return last if self.sections[-1].sentences[last]["text"].endswith(":") else None

    def _flush(self) -> None:
        text, self.text = self.text, ""
        for sentence in _sentences(" ".join(text.split())):
            self._add(sentence)

    def _add(self, text: str) -> None:
        if not self.sections:
            return
        told = _clean(_CITE.sub("", text))
        if not any(letter.isalpha() for letter in told):
            return
        sentence: dict[str, Any] = {"text": told}
        if cites := list(dict.fromkeys(_CITE.findall(text))):
            sentence["cites"] = cites
        if self.leads and self.leads[-1] is not None:
            sentence["lead"] = self.leads[-1]
        if self.in_lists:
            sentence["list"] = self.lists
            if self.in_lists[0] == "ol":
                sentence["steps"] = True
        self.sections[-1].sentences.append(sentence)


def _is_silent(tag: str, classes: set[str]) -> bool:
    self_test = tag == "details" and "question" in classes
    return tag in _SILENT or bool(classes & _SILENT_CLASSES) or self_test


def _is_open_quotation(text: str) -> bool:
    return bool(text.count('"') % 2) or text.count("\u201c") > text.count("\u201d")


def _clean(text: str) -> str:
    return " ".join(text.replace(_RUN_IN, "").split())


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a block; bold words that begin it ("Pregabalin.") stay with what they announce."""
    begins, _, rest = text.partition(_RUN_IN)
    if rest and _END.search(f"{begins} A"):
        first, *others = _sentences(rest) if rest.strip() else ("",)
        yield f"{begins.strip()} {first}".strip()
        yield from others
        return
    text = text.replace(_RUN_IN, "")
    start = 0
    for end in _END.finditer(text):
        so_far = _CITE.sub("", text[start : end.end()]).strip()
        if _SHORT.search(so_far) or _is_open_quotation(so_far):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    if text[start:].strip():
        yield text[start:].strip()
