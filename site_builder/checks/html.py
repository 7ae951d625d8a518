"""Read built pages for the checks: every element with its attributes and line; code of scripts and styles."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Element:
    """One start tag; `text` holds the code of scripts and styles, else ""."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One built page: its path within the site and its elements in order."""

    path: str
    elements: tuple[Element, ...]

    @property
    def ids(self) -> set[str]:
        """Every place in the page that a link can lead to."""
        named = {element.attributes["id"] for element in self.elements if "id" in element.attributes}
        return named | {
            element.attributes["name"]
            for element in self.elements
            if element.tag == "a" and "name" in element.attributes
        }


def pages(site: Path) -> Iterator[Page]:
    """Every page of a folder, in order of path."""
    for file in sorted(site.rglob("*.html")):
        yield read(file.relative_to(site).as_posix(), file.read_text("utf-8"))


def read(path: str, html: str) -> Page:
    """A page from its HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(path, tuple(reader.elements))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {key: value or "" for key, value in attrs}, self.getpos()[0]))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem and self.elements:
            last = self.elements[-1]
            self.elements[-1] = Element(last.tag, last.attributes, last.line, last.text + data)
