"""`[[6 weeks]]`: a number that is nobody's measurement but our own teaching judgment, and says so.

Use it sparingly. A number that stands in the evidence is quoted by its id instead.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

JUDGEMENT = r"\[\[([^\[\]\n]+)\]\]"
MEANING = "Teaching judgment: our own choice, not a measurement"


def register(md: Markdown) -> None:
    """Add the mark to a Markdown instance."""
    md.inlinePatterns.register(_Judgement(JUDGEMENT, md), "builder_judgement", 176)


class _Judgement(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """The words, marked."""
        span = etree.Element("span", {"class": "teaching", "title": MEANING})
        span.text = m[1]
        word = etree.SubElement(span, "span", {"class": "visually-hidden"})
        word.text = " (teaching judgment)"
        return span, m.start(0), m.end(0)
