"""Findings beyond the fibers: how often each is present, by diagnosis and by site."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from .entering import entered, entered_family
from .frequency import HYPOTHESES, Family, FamilyTest, Frequency
from .hypotheses import MODEL, Hypothesis
from .published import Published, load_published
from .questions import QUESTIONS


@dataclass(frozen=True, slots=True)
class Choices:
    """A finding with several states: the frequency of each, 0 to 1; they sum to 1."""

    states: tuple[str, ...]
    default: tuple[float, ...]
    diagnosis: Mapping[str, tuple[float, ...]]
    hypothesis: Mapping[str, tuple[float, ...]]

    def of(self, hypothesis: Hypothesis) -> dict[str, float]:
        """The frequency of each state under a hypothesis."""
        by_diagnosis = self.diagnosis.get(hypothesis.diagnosis, self.default)
        return dict(zip(self.states, self.hypothesis.get(hypothesis.id, by_diagnosis), strict=True))


@dataclass(frozen=True, slots=True)
class Lapse:
    """How often a jerk is weak, and how often missing, in a leg without a lesion (0 to 1)."""

    weak: float
    missing: float


@dataclass(frozen=True)
class Clinical:
    """All of clinical.toml, with published.toml in it."""

    findings: Mapping[str, Frequency]
    choices: Mapping[str, Choices]
    families: Mapping[str, Family]
    family_tests: Mapping[str, FamilyTest]
    inhibition: Mapping[str, Mapping[str, float]]
    lapses: Mapping[str, Lapse]
    evidence: Mapping[str, tuple[str, ...]]  # finding -> the evidence rows that set its size


def load_clinical() -> Clinical:
    """All of clinical.toml, with published.toml in it."""
    text = files("calculators.localization").joinpath("clinical.toml").read_text("utf-8")
    return clinical_from(tomllib.loads(text), {one.finding: one for one in load_published()})


def clinical_from(data: Mapping[str, Any], published: dict[str, Published]) -> Clinical:
    """The tables of clinical.toml with the published ratios in them.

    ValueError names every unknown id and every impossible number.
    """
    judged = {row["id"]: _frequency(row) for row in data["finding"]}
    families = {row["id"]: _family(row) for row in data["family"]}
    choices = {row["id"]: _choices(row) for row in data["choice"]}
    inhibition = {row["diagnosis"]: row["movements"] for row in data["inhibition"]}
    lapses = {row["id"]: Lapse(row["weak"], row["missing"]) for row in data["reflex"]}
    faults = [fault for name, row in judged.items() for fault in _faults(name, row)]
    faults += [fault for family in families.values() for fault in _faults(family.id, family.frequency)]
    faults += [fault for name, row in choices.items() for fault in _choice_faults(name, row)]
    tests = [test.id for family in families.values() for test in family.tests]
    asked = [*judged, *choices, *tests, *(f"power_{name}" for row in inhibition.values() for name in row)]
    faults += [f"no question {name}" for name in asked if name not in QUESTIONS]
    faults += [f"inhibition: unknown {name}" for name in inhibition if name not in MODEL.diagnoses]
    faults += [
        f"inhibition, {name}: {movement} {share}"
        for name, movements in inhibition.items()
        for movement, share in movements.items()
        if not 0 < share < 1
    ]
    faults += [f"reflex: unknown {name}" for name in lapses if f"reflex_{name}" not in QUESTIONS]
    faults += [
        f"reflex {name}: weak {lapse.weak} and missing {lapse.missing}"
        for name, lapse in lapses.items()
        if min(lapse.weak, lapse.missing) <= 0 or lapse.weak + lapse.missing >= 1
    ]
    faults += [fault for one in published.values() for fault in _published_faults(one, {*judged, *tests})]
    if faults:
        raise ValueError("clinical: " + "; ".join(faults))
    families = {name: entered_family(family, published) for name, family in families.items()}
    family_tests = {test.id: test for family in families.values() for test in family.tests}
    _check(family_tests)
    return Clinical(
        findings={
            name: entered(row, published[name]) if name in published else row for name, row in judged.items()
        },
        choices=choices,
        families=families,
        family_tests=family_tests,
        inhibition=inhibition,
        lapses=lapses,
        evidence=_evidence(data, published),
    )


def _evidence(data: Mapping[str, Any], published: Mapping[str, Published]) -> dict[str, tuple[str, ...]]:
    rows = {row["id"]: tuple(row.get("evidence", ())) for row in (*data["finding"], *data["choice"])}
    rows |= {f"reflex_{row['id']}": tuple(row.get("evidence", ())) for row in data["reflex"]}
    rows |= {test["id"]: tuple(row.get("evidence", ())) for row in data["family"] for test in row["tests"]}
    return {
        name: (*known, *(published[name].rows if name in published else ())) for name, known in rows.items()
    }


def _frequency(row: dict[str, Any]) -> Frequency:
    return Frequency(
        default=row["default"],
        diagnosis=row.get("diagnosis", {}),
        site=row.get("site", {}),
        hypothesis=row.get("hypothesis", {}),
    )


def _family(row: dict[str, Any]) -> Family:
    tests = tuple(
        FamilyTest(test["id"], row["id"], test["if_present"], test["if_absent"]) for test in row["tests"]
    )
    return Family(row["id"], row["label"], _frequency(row), tests)


def _choices(row: dict[str, Any]) -> Choices:
    return Choices(
        states=tuple(row["states"]),
        default=tuple(row["default"]),
        diagnosis={name: tuple(chances) for name, chances in row["diagnosis"].items()},
        hypothesis={name: tuple(chances) for name, chances in row["hypothesis"].items()},
    )


def _faults(name: str, row: Frequency) -> Iterable[str]:
    numbers = [row.default, *row.diagnosis.values(), *row.site.values(), *row.hypothesis.values()]
    yield from (f"{name}: {number}" for number in numbers if not 0 < number < 1)
    yield from (f"{name}: unknown {one}" for one in row.diagnosis if one not in MODEL.diagnoses)
    yield from (f"{name}: unknown {one}" for one in row.site if one not in MODEL.sites)
    yield from (f"{name}: unknown {one}" for one in row.hypothesis if one not in HYPOTHESES)


def _choice_faults(name: str, row: Choices) -> Iterable[str]:
    for chances in (row.default, *row.diagnosis.values(), *row.hypothesis.values()):
        if len(chances) != len(row.states) or abs(sum(chances) - 1) > 1e-9 or min(chances) <= 0:
            yield f"{name}: {chances} must be {len(row.states)} numbers above 0 that sum to 1"
    yield from (f"{name}: unknown {one}" for one in row.diagnosis if one not in MODEL.diagnoses)
    yield from (f"{name}: unknown {one}" for one in row.hypothesis if one not in HYPOTHESES)
    if name in QUESTIONS and set(row.states) != set(QUESTIONS[name].states):
        yield f"{name}: its states are not those of the question"


def _published_faults(published: Published, known: set[str]) -> Iterable[str]:
    if published.finding not in known:
        yield f"published: no finding {published.finding}"
    for name in (*published.having, *published.lacking):
        if name not in MODEL.diagnoses and name not in HYPOTHESES:
            yield f"published, {published.finding}: unknown {name}"
    for name in set(published.having) & set(published.lacking):
        yield f"published, {published.finding}: {name} both with and without"


def _check(tests: Mapping[str, FamilyTest]) -> None:
    faults = [
        f"{test.id}: {chance}"
        for test in tests.values()
        for chance in (test.if_present, test.if_absent)
        if not 0 < chance < 1
    ]
    if faults:
        raise ValueError("clinical, after the published ratios: " + "; ".join(faults))


CLINICAL = load_clinical()
