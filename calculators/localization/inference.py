"""From findings to belief: Bayes over all configurations at once. Not tested moves nothing."""

from collections.abc import Mapping, Sequence
from functools import cache

from ..contract import Answers
from .clinical import CLINICAL, FamilyTest
from .forward import ANATOMY, Chances, chances, inhibited, pain_chance
from .hypotheses import DEFAULT_SETTING, MODEL
from .questions import EQUIVOCAL, QUESTIONS

Weights = Sequence[float]

# state that says "found" and its opposite, by the states that a question has
FOUND: Mapping[str, str] = {"present": "absent", "abnormal": "normal", "positive": "negative"}
# How often a sign that is there, or is not, leaves the examiner in doubt: doubt leans a little toward
# there. Our own judgement.
DOUBTED_WHEN_FOUND, DOUBTED_WHEN_NOT_FOUND = 0.15, 0.08

# Weights this close are equal: the last bit of an exponential must not decide what stands first.
TIE = 1e-9

# The configurations of one hypothesis stand together: where each hypothesis begins and ends.
_OWNERS = [configuration.hypothesis for configuration in MODEL.configurations]
SPANS = tuple(
    (_OWNERS.index(number), _OWNERS.index(number) + _OWNERS.count(number))
    for number in range(len(MODEL.hypotheses))
)

FINDINGS = tuple(name for name in QUESTIONS if name != "setting")


def given_findings(answers: Answers) -> dict[str, str]:
    """The findings among the answers, every state as text (grades too)."""
    return {name: str(answers[name]) for name in FINDINGS if name in answers}


@cache
def prior(setting: str = DEFAULT_SETTING) -> tuple[float, ...]:
    """The weight of each configuration before any finding; they sum to 1."""
    chance = MODEL.settings[setting]
    return tuple(
        chance[MODEL.hypotheses[one.hypothesis].diagnosis]
        * MODEL.hypotheses[one.hypothesis].weight
        * one.weight
        for one in MODEL.configurations
    )


def posterior(findings: Mapping[str, str], setting: str = DEFAULT_SETTING) -> list[float]:
    """The weight of each configuration given the findings (finding id to state); they sum to 1."""
    weights = list(prior(setting))
    seen: dict[str, str] = {}
    for finding, state in findings.items():
        weights = updated(weights, conditional(finding, seen)[state])
        seen[finding] = state
    return weights


def updated(weights: Weights, likelihood: Weights) -> list[float]:
    """Weights times likelihood, made to sum to 1."""
    product = [weight * chance for weight, chance in zip(weights, likelihood, strict=True)]
    total = sum(product)
    return [weight / total for weight in product]


def conditional(finding: str, others: Mapping[str, str]) -> Mapping[str, Weights]:
    """For each state of a finding its chance under each configuration, given the other findings.

    The others matter only for tests of one family: what the first has shown the second cannot show again.
    """
    test = CLINICAL.family_tests.get(finding)
    if test is None:
        return _columns(finding)
    relatives = tuple(
        (one.id, others[one.id])
        for one in CLINICAL.families[test.family].tests
        if one.id != finding and one.id in others
    )
    return _family_columns(finding, relatives)


def in_setting(hypotheses: Weights, used: str, setting: str) -> list[float]:
    """Weights of the hypotheses, found in the setting `used`, as they would be in another; they sum to 1."""
    old, new = MODEL.settings[used], MODEL.settings[setting]
    moved = [
        weight * new[one.diagnosis] / old[one.diagnosis]
        for weight, one in zip(hypotheses, MODEL.hypotheses, strict=True)
    ]
    total = sum(moved)
    return [weight / total for weight in moved]


def by_hypothesis(weights: Weights) -> list[float]:
    """The weight of each hypothesis."""
    return [sum(weights[start:end]) for start, end in SPANS]


def by_site(weights: Weights) -> dict[str, float]:
    """The weight of each site."""
    return sites_of(by_hypothesis(weights))


def sites_of(hypotheses: Weights) -> dict[str, float]:
    """The weight of each site from the weights of the hypotheses."""
    sums = dict.fromkeys(MODEL.sites, 0.0)
    for weight, hypothesis in zip(hypotheses, MODEL.hypotheses, strict=True):
        sums[hypothesis.site] += weight
    return sums


def by_diagnosis(weights: Weights) -> dict[str, float]:
    """The weight of each diagnosis."""
    sums = dict.fromkeys(MODEL.diagnoses, 0.0)
    for weight, hypothesis in zip(by_hypothesis(weights), MODEL.hypotheses, strict=True):
        sums[hypothesis.diagnosis] += weight
    return sums


def first(ranked: Mapping[str, float]) -> str:
    """The most likely id; of equals the one that comes first in the model."""
    most = max(ranked.values()) - TIE
    return next(name for name, weight in ranked.items() if weight >= most)


@cache
def _columns(finding: str) -> Mapping[str, Weights]:
    per_configuration = [_chances(finding, index) for index in range(len(MODEL.configurations))]
    return {state: tuple(one[state] for one in per_configuration) for state in QUESTIONS[finding].states}


def _chances(finding: str, index: int) -> Chances:
    configuration = MODEL.configurations[index]
    hypothesis = MODEL.hypotheses[configuration.hypothesis]
    anatomical = chances(finding, configuration)
    if anatomical is not None:
        movement = finding.removeprefix("power_")
        share = CLINICAL.inhibition.get(hypothesis.diagnosis, {}).get(movement, 0.0)
        return inhibited(anatomical, share) if share else anatomical
    chance = CLINICAL.findings[finding].of(hypothesis)
    region = finding.removeprefix("pain_")
    if region in ANATOMY.regions:
        chance = 1 - (1 - chance) * (1 - pain_chance(region, configuration))
    return _found(finding, chance)


@cache
def _family_columns(finding: str, relatives: tuple[tuple[str, str], ...]) -> Mapping[str, Weights]:
    test = CLINICAL.family_tests[finding]
    frequency = CLINICAL.families[test.family].frequency
    positive = []
    for hypothesis in MODEL.hypotheses:
        present, absent = frequency.of(hypothesis), 1 - frequency.of(hypothesis)
        for name, state in relatives:
            relative = CLINICAL.family_tests[name]
            present *= _answer(relative, state, mechanism=True)
            absent *= _answer(relative, state, mechanism=False)
        positive.append((present * test.if_present + absent * test.if_absent) / (present + absent))
    chance = [_found(finding, positive[one.hypothesis]) for one in MODEL.configurations]
    return {state: tuple(one[state] for one in chance) for state in QUESTIONS[finding].states}


def _answer(test: FamilyTest, state: str, *, mechanism: bool) -> float:
    return _found(test.id, test.if_present if mechanism else test.if_absent)[state]


def _found(finding: str, chance: float) -> Chances:
    for found, not_found in FOUND.items():
        states = QUESTIONS[finding].states
        if found in states and EQUIVOCAL in states:
            return {
                found: chance * (1 - DOUBTED_WHEN_FOUND),
                not_found: (1 - chance) * (1 - DOUBTED_WHEN_NOT_FOUND),
                EQUIVOCAL: chance * DOUBTED_WHEN_FOUND + (1 - chance) * DOUBTED_WHEN_NOT_FOUND,
            }
        if found in states:
            return {found: chance, not_found: 1 - chance}
    raise ValueError(f"{finding} has no state that says found")
