"""The claims that pages are to cover, and the furniture that built pages are to show.

A claim is one statement that some page teaches; a page names it in its front matter (`covers: [A1, B2]`).
Furniture is what a reader sees around the text; each piece says in which built pages, and as which
elements, it is to be found.
"""

from dataclasses import dataclass
from pathlib import Path

from ..problems import BuildError, Problem
from .tables import Shape, read_tables, repeated

_SHAPES = {
    "claim": Shape(
        {"id": str, "topic": str, "says": str, "note": str, "sources": list}, ("id", "topic", "says")
    ),
    "furniture": Shape({"id": str, "says": str, "met": str, "seen": list}, ("id", "says", "met", "seen")),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: `note` where the literature disagrees or adds, `sources` that it rests on."""

    id: str
    topic: str
    says: str
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """An element of the built pages: `pages` is a path or a pattern, `element` as in a style sheet."""

    pages: str
    element: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What pages show around their text: `met` says in words where, `seen` where a machine finds it."""

    id: str
    says: str
    met: str
    seen: tuple[Sight, ...]


@dataclass(frozen=True, slots=True)
class ClaimList:
    """All claims and all furniture, in the order of the file."""

    claims: tuple[Claim, ...]
    furniture: tuple[Furniture, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the claims."""
        return tuple(claim.id for claim in self.claims)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics, each once."""
        return tuple(dict.fromkeys(claim.topic for claim in self.claims))


def read_claims(folder: Path, name: str) -> ClaimList:
    """The list from its file; BuildError with every fault."""
    tables = read_tables(folder, name, _SHAPES)
    found = ClaimList(
        tuple(Claim(**{**table, "sources": tuple(table.get("sources", ()))}) for table in tables["claim"]),
        tuple(
            Furniture(**{**table, "seen": tuple(_sight(name, table["id"], sight) for sight in table["seen"])})
            for table in tables["furniture"]
        ),
    )
    twice = repeated([*found.ids, *(piece.id for piece in found.furniture)])
    if twice:
        raise BuildError([Problem(name, f"id {given!r} stands twice") for given in twice])
    return found


def _sight(name: str, piece: str, sight: object) -> Sight:
    if isinstance(sight, dict) and set(sight) == {"pages", "element"}:
        return Sight(str(sight["pages"]), str(sight["element"]))
    raise BuildError([Problem(name, f'{piece}: seen is {sight!r}; write {{pages = "...", element = "..."}}')])
