"""`{{ row.figure }}`: a number from the evidence, with what it means and a link to where it is written down.

`{{ row.figure | interval }}` adds the confidence interval, `{{ row.figure | range }}` reads low to high.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..anchors import row_anchor
from ..subject import Figure, Row, Subject
from .errors import ContentError

FIGURE = re.compile(r"\{\{\s*([A-Za-z0-9_.-]+)\s*(?:\|\s*([a-z]+)\s*)?\}\}")
FORMS = ("interval", "range")
# Without the pipe, which would end a cell where the figure stands in a table.
_INNER = r"\{\{([A-Za-z0-9_.-]+)(?:!([a-z]+))?\}\}"

MARKS: Mapping[str, tuple[str, str]] = {
    "memory": ("\u2020", "recalled from the literature and not yet checked against the source"),
    "judgement": ("\u2021", "our own judgment, not a measurement"),
}


def register(md: Markdown, subject: Subject, evidence_page: str) -> None:
    """Add figures to a Markdown instance."""
    md.preprocessors.register(_Pipes(md), "builder_figures", 24)  # after fenced code (25) is put away
    md.inlinePatterns.register(
        _Figures(md, subject, evidence_page), "builder_figures", 175
    )  # after code (190)
    md.treeprocessors.register(
        _Legend(md), "builder_figures_legend", 14
    )  # after inline (20), before links (0)


def wording(figure: Figure, form: str | None) -> str:
    """The figure as it reads in the sentence."""
    if form == "interval":
        return figure.interval_text
    return figure.range_text if form == "range" else figure.text


def explanation(row: Row, figure: Figure) -> str:
    """What the figure means: what was measured, in whom, against what, how sure."""
    spread = "no interval in our data" if figure.low is None else figure.interval_text
    parts = [
        row.label,
        f"{figure.name.replace('_', ' ')}: {spread}",
        f"in {row.population}" if row.population else "",
        f"against {row.reference_standard}" if row.reference_standard else "",
        "computed by us from other figures of the row" if figure.derived else "",
        MARKS[row.status][1] if row.status in MARKS else "checked against the source",
    ]
    return "; ".join(part for part in parts if part)


def look_up(subject: Subject, reference: str, form: str | None) -> tuple[Row, Figure]:
    """The row and figure of a reference; KeyError with the reason where there is none."""
    if form is not None and form not in FORMS:
        raise KeyError(f"no form {form!r} of a figure; there is {', '.join(FORMS)}")
    evidence = subject.registry.evidence
    figure = evidence.figure(reference)
    return evidence.rows[reference.partition(".")[0]], figure


class _Pipes(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [FIGURE.sub(_inner, line) for line in lines]


def _inner(match: re.Match[str]) -> str:
    return "{{" + match[1] + (f"!{match[2]}" if match[2] else "") + "}}"


class _Figures(InlineProcessor):
    def __init__(self, md: Markdown, subject: Subject, evidence_page: str) -> None:
        super().__init__(_INNER, md)
        self.subject = subject
        self.evidence_page = evidence_page

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """One figure as a link to its row."""
        try:
            row, figure = look_up(self.subject, m[1], m[2])
        except KeyError as error:
            raise ContentError(f"{m[0]}: {error.args[0]}") from None
        span = etree.Element("span", {"class": f"figure figure-{row.status}"})
        link = etree.SubElement(span, "a", {"href": f"/{self.evidence_page}#{row_anchor(row.id)}"})
        link.set("title", explanation(row, figure))
        link.text = AtomicString(wording(figure, m[2]))
        if row.status in MARKS:
            mark = etree.SubElement(span, "sup", {"class": "figure-mark", "title": MARKS[row.status][1]})
            mark.text = AtomicString(MARKS[row.status][0])
        return span, m.start(0), m.end(0)


class _Legend(Treeprocessor):
    """Says at the end of the page what its marks mean."""

    def run(self, root: etree.Element) -> None:
        used = {mark.text for mark in root.iter("sup") if mark.get("class") == "figure-mark"}
        meanings = [f"{mark} {meaning}." for mark, meaning in MARKS.values() if mark in used]
        if meanings:
            legend = etree.SubElement(root, "p", {"class": "figure-legend"})
            legend.text = AtomicString(" ".join(meanings))
