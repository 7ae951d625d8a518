"""The built pages show what the list of claims says that they show around their text."""

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from ..lists import Furniture, Lists, read_claims
from ..problems import BuildError, Problem
from .html import Element, Page, pages

_ELEMENT = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<rest>(?:[.#][\w-]+|\[[\w-]+(?:=[^\]]*)?\])*)")
_PART = re.compile(r"[.#][\w-]+|\[[\w-]+(?:=[^\]]*)?\]")


def check(site: Path, lists: Lists) -> list[Problem]:
    """A problem for each page without a piece that it is to show."""
    if not lists.claims:
        return []
    try:
        furniture = read_claims(lists.folder, lists.claims).furniture
    except BuildError as error:
        return list(error.problems)
    built = tuple(pages(site))
    return [problem for piece in furniture for problem in missing(piece, built)]


def missing(piece: Furniture, built: Sequence[Page]) -> Iterator[Problem]:
    """Where a piece of furniture is not."""
    for sight in piece.seen:
        meant = [page for page in built if fnmatchcase(page.path, sight.pages)]
        if not meant:
            yield Problem(sight.pages, f"{piece.id}: no such page was built")
        for page in meant:
            if not any(matches(element, sight.element) for element in page.elements):
                yield Problem(page.path, f"{piece.id}: no {sight.element} in it ({piece.says})")


def matches(element: Element, wanted: str) -> bool:
    """Whether an element is what `tag.class#id[attribute=value]` asks for, any part of it left out."""
    match = _ELEMENT.fullmatch(wanted)
    if not wanted or match is None:
        raise ValueError(f"{wanted!r} is no element: write tag.class#id[attribute=value]")
    attributes = element.attributes
    if match["tag"] and element.tag != match["tag"]:
        return False
    for part in _PART.findall(match["rest"]):
        name = part[1:].rstrip("]")
        if part[0] == "." and name not in attributes.get("class", "").split():
            return False
        if part[0] == "#" and attributes.get("id") != name:
            return False
        if part[0] == "[":
            key, equals, value = name.partition("=")
            if key not in attributes or (equals and attributes[key] != value.strip("\"'")):
                return False
    return True
