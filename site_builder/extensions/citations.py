"""`[@id]`, `[@a; @b]`: citations, numbered in the order of the page, and their list of references."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..source_links import FROM_MEMORY, source_links
from ..subject import Source, Subject
from .errors import ContentError

CITATION = re.compile(r"\[(@[A-Za-z0-9_-]+(?:\s*;\s*@[A-Za-z0-9_-]+)*)\]")
NO_BREAK = "\u00a0"
PLACE = "references-here"  # the class of the element that `::: references` leaves behind


def register(md: Markdown, subject: Subject) -> None:
    """Add citations to a Markdown instance."""
    md.inlinePatterns.register(_Citations(md, subject), "builder_citations", 174)  # before links (160)
    md.treeprocessors.register(_References(md, subject), "builder_references", 15)  # after inline (20)


def cited_ids(group: str) -> list[str]:
    """The source ids in "@a; @b"."""
    return [part.strip().removeprefix("@") for part in group.split(";")]


class _Citations(InlineProcessor):
    def __init__(self, md: Markdown, subject: Subject) -> None:
        super().__init__(CITATION.pattern, md)
        self.subject = subject

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """One group of citations; numbers come when the whole page is known."""
        mark = etree.Element("sup", {"class": "citation"})
        for source_id in cited_ids(m[1]):
            source = self.subject.registry.evidence.sources.get(source_id)
            if source is None:
                raise ContentError(f"{m[0]}: no source {source_id!r}")
            etree.SubElement(
                mark, "a", {"href": f"#ref-{source_id}", "data-cite": source_id, "title": source.short}
            )
        return mark, m.start(0), m.end(0)


class _References(Treeprocessor):
    """Numbers the citations and writes the list, where `::: references` stands or else at the end."""

    def __init__(self, md: Markdown, subject: Subject) -> None:
        super().__init__(md)
        self.subject = subject

    def run(self, root: etree.Element) -> None:
        _join(root)
        cited: dict[str, list[str]] = {}
        for link in root.iter("a"):
            source_id = link.attrib.pop("data-cite", None)
            if source_id is None:
                continue
            places = cited.setdefault(source_id, [])
            places.append(f"cite-{source_id}-{len(places) + 1}")
            link.set("id", places[-1])
            link.text = AtomicString(f"[{list(cited).index(source_id) + 1}]")
        place = next((element for element in root.iter("div") if element.get("class") == PLACE), None)
        if not cited:
            return
        if place is None:
            place = etree.SubElement(root, "div")
        place.set("class", "references")
        heading = etree.SubElement(place, "h2", {"id": "references"})
        heading.text = "References"
        entries = etree.SubElement(place, "ol")
        for source_id, places in cited.items():
            entries.append(_entry(self.subject.registry.evidence.sources[source_id], places))


def _join(root: etree.Element) -> None:
    """No line begins with a citation: the space before it holds it to the word before."""
    for parent in root.iter():
        before: etree.Element | None = None
        for child in parent:
            if child.get("class") == "citation":
                if before is not None and before.tail:
                    before.tail = _held(before.tail)
                elif before is None and parent.text and parent.text.strip():
                    parent.text = _held(parent.text)
            before = child


def _held(text: str) -> str:
    bare = text.rstrip()
    return bare + NO_BREAK if bare != text else text


def _entry(source: Source, places: Iterable[str]) -> etree.Element:
    entry = etree.Element("li", {"id": f"ref-{source.id}"})
    text = etree.SubElement(entry, "span")
    text.text = AtomicString(source.reference + " ")
    for link in source_links(source):
        entry.append(link)
    if source.status != "verified":
        warning = etree.SubElement(entry, "em", {"class": "reference-status"})
        warning.text = AtomicString(f"{FROM_MEMORY} ")
    for number, place in enumerate(places, 1):
        back = etree.SubElement(entry, "a", {"href": f"#{place}", "class": "reference-back"})
        back.text = AtomicString("\u21a9")
        back.set("aria-label", f"Back to where this is cited, place {number}")
        back.tail = " "
    return entry
