"""No page reads harder than it must: a school grade from the length of sentences and of words.

The measure is Flesch and Kincaid's, with syllables counted by their vowels. It is rough, and anatomical
names push it up; the limit is there to catch sentences that never end.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..documents import documents
from ..extensions.citations import CITATION
from ..extensions.figures import FIGURE
from ..extensions.judgement import JUDGEMENT
from ..problems import Problem

HIGHEST = 10.0
FEWEST_WORDS = 100  # below, the measure says nothing

_DROPPED = re.compile(r"^\s*(?:#|:::|\||<|!!!|\?\?\?|\[\w+\]:|===)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*|\d+(?:[.,]\d+)*")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'\u201d)*_]*\s+")
_VOWELS = re.compile(r"[aeiouy]+")


def check(content: Path, highest: float = HIGHEST) -> list[Problem]:
    """A problem for each page whose grade is above the limit."""
    return [
        Problem(document.path, f"reads at grade {level:.1f}, above {highest:g}: shorten its sentences")
        for document in documents(content)
        if (level := grade(line for _, line in document.lines)) > highest
    ]


def grade(lines: Iterable[str]) -> float:
    """The school grade of a text; 0.0 where it is too short to say."""
    read = [words for sentence in sentences(lines) if (words := _WORD.findall(sentence))]
    count = sum(len(words) for words in read)
    if count < FEWEST_WORDS:
        return 0.0
    heard = sum(syllables(word) for words in read for word in words)
    return 0.39 * count / len(read) + 11.8 * heard / count - 15.59


def sentences(lines: Iterable[str]) -> Iterator[str]:
    """The sentences of the prose; tables, headings and what stands for a number or a source are left out."""
    for paragraph in _paragraphs(lines):
        yield from _SENTENCE.split(paragraph)


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for line in lines:
        if _DROPPED.match(line) or not line.strip() or _ITEM.match(line):
            if held:
                yield " ".join(held)
            held = []
        if line.strip() and not _DROPPED.match(line):
            held.append(_plain(_ITEM.sub("", line)).strip())
    if held:
        yield " ".join(held)


def _plain(line: str) -> str:
    line = CITATION.sub("", FIGURE.sub("1", line))
    return re.sub(r"<[^>]+>|\{[^}]*\}", "", _LINK.sub(r"\1", re.sub(JUDGEMENT, r"\1", line)))


def syllables(word: str) -> int:
    """About how many syllables a word has: its groups of vowels, without a silent e."""
    lower = word.lower()
    if not lower[0].isalpha() or word.isupper():
        return 1
    count = len(_VOWELS.findall(lower))
    if lower.endswith("e") and not lower.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(count, 1)
