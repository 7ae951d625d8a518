"""What a calculator answers: a short list of typed blocks, and the fields that other programs read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that must be seen; tone: emergency, urgent, routine, caution or note, always as a word too."""

    kind: ClassVar[str] = "callout"
    tone: str
    title: str
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that fired: what was found, what to do by when, and the sources (ids)."""

    rule: str
    text: str
    action: str
    urgency: str
    findings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The rules that fired, most urgent first."""

    kind: ClassVar[str] = "reasons"
    title: str
    items: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate: probability 0 to 1 with its range, and findings in words for and against."""

    id: str
    label: str
    probability: float
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates by falling probability; `of` (site, diagnosis) is how they are marked in the page."""

    kind: ClassVar[str] = "ranking"
    title: str
    of: str
    items: tuple[Ranked, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under column heads; shown folded under its title where `folded`."""

    kind: ClassVar[str] = "table"
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    text: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: words, and a line below that says why or what then."""

    text: str
    detail: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to do or to note, in order; folded under its title where `folded`."""

    kind: ClassVar[str] = "checklist"
    title: str
    items: tuple[Item, ...]
    text: str = ""
    folded: bool = False


Block = Callout | Reasons | Ranking | Table | Checklist


def block_to_dict(block: Block) -> dict[str, Any]:
    """A block as JSON-able data, its kind first."""
    return {"kind": block.kind} | asdict(block)


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of one calculator.

    headline      one sentence
    blocks        what is shown, in order
    not_assessed  ids of questions that would matter and were not given
    sources       ids of the sources that the answer rests on
    details       the calculator's own fields (sites, urgency, ...), JSON-able
    """

    headline: str
    blocks: tuple[Block, ...]
    not_assessed: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self, calculator: str, version: str, disclaimer: str) -> dict[str, Any]:
        """The result as JSON-able data, the contract's common fields first."""
        return {
            "calculator": calculator,
            "version": version,
            "headline": self.headline,
            **self.details,
            "blocks": [block_to_dict(block) for block in self.blocks],
            "not_assessed": list(self.not_assessed),
            "sources": sorted(set(self.sources)),
            "disclaimer": disclaimer,
        }
