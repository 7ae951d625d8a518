"""What people call the same thing: phrases of the data file, found in a row of stems."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from .sayings import Saying, parse_saying
from .words import stem, stems, words


class Found(NamedTuple):
    """A group's phrase in a text: from which word to before which word, and the group's id."""

    start: int
    end: int
    group: str


@dataclass(frozen=True, slots=True)
class Want:
    """What a way of asking wants to read: "which root" wants a root's name, "how long" a time.

    finds  stands in a sentence that tells it
    steps  the steps of a list tell it
    drop   the words that ask for it are no subject of their own
    """

    says: tuple[Saying, ...]
    finds: re.Pattern[str] | None = None
    steps: bool = False
    drop: bool = False


@dataclass(frozen=True)
class Synonyms:
    """Groups of phrases that say the same.

    groups   id -> the phrases that a site's search may be told of
    phrases  first stem -> (all stems, group) of every phrase, the longest first
    ignored  stems that carry no subject
    wants    what ways of asking want to read
    passing  groups that are no subject by themselves
    """

    groups: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    ignored: frozenset[str]
    wants: tuple[Want, ...] = ()
    passing: frozenset[str] = frozenset()

    def find(self, text: Sequence[str]) -> list[Found]:
        """Every phrase in a row of stems, without those that lie within a longer one."""
        found: list[Found] = []
        for start, first in enumerate(text):
            for phrase, group in self.phrases.get(first, ()):
                end = start + len(phrase)
                if tuple(text[start:end]) == phrase and not _within(found, start, end):
                    found.append(Found(start, end, group))
        return found

    def keywords(self, text: str) -> list[str]:
        """What people call what the text names: all phrases of its groups, in the data's order."""
        named = {found.group for found in self.find(stems(text))}
        told = (phrase for group, phrases in self.groups.items() if group in named for phrase in phrases)
        return list(dict.fromkeys(told))


def _within(found: Iterable[Found], start: int, end: int) -> bool:
    return any(
        one.start <= start and end <= one.end and (one.start, one.end) != (start, end) for one in found
    )


def parse_synonyms(data: Mapping[str, Any]) -> Synonyms:
    """Synonyms from the data of the file; ValueError where an id stands twice or a phrase says nothing."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    groups: dict[str, tuple[str, ...]] = {}
    for group in data["group"]:
        name, told, spoken = group["id"], tuple(group["words"]), tuple(group.get("spoken", ()))
        said = {tuple(stems(phrase)) for phrase in told + spoken}
        if name in groups or not told or () in said:
            raise ValueError(f"synonyms: group {name!r} stands twice or says nothing")
        groups[name] = told
        for phrase in sorted(said):
            phrases[phrase[0]].append((phrase, name))
    longest_first = {
        first: tuple(sorted(some, key=lambda one: (-len(one[0]), one))) for first, some in phrases.items()
    }
    ignored = frozenset(stem(word) for word in words(data["ignored"]))
    wants = tuple(_want(one) for one in data.get("want", ()))
    passing = frozenset(group["id"] for group in data["group"] if group.get("passing"))
    return Synonyms(groups, longest_first, ignored, wants, passing)


def _want(data: Mapping[str, Any]) -> Want:
    finds = data.get("finds")
    return Want(
        says=tuple(parse_saying(saying, {}) for saying in data["spoken"]),
        finds=re.compile(finds) if finds else None,
        steps=data.get("steps", False),
        drop=data.get("drop", False),
    )


@cache
def load_synonyms() -> Synonyms:
    """The package's own synonyms."""
    return parse_synonyms(tomllib.loads(files(__package__).joinpath("synonyms.toml").read_text("utf-8")))
