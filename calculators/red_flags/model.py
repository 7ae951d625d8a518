"""What a red flag rule is, and how the rules are read from `rules.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from calculators.evidence import Evidence, filled, load_evidence

TIERS = ("emergency", "urgent", "routine")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number of a question that counts as a finding from a value of the evidence on."""

    id: str
    question: str
    value: float
    compare: Literal["at_least", "above"]

    def met(self, number: float) -> bool:
        """Whether the number counts as the finding; once met, every higher number meets it too."""
        return number > self.value if self.compare == "above" else number >= self.value


@dataclass(frozen=True, slots=True)
class Clause:
    """At least `need` of the findings and thresholds in `of`."""

    of: tuple[str, ...]
    need: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; what its fields mean stands at the top of `rules.toml`."""

    id: str
    condition: str
    headline: str
    alone: Mapping[str, str]
    situation: str
    text: str
    action: str
    time_frame: str
    urgency: str
    when: tuple[Clause, ...]
    also: tuple[str, ...]
    covers: tuple[str, ...]
    basis: tuple[str, ...]
    sources: tuple[str, ...]
    status: str
    note: str

    @property
    def named(self) -> tuple[str, ...]:
        """All findings and thresholds that the rule names when they are there."""
        return tuple(dict.fromkeys([atom for clause in self.when for atom in clause.of] + list(self.also)))


@dataclass(frozen=True, slots=True)
class Weak:
    """A flag that alone sets no tier, with what is known of it."""

    finding: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Tier:
    """The words of a tier."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution with its sources."""

    title: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NothingAsked:
    """What the answer says before the first question: what to ask first, in the headline and in full."""

    first: str
    text: str


@dataclass(frozen=True, slots=True)
class UnderAge:
    """The caution below the age that the rules were made for."""

    below: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Ruleset:
    """All of `rules.toml`, its numbers taken from the evidence."""

    thresholds: Mapping[str, Threshold]
    rules: tuple[Rule, ...]
    weak: tuple[Weak, ...]
    tiers: Mapping[str, Tier]
    nothing_asked: NothingAsked
    under_age: UnderAge
    come_back: str
    residual: Caution
    words: Mapping[str, str]


@cache
def ruleset() -> Ruleset:
    """The rules of this package, read once."""
    text = files(__package__).joinpath("rules.toml").read_text("utf-8")
    return ruleset_from(tomllib.loads(text), evidence())


def evidence() -> Evidence:
    """The evidence that the rules take their numbers from, read once."""
    return load_evidence("calculators.evidence")


def ruleset_from(raw: Mapping[str, Any], evidence: Evidence) -> Ruleset:
    """Rules from parsed data; KeyError on a figure, group or source that does not exist."""
    data = filled(raw, evidence)
    groups: Mapping[str, list[str]] = data["groups"]
    return Ruleset(
        thresholds={row["id"]: _threshold(row, evidence) for row in data["threshold"]},
        rules=tuple(_rule(row, groups) for row in data["rule"]),
        weak=tuple(Weak(**row) for row in data["weak"]),
        tiers={row["id"]: Tier(**row) for row in data["tier"]},
        nothing_asked=NothingAsked(**data["nothing_asked"]),
        under_age=UnderAge(**data["under_age"]),
        come_back=data["come_back"]["text"],
        residual=Caution(**(data["residual"] | {"sources": tuple(data["residual"]["sources"])})),
        words=data["words"],
    )


def _threshold(row: Mapping[str, Any], evidence: Evidence) -> Threshold:
    return Threshold(row["id"], row["question"], evidence.value(row["figure"]), row["compare"])


def _rule(row: Mapping[str, Any], groups: Mapping[str, list[str]]) -> Rule:
    return Rule(
        id=row["id"],
        condition=row["condition"],
        headline=row["headline"],
        alone=row.get("alone", {}),
        situation=row["situation"],
        text=row["text"],
        action=row["action"],
        time_frame=row["time_frame"],
        urgency=row["urgency"],
        when=tuple(Clause(_spread(clause["of"], groups), clause.get("need", 1)) for clause in row["when"]),
        also=_spread(row.get("also", []), groups),
        covers=tuple(row.get("covers", [])),
        basis=tuple(row["basis"]),
        sources=tuple(row["sources"]),
        status=row["status"],
        note=_note(row),
    )


def _note(row: Mapping[str, Any]) -> str:
    parts = [row["note"]] if "note" in row else []
    if "views" in row:
        parts.append(
            "Guidance differs. " + " ".join(f"({n}) {view}" for n, view in enumerate(row["views"], 1))
        )
    if row["status"] == "judgement":
        parts.append("The tier is this project's own judgment.")
    if row["status"] == "memory":
        parts.append("The source was recalled, not read again.")
    return " ".join(parts)


def _spread(atoms: list[str], groups: Mapping[str, list[str]]) -> tuple[str, ...]:
    spread: list[str] = []
    for atom in atoms:
        spread += _spread(groups[atom[1:]], groups) if atom.startswith("@") else (atom,)
    return tuple(dict.fromkeys(spread))
