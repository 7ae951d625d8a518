"""Read content: lines of prose with their numbers, front matter apart, code left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file: path within the content, front matter (None where unreadable), prose."""

    path: str
    meta: dict[str, Any] | None
    lines: tuple[tuple[int, str], ...]

    @property
    def title(self) -> str:
        """What the page calls itself: in its front matter, in its first heading, or else its path."""
        headings = (line[2:].strip() for _, line in self.lines if line.startswith("# "))
        return str((self.meta or {}).get("title") or next(headings, self.path))


def documents(content: Path) -> Iterator[Document]:
    """Every Markdown file below a folder, in order of path."""
    for file in sorted(content.rglob("*.md")):
        yield read(file.relative_to(content).as_posix(), file.read_text("utf-8"))


def read(path: str, text: str) -> Document:
    """A document from its text; code fences and code spans are blanked."""
    front = _FRONT.match(text)
    meta: dict[str, Any] | None = {}
    first = 1
    if front:
        first += text[: front.end()].count("\n")
        text = text[front.end() :]
        try:
            loaded = yaml.safe_load(front[1])
        except yaml.YAMLError:
            loaded = None
        meta = loaded if isinstance(loaded, dict) else None
    return Document(path, meta, tuple(_prose(text, first)))


def _prose(text: str, first: int) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(text.splitlines(), first):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and line.strip() == mark[1]:
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, _CODE.sub("", line)
