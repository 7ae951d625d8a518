"""How often something is there: in a diagnosis, at a site, under one hypothesis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .hypotheses import DEFAULT_SETTING, MODEL, Hypothesis

HYPOTHESES: Mapping[str, Hypothesis] = {one.id: one for one in MODEL.hypotheses}


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something is present, 0 to 1: by hypothesis, else by site, by diagnosis, or the default."""

    default: float
    diagnosis: Mapping[str, float]
    site: Mapping[str, float]
    hypothesis: Mapping[str, float]

    def of(self, hypothesis: Hypothesis) -> float:
        """The frequency under a hypothesis."""
        by_diagnosis = self.diagnosis.get(hypothesis.diagnosis, self.default)
        by_site = self.site.get(hypothesis.site, by_diagnosis)
        return self.hypothesis.get(hypothesis.id, by_site)


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


def named(names: Sequence[str]) -> list[Hypothesis]:
    """The hypotheses of some diagnoses, or some hypotheses themselves, by id."""
    return [one for one in MODEL.hypotheses if one.diagnosis in names or one.id in names]


def mean(frequency: Frequency, hypotheses: Sequence[Hypothesis]) -> float:
    """The frequency over some hypotheses, each as common as it is in primary care."""
    prior = MODEL.settings[DEFAULT_SETTING]
    weights = [prior[one.diagnosis] * one.weight for one in hypotheses]
    total = sum(weight * frequency.of(one) for weight, one in zip(weights, hypotheses, strict=True))
    return total / sum(weights)
