"""`!!! student "For the exam"`: a note for one audience, which the page can fold to one line for the others.

Audiences are named in mkdocs.yml, under `extra.builder.audiences`. A note starts open: without JavaScript
everything is shown.
"""

import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


def register(md: Markdown, audiences: Mapping[str, str]) -> None:
    """Add notes for audiences (id -> words) to a Markdown instance."""
    if audiences:
        md.treeprocessors.register(_Notes(md, audiences), "builder_audiences", 12)  # after inline (20)


class _Notes(Treeprocessor):
    def __init__(self, md: Markdown, audiences: Mapping[str, str]) -> None:
        super().__init__(md)
        self.audiences = audiences

    def run(self, root: etree.Element) -> None:
        """Make each admonition that is named like an audience one that folds."""
        for element in root.iter("div"):
            kinds = element.get("class", "").split()
            audience = next((kind for kind in kinds if kind in self.audiences), None)
            if audience is not None and "admonition" in kinds:
                _fold(element, audience, self.audiences[audience])


def _fold(element: etree.Element, audience: str, words: str) -> None:
    element.tag = "details"
    element.attrib = {"class": f"audience-note {audience}", "data-audience": audience, "open": "open"}
    summary = etree.Element("summary")
    word = etree.SubElement(summary, "span", {"class": "audience-word"})
    word.text = words
    title = element.find("p[@class='admonition-title']")
    if title is not None:
        element.remove(title)
        if (title.text or "").strip() not in ("", audience.capitalize()) or len(title):
            word.tail = " "
            title.tag, title.attrib, title.tail = "span", {"class": "audience-title"}, None
            summary.append(title)
    element.insert(0, summary)
