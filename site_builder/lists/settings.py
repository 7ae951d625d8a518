"""Where a project keeps its lists: `claims`, `reviews` and `glossary` under `extra.builder`, all optional."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

KEYS = ("claims", "reviews", "glossary")


@dataclass(frozen=True, slots=True)
class Lists:
    """The files of the lists, as mkdocs.yml names them ("" where there is none), below `folder`."""

    folder: Path
    content: Path
    claims: str = ""
    reviews: str = ""
    glossary: str = ""


def lists_from(options: Mapping[str, object], folder: Path, content: Path) -> Lists:
    """The lists that a mapping of options names; its other keys are left alone."""
    named = {key: str(options.get(key) or "") for key in KEYS}
    return Lists(folder, content, **named)
