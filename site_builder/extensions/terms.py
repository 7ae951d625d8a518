"""The first mention of each glossary term on a page leads to the glossary, and says on hover what it means.

A box that a reader may fold away, such as an admonition, counts as a text of its own, so that no first
mention can hide in it.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..lists import Term

_LEFT_ALONE = {"a", "abbr", "button", "code", "label", "legend", "pre", "script", "style", "summary"} | {
    f"h{level}" for level in range(1, 7)
}
_LEFT_ALONE_CLASSES = {"figure", "citation", "references", "figure-legend", "admonition-title", "worksheet"}
_OWN_TEXT = {"admonition"}


def register(md: Markdown, terms: Iterable[Term], page: str) -> None:
    """Add the terms to a Markdown instance."""
    by_form = {form: term for term in terms for form in term.forms}
    if by_form:
        # After inline (20) and references (15), before links are resolved (0).
        md.treeprocessors.register(_Terms(md, by_form, page), "builder_terms", 12)


class _Terms(Treeprocessor):
    def __init__(self, md: Markdown, by_form: dict[str, Term], page: str) -> None:
        super().__init__(md)
        self.page = page
        self.terms = {_key(form): term for form, term in by_form.items()}
        longest_first = sorted(by_form, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(_form(form) for form in longest_first)})(?!\w)")

    def run(self, root: etree.Element) -> None:
        """Mark the first mentions below the root."""
        self._children(root, set())

    def _children(self, parent: etree.Element, seen: set[str]) -> None:
        if parent.text:
            self._mark(parent, None, seen)
        for child in list(parent):
            classes = set(child.get("class", "").split())
            if child.tag not in _LEFT_ALONE and not classes & _LEFT_ALONE_CLASSES:
                own = child.tag == "details" or bool(classes & _OWN_TEXT)
                self._children(child, set(seen) if own else seen)
            if child.tail:
                self._mark(parent, child, seen)

    def _mark(self, parent: etree.Element, before: etree.Element | None, seen: set[str]) -> None:
        """Mark in the text after `before`, or at the start of the parent."""
        text = (parent.text if before is None else before.tail) or ""
        place = 0 if before is None else list(parent).index(before) + 1
        start = 0
        for match in self.pattern.finditer(text):
            term = self.terms[_key(match[0])]
            if term.anchor in seen:
                continue
            seen.add(term.anchor)
            _set_text(parent, before, text[start : match.start()])
            before = self._link(term, match[0])
            parent.insert(place, before)
            place, start = place + 1, match.end()
        if start:
            _set_text(parent, before, text[start:])

    def _link(self, term: Term, words: str) -> etree.Element:
        link = etree.Element("a", {"class": "term", "href": f"/{self.page}#{term.anchor}"})
        meaning = etree.SubElement(link, "abbr", {"title": term.hint})
        meaning.text = AtomicString(words)
        return link


def _set_text(parent: etree.Element, before: etree.Element | None, text: str) -> None:
    if before is None:
        parent.text = text
    else:
        before.tail = text


def _key(form: str) -> str:
    """The same for a form and its mention: one blank for white space, a word's first letter in any case."""
    words = " ".join(form.split())
    return words if _is_abbreviation(words) else words.lower()


def _form(form: str) -> str:
    words = r"\s+".join(re.escape(word) for word in form.split())
    if _is_abbreviation(form) or not form[0].isalpha():
        return words
    return f"[{form[0].lower()}{form[0].upper()}]{words[1:]}"


def _is_abbreviation(form: str) -> bool:
    return any(letter.isupper() for letter in form[1:])
