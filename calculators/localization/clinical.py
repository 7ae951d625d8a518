"""Findings beyond the fibers: how often each is present, by diagnosis and by site."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from .hypotheses import MODEL, Hypothesis


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something is present, 0 to 1: by site, else by diagnosis, else the default."""

    default: float
    diagnosis: Mapping[str, float]
    site: Mapping[str, float]
    evidence: tuple[str, ...] = ()

    def of(self, hypothesis: Hypothesis) -> float:
        """The frequency under a hypothesis."""
        by_diagnosis = self.diagnosis.get(hypothesis.diagnosis, self.default)
        return self.site.get(hypothesis.site, by_diagnosis)


@dataclass(frozen=True, slots=True)
class FamilyTest:
    """One test of a family: how often positive when the family's mechanism is present, and when it is not."""

    id: str
    family: str
    if_present: float
    if_absent: float


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
    families = {row["id"]: _family(row) for row in data["family"]}
    clinical = Clinical(
        findings={row["id"]: _frequency(row) for row in data["finding"]},
        families=families,
        family_tests={test.id: test for family in families.values() for test in family.tests},
        inhibition={row["diagnosis"]: row["movements"] for row in data["inhibition"]},
    )
    faults = [fault for name, row in clinical.findings.items() for fault in _faults(name, row)]
    faults += [fault for family in families.values() for fault in _faults(family.id, family.frequency)]
    if faults:
        raise ValueError("clinical: " + "; ".join(faults))
    return clinical


def _frequency(row: dict[str, Any]) -> Frequency:
    return Frequency(
        row["default"], row.get("diagnosis", {}), row.get("site", {}), tuple(row.get("evidence", ()))
    )


def _family(row: dict[str, Any]) -> Family:
    tests = tuple(
        FamilyTest(test["id"], row["id"], test["if_present"], test["if_absent"]) for test in row["tests"]
    )
    return Family(row["id"], row["label"], _frequency(row), tests)


def _faults(name: str, row: Frequency) -> list[str]:
    unknown = [*(set(row.diagnosis) - set(MODEL.diagnoses)), *(set(row.site) - set(MODEL.sites))]
    numbers = [row.default, *row.diagnosis.values(), *row.site.values()]
    return [f"{name}: unknown {one}" for one in unknown] + [f"{name}: {n}" for n in numbers if not 0 < n < 1]


CLINICAL = load_clinical()
