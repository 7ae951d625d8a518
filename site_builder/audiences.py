"""Who a site's pages have notes for: `extra.builder.audiences`, id: words, in the order of the control."""

import re
from collections.abc import Mapping

from .problems import BuildError, Problem

_ID = re.compile(r"[a-z][a-z0-9_-]*")


def read_audiences(given: object) -> dict[str, str]:
    """The audiences by id; BuildError where they are no mapping of ids to words."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise BuildError([Problem("mkdocs.yml", "extra.builder.audiences is no mapping of ids to words")])
    problems = [
        Problem("mkdocs.yml", f"extra.builder.audiences has {name!r}: {words!r}; write id: words")
        for name, words in given.items()
        if not _ID.fullmatch(str(name)) or not str(words or "").strip()
    ]
    if problems:
        raise BuildError(problems)
    return {str(name): str(words) for name, words in given.items()}
