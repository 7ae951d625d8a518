"""Everything that is computed from one set of answers, before any words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..contract import Answers
from ..red_flags import Assessment
from .doubt import Doubt, redrawn
from .explain import WORTH_NAMING, Change, Weighed, changes_of_mind, inseparable, weigh
from .groups import Shares, by_diagnosis, by_site
from .hypotheses import DEFAULT_SETTING
from .inference import given_findings, posterior, prior, shares
from .next_tests import NextTest, missing_for, next_tests
from .urgency import assess_urgency

DIGITS = 9  # of what leaves the calculator
SUSPECTED = 0.2  # share of the sites above the single roots from which the answer asks for the red flags
ABOVE_THE_ROOTS = ("cauda_equina", "conus_medullaris", "upper_motor_neuron")


@dataclass(frozen=True)
class Reading:
    """Everything computed from one set of answers."""

    findings: Mapping[str, str]
    setting: str
    hypotheses: Shares
    sites: Mapping[str, float]
    diagnoses: Mapping[str, float]
    weighed: Mapping[str, Weighed]
    doubt: Doubt
    inseparable: Sequence[Sequence[str]]
    next_tests: Sequence[NextTest]
    missing: Mapping[str, Sequence[str]]
    changes: Sequence[Change]
    urgency: Assessment

    @property
    def points_above_the_roots(self) -> bool:
        """Whether a lesion above the single roots is likely although no finding is an emergency by itself."""
        share = sum(self.sites[site] for site in ABOVE_THE_ROOTS)
        return self.urgency.urgency != "emergency" and share >= SUSPECTED

    @property
    def points_to_brain_or_cord(self) -> bool:
        """Whether brain or cord is likely although the urgency does not speak of it."""
        told = any(fired.rule.id == "cord_compression" for fired in self.urgency.fired)
        return not told and self.sites["upper_motor_neuron"] >= SUSPECTED

    def range_of(self, name: str, chance: float) -> tuple[float, float]:
        """The range of a candidate in the reruns; it holds the answer itself."""
        low, high = self.doubt.ranges[name]
        return round(min(low, chance), DIGITS), round(max(high, chance), DIGITS)


def read(answers: Answers) -> Reading:
    """Compute everything the answer needs; pure."""
    findings = given_findings(answers)
    setting = str(answers.get("setting", DEFAULT_SETTING))
    after = posterior(findings, setting)
    before, hypotheses = shares(prior(setting)), shares(after)
    sites, diagnoses = by_site(hypotheses), by_diagnosis(hypotheses)
    tests = next_tests(after, findings)
    return Reading(
        findings=findings,
        setting=setting,
        hypotheses=hypotheses,
        sites=_falling(sites),
        diagnoses=_falling(diagnoses),
        weighed=weigh(findings, setting, hypotheses),
        doubt=redrawn(findings, hypotheses),
        inseparable=[
            *inseparable(by_site(before), sites),
            *inseparable(by_diagnosis(before), diagnoses),
        ],
        next_tests=tests,
        missing={
            name: missing_for(name, tests) if chance >= WORTH_NAMING else ()
            for name, chance in (sites | diagnoses).items()
        },
        changes=changes_of_mind(findings, after),
        urgency=assess_urgency(answers),
    )


def _falling(chances: Mapping[str, float]) -> dict[str, float]:
    # Rounded before sorting, so that the last bit of an exponential cannot change the order.
    order = sorted(chances, key=lambda name: (-round(chances[name], DIGITS), name))
    return {name: chances[name] for name in order}
