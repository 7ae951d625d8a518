"""What a plan is made of, and how it is read from `plan.toml`, its numbers taken from the evidence."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from calculators.evidence import Evidence, Figure, filled, load_evidence, quoted_figures

LISTS = ("offer", "avoid", "refer", "no_recommendation")
WEEKS = {"day": 1 / 7, "week": 1.0, "month": 52 / 12, "year": 52.0}
_WEAKEST_LAST = ("verified", "memory", "judgement")


@dataclass(frozen=True, slots=True)
class Words:
    """A text with the figures that it quotes, each as (row.figure, as it reads)."""

    text: str
    figures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to offer, avoid, refer for or leave open; the fields are told at the top of `plan.toml`.

    Entries with one id are variants of one item: the first that fits stands. `known.py` fills its blanks.
    """

    list: str
    id: str
    text: Words
    why: Words
    views: tuple[Words, ...]
    families: tuple[str, ...]
    carried_over: tuple[str, ...]
    when: Mapping[str, Any]
    sources: tuple[str, ...]
    recalled: tuple[str, ...]
    status: str
    tier: str
    alarm: str
    short: str
    open: Mapping[str, str]
    present: Mapping[str, str]

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """Every figure quoted, once."""
        told = [figure for words in (self.text, self.why, *self.views) for figure in words.figures]
        return tuple(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time, from `starts` weeks on, with what it is about."""

    id: str
    label: str
    headline: str
    text: str
    starts: float | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Say:
    """What stands in place of a phase's headline or text, where not "", when its conditions hold."""

    when: Mapping[str, Any]
    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class Family:
    """Diagnoses that share a plan; `note` says what the plan is worth for them."""

    id: str
    diagnoses: tuple[str, ...]
    label: str
    note: str
    headline: str


@dataclass(frozen=True, slots=True)
class WeekRule:
    """When whom the rule lets through; `weeks` of `counts` (symptoms, care), None where it names no week."""

    id: str
    where: str
    rule: Words
    counts: str
    weeks: float | None
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence for the patient, for some families and times."""

    id: str
    text: Words
    families: tuple[str, ...]
    times: tuple[str, ...]
    when: Mapping[str, Any]
    sources: tuple[str, ...]
    recalled: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All of `plan.toml`."""

    weeks: Mapping[str, float]
    severe_pain: float
    first_offers: tuple[str, ...]
    first_avoided: tuple[str, ...]
    phases: Mapping[str, Phase]
    says: tuple[Say, ...]
    families: Mapping[str, Family]
    entries: tuple[Entry, ...]
    week_rules: tuple[WeekRule, ...]
    told: tuple[Told, ...]
    cautions: Mapping[str, Mapping[str, str]]


@cache
def plan() -> Plan:
    """The plan of this package, read once."""
    text = files(__package__).joinpath("plan.toml").read_text("utf-8")
    return plan_from(tomllib.loads(text), evidence())


def evidence() -> Evidence:
    """The evidence that the plan takes its numbers from, read once."""
    return load_evidence("calculators.evidence")


def plan_from(raw: Mapping[str, Any], evidence: Evidence) -> Plan:
    """A plan from parsed data; KeyError on a row, figure or source that does not exist."""
    return Plan(
        weeks={name: in_weeks(evidence.figure(figure)) for name, figure in raw["weeks"].items()},
        severe_pain=raw["own"]["severe_pain"],
        first_offers=tuple(raw["own"]["first_offers"]),
        first_avoided=tuple(raw["own"]["first_avoided"]),
        phases={row["id"]: _phase(row, evidence) for row in raw["phase"]},
        says=tuple(_say(row, evidence) for row in raw["say"]),
        families={row["id"]: _family(row) for row in raw["family"]},
        entries=tuple(
            _entry(name, variant, evidence)
            for name in LISTS
            for row in raw[name]
            for variant in _variants(row)
        ),
        week_rules=tuple(_week_rule(row, evidence) for row in raw["week_rule"]),
        told=tuple(_told(row, evidence) for row in raw["tell"]),
        cautions=raw["caution"],
    )


def in_weeks(figure: Figure) -> float:
    """A figure of time as weeks; KeyError where it is none."""
    return figure.value * WEEKS[figure.unit]


def words(text: str, evidence: Evidence) -> Words:
    """The text with each {{ row.figure }} replaced, and the figures that it quotes."""
    return Words(filled(text, evidence), tuple(dict.fromkeys(quoted_figures(text, evidence))))


def _variants(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The row, after the variant that it has for a lumbar MRI on record."""
    if "with_mri" in row:
        done = {"mri_lumbar_result": ["concordant", "discordant", "normal"]}
        yield {**row, **row["with_mri"], "when": {**row.get("when", {}), **done}}
    yield row


def _entry(name: str, row: Mapping[str, Any], evidence: Evidence) -> Entry:
    text, why = words(row["text"], evidence), words(row["why"], evidence)
    views = tuple(words(view, evidence) for view in row.get("views", []))
    quoted = [figure for part in (text, why, *views) for figure, _ in part.figures]
    sources, recalled, status = _basis(row, quoted, evidence)
    return Entry(
        list=name,
        id=row["id"],
        text=text,
        why=why,
        views=views,
        families=tuple(row.get("families", [])),
        carried_over=tuple(row.get("carried_over", [])),
        when=row.get("when", {}),
        sources=sources,
        recalled=recalled,
        status=status,
        tier=row.get("tier", ""),
        alarm=row.get("alarm", ""),
        short=words(row.get("short", ""), evidence).text,
        open=row.get("open", {}),
        present=row.get("present", {}),
    )


def _told(row: Mapping[str, Any], evidence: Evidence) -> Told:
    text = words(row["text"], evidence)
    sources, recalled, status = _basis(row, [figure for figure, _ in text.figures], evidence)
    families, times, when = tuple(row["families"]), tuple(row["times"]), row.get("when", {})
    return Told(row["id"], text, families, times, when, sources, recalled, status)


def _basis(
    row: Mapping[str, Any], quoted: list[str], evidence: Evidence
) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Sources, those of them that were recalled and not read, and the weakest status of what it rests on."""
    names = dict.fromkeys([*row["basis"], *(figure.partition(".")[0] for figure in quoted)])
    rows = [evidence.rows[name] for name in names]
    told = row.get("sources", [])
    sources = tuple(dict.fromkeys([*(item.source for item in rows), *(evidence.sources[s].id for s in told)]))
    recalled = tuple(dict.fromkeys(item.source for item in rows if item.status == "memory"))
    statuses = [item.status for item in rows] + ([row["status"]] if "status" in row else [])
    return sources, recalled, max(statuses, key=_WEAKEST_LAST.index)


def _phase(row: Mapping[str, Any], evidence: Evidence) -> Phase:
    return Phase(
        id=row["id"],
        label=words(row["label"], evidence).text,
        headline=words(row["headline"], evidence).text,
        text=words(row["text"], evidence).text,
        starts=in_weeks(evidence.figure(row["from"])) if "from" in row else None,
        sources=tuple(dict.fromkeys(evidence.rows[name].source for name in row["basis"])),
    )


def _say(row: Mapping[str, Any], evidence: Evidence) -> Say:
    headline, text = (words(row.get(key, ""), evidence).text for key in ("headline", "text"))
    return Say(row["when"], headline, text)


def _family(row: Mapping[str, Any]) -> Family:
    return Family(
        row["id"],
        tuple(row.get("diagnoses", [])),
        row["label"],
        row.get("note", ""),
        row.get("headline", ""),
    )


def _week_rule(row: Mapping[str, Any], evidence: Evidence) -> WeekRule:
    basis = evidence.rows[row["basis"]]
    return WeekRule(
        id=row["id"],
        where=row["where"],
        rule=words(row["rule"], evidence),
        counts=row["counts"],
        weeks=in_weeks(evidence.figure(row["from"])) if "from" in row else None,
        source=basis.source,
        status=basis.status,
    )
