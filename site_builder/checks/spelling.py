"""The site is spelled in American English: its pages, their front matter, and the words of its data.

The word list is data (`spelling.toml`). What a publication calls itself is left as it was printed, what
people type as they type it; and an id, such as a status, is no word.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ..documents import documents
from ..extensions.citations import CITATION
from ..extensions.figures import FIGURE
from ..problems import Problem

_WORD = re.compile(r"[^\W\d_]+")
_NOT_PROSE = (FIGURE, CITATION, re.compile(r"\]\([^)]*\)"), re.compile(r"<[^>]+>"), re.compile(r"\{[^}]*\}"))
_ID = re.compile(r"[a-z0-9_.-]+")
_PUBLICATION = "authors"  # a table with this key is one
_AS_PRINTED = {"source", "reference"}  # keys whose text names a publication
_AS_TYPED = {"words", "spoken", "starts"}  # keys that hold what people type, in any spelling


def check(content: Path, data: Iterable[Path]) -> list[Problem]:
    """A problem for each British spelling in the Markdown, and in the TOML of the folders in `data`."""
    problems = []
    for document in documents(content):
        words = texts(document.meta or {})
        problems += [Problem(document.path, fault, 1) for text in words for fault in faults(text)]
        problems += [
            Problem(document.path, fault, number) for number, line in document.lines for fault in faults(line)
        ]
    folders = [(content, file) for file in sorted(content.rglob("*.toml"))]
    folders += [(folder.parent, file) for folder in data for file in sorted(folder.rglob("*.toml"))]
    for folder, file in folders:
        name = file.relative_to(folder).as_posix()
        try:
            found = list(texts(tomllib.loads(file.read_text("utf-8"))))
        except tomllib.TOMLDecodeError as error:
            problems.append(Problem(name, f"is no TOML: {error}"))
            continue
        problems += [Problem(name, fault) for text in found for fault in faults(text)]
    return problems


def texts(value: object) -> Iterator[str]:
    """Every text in nested data, but for ids, what names a publication, and what people type."""
    if isinstance(value, str):
        if not _ID.fullmatch(value):
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict) and _PUBLICATION not in value:
        for key, item in value.items():
            if key not in _AS_PRINTED | _AS_TYPED:
                yield from texts(item)


def faults(text: str) -> Iterator[str]:
    """What is spelled the British way, with the American spelling."""
    for pattern in _NOT_PROSE:
        text = pattern.sub(" ", text)
    for word in _WORD.findall(text):
        if better := american(word):
            yield f"{word!r} is a British spelling: write {better!r}"


def american(word: str) -> str:
    """The American spelling of a British one; "" for any other word."""
    starts, words, fine = _list()
    lower = word.lower()
    if lower in fine:
        return ""
    if lower in words:
        return words[lower]
    for length in range(len(lower), 2, -1):
        start = lower[:length]
        if start in starts:
            return starts[start] + lower[length:]
    return ""


@cache
def _list() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return data["starts"], data["words"], frozenset(data["fine"]["words"])
