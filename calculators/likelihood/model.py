"""What is tested for what, read from `tests.toml`, each test with the ratios that its evidence row allows."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from calculators.evidence import Evidence, Row, Source, load_evidence

from .ratios import Counts, Ratio, Ratios, ratios_of

POSITIVE, NEGATIVE = "positive", "negative"
_PEOPLE = ("with_it", "without_it", "total")


@dataclass(frozen=True, slots=True)
class Family:
    """Tests of one mechanism, and why they are no independent witnesses."""

    id: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Test:
    """One evidence row as a test for a target; rows with the same `of` are alternatives."""

    row: Row
    source: Source
    target: str
    of: str
    name: str
    ratios: Ratios
    variant: str = ""
    by: str = ""
    finding: bool = False
    families: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the question: that of the evidence row, in small letters."""
        return self.row.id.lower()

    @property
    def label(self) -> str:
        """The test with who measured it."""
        return f"{self.name} ({self.measured_by})"

    @property
    def measured_by(self) -> str:
        """Who measured it, with a word where the figures were recalled and not read again."""
        return (self.by or self.source.short) + (", recalled" if self.row.status == "memory" else "")

    @property
    def in_whom(self) -> str:
        """The population and what the test was measured against."""
        return ", against ".join(part for part in (self.row.population, self.row.reference_standard) if part)

    @property
    def states(self) -> tuple[str, ...]:
        """The results that move something: those with a ratio that can be used."""
        return tuple(state for state in (POSITIVE, NEGATIVE) if self.ratio(state) is not None)

    def ratio(self, state: str) -> Ratio | None:
        """The ratio that a result stands for; None where the evidence gives none."""
        return self.ratios.positive if state == POSITIVE else self.ratios.negative

    def word(self, state: str) -> str:
        """A result in one word."""
        if self.finding:
            return "yes" if state == POSITIVE else "no"
        return state

    def said(self, state: str) -> str:
        """The test with its result, for example "straight leg raise: positive"."""
        return f"{lowered(self.name)}: {self.word(state)}"


@dataclass(frozen=True, slots=True)
class Target:
    """A condition with the tests for it."""

    id: str
    label: str
    phrase: str
    tests: tuple[Test, ...]
    help: str = ""
    caution: str = ""
    caution_sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalog:
    """All of `tests.toml`, its numbers taken from the evidence; `uses`: the rows that they come from."""

    targets: Mapping[str, Target]
    families: Mapping[str, Family]
    left_out: Mapping[str, str]
    tests: Mapping[str, Test] = field(default_factory=dict)
    uses: tuple[str, ...] = ()


def evidence() -> Evidence:
    """The evidence that the ratios come from, read once."""
    return load_evidence("calculators.evidence")


@cache
def catalog() -> Catalog:
    """The catalog of this package, read once."""
    text = files(__package__).joinpath("tests.toml").read_text("utf-8")
    return catalog_from(tomllib.loads(text), evidence())


def catalog_from(raw: Mapping[str, Any], known: Evidence) -> Catalog:
    """A catalog from parsed data; KeyError on a row, figure, family or source that does not exist."""
    families = {one["id"]: Family(**one) for one in raw["family"]}
    targets = {one["id"]: _target(one, known, families) for one in raw["target"]}
    tests = {test.id: test for target in targets.values() for test in target.tests}
    left_out = {known.rows[row_id].id: reason for row_id, reason in raw["left_out"].items()}
    uses = dict.fromkeys(row for one in raw["target"] for test in one["test"] for row in _rows(test))
    return Catalog(targets, families, left_out, tests, tuple(uses))


def lowered(name: str) -> str:
    """A name as it stands inside a sentence; abbreviations and names of people stay."""
    first = name.split()[0]
    return name if first.isupper() or first in _PROPER else name[0].lower() + name[1:]


_PROPER = ("Puranen-Orava", "Gaenslen", "H-reflex")


def _target(raw: Mapping[str, Any], known: Evidence, families: Mapping[str, Family]) -> Target:
    sources = tuple(known.sources[source].id for source in raw.get("caution_sources", ()))
    words = {key: raw[key] for key in ("id", "label", "phrase", "help", "caution") if key in raw}
    tests = tuple(_test(one, raw["id"], known, families) for one in raw["test"])
    return Target(**words, tests=tests, caution_sources=sources)


def _test(raw: Mapping[str, Any], target: str, known: Evidence, families: Mapping[str, Family]) -> Test:
    row = known.rows[raw["row"]]
    bound = known.figure(raw["bound"]) if "bound" in raw else None
    return Test(
        row=row,
        source=known.sources[row.source],
        target=target,
        of=raw["of"],
        name=raw["name"],
        ratios=ratios_of(row.figures, _counts(raw, known), bound),
        variant=raw.get("variant", ""),
        by=raw.get("by", ""),
        finding=raw.get("finding", False),
        families=tuple(families[one].id for one in raw.get("families", ())),
    )


def _counts(raw: Mapping[str, Any], known: Evidence) -> Counts:
    if not raw.get("counts", True):
        return Counts()
    sized = "sample_size" in known.rows[raw["row"]].figures
    named = {"total": f"{raw['row']}.sample_size"} if sized else {}
    named |= {key: raw[key] for key in _PEOPLE if key in raw}
    return Counts(**{key: known.value(figure) for key, figure in named.items() if figure})


def _rows(raw: Mapping[str, Any]) -> Iterator[str]:
    """The rows that a test takes figures from."""
    yield raw["row"]
    yield from (raw[key].partition(".")[0] for key in (*_PEOPLE, "bound") if raw.get(key))
