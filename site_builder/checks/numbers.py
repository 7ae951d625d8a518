"""No measured number is typed by hand: it is quoted from the evidence by its id.

What looks measured by its form (a percentage, n in 100, a likelihood ratio, mL) is always a problem; any
other number with a unit is one when the evidence holds the same words. `[[6 weeks]]` marks own
judgment, visibly. A page whose numbers a command of the project prints names it in its front matter as
`computed_by`, and is left out here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..documents import documents
from ..extensions.citations import CITATION
from ..extensions.figures import FIGURE
from ..extensions.judgement import JUDGEMENT
from ..problems import Problem
from ..subject import Evidence

_NUMBER = r"\d+(?:[.,]\d+)*"
MEASURED: Mapping[str, re.Pattern[str]] = {
    "a percentage": re.compile(rf"(?<![\w.]){_NUMBER}\s?(?:%|per ?cent\b)"),
    "a proportion": re.compile(
        rf"(?<![\w.]){_NUMBER} (?:in|out of|of) (?:every )?(?:10|100|1,?000|10,?000|100,?000)\b"
    ),
    "a likelihood ratio": re.compile(
        rf"(?:\bLR\s?[+\u2212-]?|likelihood ratios?)(?:\s+(?:of|is|about|around|=))*\s*=?\s*{_NUMBER}",
        re.IGNORECASE,
    ),
    "a sensitivity or specificity": re.compile(
        rf"(?:sensitivity|specificity)(?:\s+(?:of|is|about|around|=))*\s*=?\s*{_NUMBER}", re.IGNORECASE
    ),
    "a volume": re.compile(rf"(?<![\w.]){_NUMBER}\s?m[lL]\b"),
}
_NOT_PROSE = (FIGURE, re.compile(JUDGEMENT), CITATION, re.compile(r"\]\([^)]*\)"), re.compile(r"<[^>]+>"))
_BLANK = "\u00b7"  # keeps what stands left and right of it apart


def check(content: Path, evidence: Evidence) -> list[Problem]:
    """A problem for each number that should have been quoted, naming the ids that fit."""
    known = known_figures(evidence)
    problems = []
    for document in documents(content):
        if (document.meta or {}).get("computed_by"):
            continue
        for number, line in document.lines:
            problems += [Problem(document.path, message, number) for message in faults(line, known)]
        for key in ("title", "summary", "description"):
            text = str((document.meta or {}).get(key, ""))
            problems += [Problem(document.path, f"{key}: {message}") for message in faults(text, {})]
    return problems


def faults(line: str, known: Mapping[str, list[str]]) -> Iterator[str]:
    """What is wrong with the numbers of one line; `known` maps a figure's words to the ids that read so."""
    for pattern in _NOT_PROSE:
        line = pattern.sub(_BLANK, line)
    told: set[str] = set()
    for what, pattern in MEASURED.items():
        for match in pattern.finditer(line):
            told.add(match[0])
            ids = known.get(match[0], [])
            yield _message(match[0], what, ids)
    for words, ids in known.items():
        if words not in told and not any(words in other for other in told) and _pattern(words).search(line):
            yield _message(words, "a number that the evidence holds", ids)


def known_figures(evidence: Evidence) -> dict[str, list[str]]:
    """What the figures of the evidence read like -> the ids that read so."""
    known: dict[str, list[str]] = {}
    for row in evidence.rows.values():
        for figure in row.figures.values():
            for words in {figure.text, figure.range_text}:
                if re.search(r"[A-Za-z%]", words.replace(" to ", " ")):
                    known.setdefault(words, []).append(f"{row.id}.{figure.name}")
    return known


def _pattern(words: str) -> re.Pattern[str]:
    # "6 weeks" is also typed as "6-week"
    flexible = re.escape(words).replace(r"\ ", r"[ \u00a0-]")
    if flexible.endswith("s"):
        flexible += "?"
    return re.compile(rf"(?<![\w.,-]){flexible}(?![\w%])")


def _message(words: str, what: str, ids: list[str]) -> str:
    hint = (
        f"quote {' or '.join('{{ ' + name + ' }}' for name in ids[:4])}"
        if ids
        else "quote it from the evidence"
    )
    return f"{words!r} is {what} typed by hand: {hint}, or mark own judgment as [[{words}]]"
