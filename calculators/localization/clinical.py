"""Findings beyond the fibers: how often each is present, by diagnosis and by site."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Any

from .hypotheses import DEFAULT_SETTING, MODEL, Hypothesis
from .published import Published, load_published, rates

HYPOTHESES = frozenset(one.id for one in MODEL.hypotheses)


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something is present, 0 to 1: by hypothesis, else by site, by diagnosis, or the default."""

    default: float
    diagnosis: Mapping[str, float]
    site: Mapping[str, float]
    hypothesis: Mapping[str, float]
    evidence: tuple[str, ...] = ()

    def of(self, hypothesis: Hypothesis) -> float:
        """The frequency under a hypothesis."""
        by_diagnosis = self.diagnosis.get(hypothesis.diagnosis, self.default)
        by_site = self.site.get(hypothesis.site, by_diagnosis)
        return self.hypothesis.get(hypothesis.id, by_site)


@dataclass(frozen=True, slots=True)
class FamilyTest:
    """One test of a family: how often positive when the family's mechanism is present, and when it is not.

    Without the mechanism other things can make it positive: `absent_in` says how often under the hypotheses
    that were studied.
    """

    id: str
    family: str
    if_present: float
    if_absent: float
    absent_in: Mapping[str, float] = field(default_factory=dict)

    def chance(self, hypothesis: Hypothesis, *, mechanism: bool) -> float:
        """How often it is positive under a hypothesis, with the mechanism and without."""
        return self.if_present if mechanism else self.absent_in.get(hypothesis.id, self.if_absent)


@dataclass(frozen=True, slots=True)
class Family:
    """Tests of one mechanism; given the mechanism they are independent, without it they are not witnesses."""

    id: str
    label: str
    frequency: Frequency
    tests: tuple[FamilyTest, ...]


@dataclass(frozen=True)
class Clinical:
    """All of clinical.toml."""

    findings: Mapping[str, Frequency]
    families: Mapping[str, Family]
    family_tests: Mapping[str, FamilyTest]
    inhibition: Mapping[str, Mapping[str, float]]


def load_clinical() -> Clinical:
    """Read clinical.toml; ValueError names every unknown id and every number that is no probability."""
    data = tomllib.loads(files("calculators.localization").joinpath("clinical.toml").read_text("utf-8"))
    published = {one.finding: one for one in load_published()}
    families = {row["id"]: _with_published(_family(row), published) for row in data["family"]}
    judged = {row["id"]: _frequency(row) for row in data["finding"]}
    clinical = Clinical(
        findings={
            name: published_frequency(row, published[name]) if name in published else row
            for name, row in judged.items()
        },
        families=families,
        family_tests={test.id: test for family in families.values() for test in family.tests},
        inhibition={row["diagnosis"]: row["movements"] for row in data["inhibition"]},
    )
    faults = [fault for name, row in clinical.findings.items() for fault in _faults(name, row)]
    faults += [fault for family in families.values() for fault in _faults(family.id, family.frequency)]
    faults += [fault for test in clinical.family_tests.values() for fault in _test_faults(test)]
    faults += [fault for one in published.values() for fault in _published_faults(one, clinical)]
    if faults:
        raise ValueError("clinical: " + "; ".join(faults))
    return clinical


def published_frequency(judged: Frequency, published: Published) -> Frequency:
    """A frequency with the published ratios in it; hypotheses that were not studied keep what was judged."""
    with_it, without_it = rates(published, _mean(judged, published.having))
    having = dict.fromkeys((one.id for one in _studied(published.having)), with_it)
    lacking = dict.fromkeys((one.id for one in _studied(published.lacking)), without_it)
    return replace(judged, hypothesis={**judged.hypothesis, **having, **lacking})


def published_test(judged: FamilyTest, mechanism: Frequency, published: Published) -> FamilyTest:
    """A family's test with the published ratios in it.

    With the condition the mechanism is there in a share m of patients, without it in a share n. Solved for
    the test's chances with the mechanism (p) and without (q): the rates are m p + (1 - m) q and
    n p + (1 - n) q.
    """
    m, n = _mean(mechanism, published.having), _mean(mechanism, published.lacking)
    with_it, without_it = rates(published, m * judged.if_present + (1 - m) * judged.if_absent)
    present = ((1 - n) * with_it - (1 - m) * without_it) / (m - n)
    absent = (m * without_it - n * with_it) / (m - n)
    studied = (one.id for one in _studied((*published.having, *published.lacking)))
    return replace(judged, if_present=present, absent_in=dict.fromkeys(studied, absent))


def _with_published(family: Family, published: Mapping[str, Published]) -> Family:
    tests = tuple(
        published_test(test, family.frequency, published[test.id]) if test.id in published else test
        for test in family.tests
    )
    return replace(family, tests=tests)


def _studied(names: Sequence[str]) -> list[Hypothesis]:
    """The hypotheses named: by a diagnosis all of its, by a hypothesis itself."""
    return [one for one in MODEL.hypotheses if one.diagnosis in names or one.id in names]


def _mean(frequency: Frequency, names: Sequence[str]) -> float:
    """The frequency over the hypotheses named, each as common as it is in primary care."""
    prior = MODEL.settings[DEFAULT_SETTING]
    weights = {one: prior[one.diagnosis] * one.weight for one in _studied(names)}
    return sum(weight * frequency.of(one) for one, weight in weights.items()) / sum(weights.values())


def _frequency(row: dict[str, Any]) -> Frequency:
    return Frequency(
        default=row["default"],
        diagnosis=row.get("diagnosis", {}),
        site=row.get("site", {}),
        hypothesis=row.get("hypothesis", {}),
        evidence=tuple(row.get("evidence", ())),
    )


def _family(row: dict[str, Any]) -> Family:
    tests = tuple(
        FamilyTest(test["id"], row["id"], test["if_present"], test["if_absent"]) for test in row["tests"]
    )
    return Family(row["id"], row["label"], _frequency(row), tests)


def _faults(name: str, row: Frequency) -> list[str]:
    unknown = [
        *(set(row.diagnosis) - set(MODEL.diagnoses)),
        *(set(row.site) - set(MODEL.sites)),
        *(set(row.hypothesis) - HYPOTHESES),
    ]
    numbers = [row.default, *row.diagnosis.values(), *row.site.values(), *row.hypothesis.values()]
    return [f"{name}: unknown {one}" for one in unknown] + [f"{name}: {n}" for n in numbers if not 0 < n < 1]


def _test_faults(test: FamilyTest) -> Iterable[str]:
    chances = (test.if_present, test.if_absent, *test.absent_in.values())
    return [f"{test.id}: {chance}" for chance in chances if not 0 < chance < 1]


def _published_faults(published: Published, clinical: Clinical) -> Iterable[str]:
    if published.finding not in clinical.findings and published.finding not in clinical.family_tests:
        yield f"published: no finding {published.finding}"
    for name in (*published.having, *published.lacking):
        if name not in MODEL.diagnoses and name not in HYPOTHESES:
            yield f"published, {published.finding}: unknown {name}"


CLINICAL = load_clinical()
