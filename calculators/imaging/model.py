"""What a rule of imaging is, and how rules and advice are read, their numbers taken from the evidence."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from calculators.evidence import Evidence, filled, load_evidence

STUDIES = (
    "mri_lumbar_spine",
    "mri_lumbosacral_plexus",
    "ct_lumbar_spine",
    "radiographs_lumbar_spine",
    "emg_ncs",
)
TIMINGS = ("emergency", "urgent", "now", "defer", "not_indicated")
LUMBAR = "lumbar"
WHEN_READABLE = "when_readable"

_MARK = {"memory": "A source was recalled, not read again.", "judgement": "This project's own judgment."}

# Facts to the states that fit; all must fit.
Pattern = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, route or window; what its fields mean stands at the top of `rules.toml`."""

    id: str
    study: str
    timing: str
    when: tuple[Pattern, ...]
    situation: str
    text: str
    action: str
    sources: tuple[str, ...]
    basis: tuple[str, ...]
    status: str
    note: str = ""
    look_again: str = ""
    reconsider: str = ""
    views: str = ""
    words: str = ""
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of advice, with what it rests on."""

    text: str
    detail: str
    sources: tuple[str, ...]
    status: str
    when: tuple[Pattern, ...]

    @property
    def told(self) -> str:
        """The detail, with a word where the line is recalled or the project's own."""
        return " ".join(part for part in (self.detail, _MARK.get(self.status, "")) if part)


@dataclass(frozen=True, slots=True)
class View:
    """One body's view, with its sources."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Views:
    """A question on which sources disagree, each view beside the other."""

    id: str
    title: str
    text: str
    items: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Timing:
    """The words of a timing, for a table, a heading and a box."""

    id: str
    words: str
    tone: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Answers that do not fit together, in words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Ruleset:
    """All of `rules.toml` and `advice.toml`."""

    weeks: Mapping[str, float]
    rules: tuple[Rule, ...]
    routes: Mapping[str, Rule]
    windows: tuple[Rule, ...]
    views: Mapping[str, Views]
    labels: Mapping[str, str]
    timings: Mapping[str, Timing]
    meanwhile: tuple[Line, ...]
    changes: tuple[Line, ...]
    conflicts: Mapping[str, Conflict]

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """Rules, routes and windows, in the order of the file."""
        return (*self.rules, *self.routes.values(), *self.windows)


@cache
def ruleset() -> Ruleset:
    """The rules of this package, read once."""
    folder = files(__package__)
    rules = tomllib.loads(folder.joinpath("rules.toml").read_text("utf-8"))
    advice = tomllib.loads(folder.joinpath("advice.toml").read_text("utf-8"))
    return ruleset_from(rules, advice, evidence())


def evidence() -> Evidence:
    """The evidence that the rules take their numbers from, read once."""
    return load_evidence("calculators.evidence")


def ruleset_from(rules: Mapping[str, Any], advice: Mapping[str, Any], evidence: Evidence) -> Ruleset:
    """Rules from parsed data; KeyError on a figure that does not exist."""
    data, words = filled(rules, evidence), filled(advice, evidence)
    return Ruleset(
        weeks={name: evidence.value(figure) for name, figure in data["weeks"].items()},
        rules=tuple(_rule(row) for row in data["rule"]),
        routes={row["id"]: _rule(row | {"timing": "", "when": []}) for row in data["route"]},
        windows=tuple(_window(row) for row in data["window"]),
        views={row["id"]: _views(row) for row in data["views"]},
        labels={row["id"]: row["label"] for row in words["study"]},
        timings={row["id"]: Timing(**row) for row in words["timing"]},
        meanwhile=tuple(_line(row) for row in words["meanwhile"]),
        changes=tuple(_line(row) for row in words["change"]),
        conflicts={row["id"]: Conflict(row["title"], row["text"]) for row in words["conflict"]},
    )


def fits(patterns: Iterable[Pattern], facts: Mapping[str, str]) -> Pattern | None:
    """The first pattern that the facts fit, None where there is none."""
    for pattern in patterns:
        if all(facts[fact] in states for fact, states in pattern.items()):
            return pattern
    return None


def _rule(row: Mapping[str, Any]) -> Rule:
    listed = {"when": _patterns(row["when"]), "sources": tuple(row["sources"]), "basis": tuple(row["basis"])}
    note = " ".join(part for part in (row.get("note", ""), _MARK.get(row["status"], "")) if part)
    return Rule(**{**row, **listed, "note": note})


def _window(row: Mapping[str, Any]) -> Rule:
    rest = {key: value for key, value in row.items() if key != "facts"}
    return _rule(rest | {"study": "emg_ncs", "when": [row["facts"]]})


def _patterns(tables: Iterable[Mapping[str, list[str]]]) -> tuple[Pattern, ...]:
    return tuple({fact: tuple(states) for fact, states in table.items()} for table in tables)


def _line(row: Mapping[str, Any]) -> Line:
    return Line(
        text=row["text"],
        detail=row.get("detail", ""),
        sources=tuple(row["sources"]),
        status=row["status"],
        when=_patterns(row["when"]),
    )


def _views(row: Mapping[str, Any]) -> Views:
    items = tuple(View(item["text"], tuple(item["sources"])) for item in row["items"])
    return Views(row["id"], row["title"], row["text"], items)
