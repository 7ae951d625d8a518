"""Pages that write themselves from the registry: evidence rows, question reference, worked examples."""

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from .anchors import row_anchor
from .source_links import FROM_MEMORY, source_links
from .subject import Calculator, Evidence, Figure, Registry, Row, Source, Subject

STATUS_WORDS = {
    "verified": "Checked against the source",
    "memory": "From memory, not yet checked",
    "judgement": "Our own judgment",
}


READ_IN_WORDS = {
    "abstract_or_guideline": "the abstract or the guideline itself",
    "secondary": "a publication that quotes it",
    "not_seen": "nothing: recalled",
}


def evidence_parts(registry: Registry, pages: Mapping[str, Sequence[str]]) -> list[str]:
    """Headings (Markdown) and rows (HTML), topic by topic, then all sources.

    pages: row id -> titles of the pages that quote it.
    """
    evidence = registry.evidence
    used = _users(registry, pages)
    parts: list[str] = []
    topics = dict.fromkeys(row.topic for row in evidence.rows.values())
    for topic in topics:
        parts.append(f"## {topic.replace('_', ' ').capitalize()} {{: #topic-{topic.replace('_', '-')} }}")
        parts += [
            _row(row, evidence, used.get(row.id, [])) for row in evidence.rows.values() if row.topic == topic
        ]
    parts.append("## Sources")
    items = "".join(
        f'<li id="source-{escape(source.id)}">{_reference(source)}</li>'
        for source in evidence.sources.values()
    )
    parts.append(f'<ul class="sources">{items}</ul>')
    return parts


def _users(registry: Registry, pages: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    used: dict[str, list[str]] = {}
    for calculator in registry.calculators:
        for row in calculator.uses:
            used.setdefault(row, []).append(f"the calculator \u201c{calculator.title}\u201d")
    for row, titles in pages.items():
        used.setdefault(row, []).extend(titles)
    return used


def _row(row: Row, evidence: Evidence, used: Sequence[str]) -> str:
    source = evidence.sources[row.source]
    facts: list[tuple[str, str]] = [
        (figure.name.replace("_", " "), _figure(figure)) for figure in row.figures.values()
    ]
    table = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{text}</td></tr>' for name, text in facts)
    lines: Iterable[tuple[str, str]] = (
        ("In whom", row.population),
        ("Against", row.reference_standard),
        ("Recommendation", row.recommendation),
        ("Grade or kind", row.strength),
        ("Urgency", row.tier),
        ("Note", row.note),
        ("Read in", READ_IN_WORDS.get(row.read_in, "")),
        ("Used by", "; ".join(used) or "nothing yet"),
    )
    told = "".join(f"<p><strong>{word}:</strong> {escape(text)}</p>" for word, text in lines if text)
    return (
        f'<section class="evidence-row evidence-{escape(row.status)}" id="{row_anchor(row.id)}">'
        f"<h3>{escape(row.label)}</h3>"
        f'<p class="evidence-status"><span class="tag tag-{escape(row.status)}">'
        f"{escape(STATUS_WORDS.get(row.status, row.status))}</span> <code>{escape(row.id)}</code></p>"
        + (f'<table class="data">{table}</table>' if facts else "")
        + f"{told}<p><strong>Source:</strong> "
        f'<a href="#source-{escape(source.id)}">{escape(source.short)}</a></p>'
        "</section>"
    )


def _figure(figure: Figure) -> str:
    computed = ' <span class="evidence-derived">(computed by us)</span>' if figure.derived else ""
    return escape(figure.interval_text) + computed


def _reference(source: Source) -> str:
    links = "".join(etree.tostring(link, encoding="unicode", method="html") for link in source_links(source))
    checked = "" if source.status == "verified" else f" <em>{FROM_MEMORY}</em>"
    return f"{escape(source.reference)} {links}{checked}"


def questions_parts(calculator: Calculator) -> list[str]:
    """Every question of a calculator with its id and what it allows, group by group."""
    parts = []
    for group in calculator.groups:
        rows = "".join(
            f'<tr><th scope="row">{escape(question.label)}</th><td><code>{escape(question.id)}</code></td>'
            f"<td>{escape(question.allowed)}</td></tr>"
            for question in group.questions
        )
        parts.append(f"### {group.label} {{: #{calculator.id}-{group.id} }}".replace("_", "-"))
        parts.append(
            f'<div class="table-scroll" tabindex="0" role="group" aria-label="{escape(group.label)}">'
            '<table class="data"><thead><tr>'
            '<th scope="col">Question</th><th scope="col">Id</th><th scope="col">Allowed</th></tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )
    return parts


def led_in(label: str) -> str:
    """A label that leads to its answer: a question stays one."""
    return label if label.endswith(("?", ":")) else f"{label}:"


def example(subject: Subject, calculator_id: str, case_id: str) -> str:
    """A case as a story, its findings, and the answer that the calculator gives to them."""
    calculator, case = subject.calculator(calculator_id), subject.case(calculator_id, case_id)
    asked = {question.id: question for question in calculator.questions}
    findings = "".join(
        f"<li>{escape(led_in(asked[key].label))} <strong>{escape(asked[key].label_of(value))}</strong></li>"
        for key, value in case.findings.items()
        if key in asked
    )
    fragment = escape(urlencode(dict(case.findings)))
    return (
        f'<div class="example"><p class="example-title">{escape(case.title or "Worked example")}</p>'
        f'<p class="example-story">{escape(case.story)}</p>'
        f'<ul class="example-findings">{findings}</ul>'
        '<p class="example-open" data-needs-script>'
        f'<a href="#{fragment}">Put these findings into the form</a>'
        "</p>"
        f'<div class="example-answer answer">{subject.example_html(calculator_id, case)}</div>'
        f'<p class="example-why"><strong>Why:</strong> {escape(case.why)}</p></div>'
    )
