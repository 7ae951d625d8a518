"""From findings to belief: Bayes over all configurations at once. Not tested moves nothing."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import prod, sumprod

from ..contract import Answers
from .clinical import CLINICAL
from .forward import ANATOMY, Chances, chances, inhibited, pain_chance
from .groups import Shares
from .hypotheses import DEFAULT_SETTING, MODEL, Configuration
from .questions import EQUIVOCAL, QUESTIONS

Weights = Sequence[Sequence[float]]  # for each hypothesis one number for each of its configurations

# state that says "found" and its opposite, by the states that a question has
FOUND: Mapping[str, str] = {"present": "absent", "abnormal": "normal", "positive": "negative"}
# How often a sign that is there, or is not, leaves the examiner in doubt: doubt leans a little toward
# there. Our own judgment.
DOUBTED_WHEN_FOUND, DOUBTED_WHEN_NOT_FOUND = 0.15, 0.08

CONFIGURATIONS = tuple(
    tuple(one for one in MODEL.configurations if one.hypothesis == number)
    for number in range(len(MODEL.hypotheses))
)

FINDINGS = tuple(name for name in QUESTIONS if name != "setting")


def given_findings(answers: Answers) -> dict[str, str]:
    """The findings among the answers, every state as text (grades too)."""
    return {name: str(answers[name]) for name in FINDINGS if name in answers}


@cache
def prior(setting: str = DEFAULT_SETTING) -> Weights:
    """The weight of each configuration before any finding; they sum to 1."""
    chance = MODEL.settings[setting]
    return tuple(
        tuple(chance[hypothesis.diagnosis] * hypothesis.weight * one.weight for one in configurations)
        for hypothesis, configurations in zip(MODEL.hypotheses, CONFIGURATIONS, strict=True)
    )


def posterior(findings: Mapping[str, str], setting: str = DEFAULT_SETTING) -> Weights:
    """The weight of each configuration given the findings (finding id to state); they sum to 1."""
    likelihoods: list[Weights] = []
    seen: dict[str, str] = {}
    for finding, state in findings.items():
        likelihoods.append(conditional(finding, seen)[state])
        seen[finding] = state
    weights = [
        list(map(prod, zip(*rows, strict=True))) for rows in zip(prior(setting), *likelihoods, strict=True)
    ]
    total = sum(map(sum, weights))
    return [tuple([weight / total for weight in row]) for row in weights]


def shares(weights: Weights) -> Shares:
    """The weight of each hypothesis."""
    return list(map(sum, weights))


def joint_shares(weights: Weights, likelihood: Weights) -> Shares:
    """The weight of each hypothesis together with what has this likelihood."""
    return list(map(sumprod, weights, likelihood))


def joint_shares_alike(hypotheses: Shares, likelihood: Weights) -> Shares:
    """The same, for a likelihood that does not differ between the configurations of a hypothesis."""
    return [share * row[0] for share, row in zip(hypotheses, likelihood, strict=True)]


def differs_by_place(finding: str) -> bool:
    """Whether a finding's chance differs between the configurations of one hypothesis."""
    return finding.removeprefix("pain_") in ANATOMY.regions or not (
        finding in CLINICAL.findings or finding in CLINICAL.choices or finding in CLINICAL.family_tests
    )


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


def in_setting(hypotheses: Shares, used: str, setting: str) -> Shares:
    """Weights of the hypotheses, found in the setting `used`, as they would be in another; they sum to 1."""
    old, new = MODEL.settings[used], MODEL.settings[setting]
    moved = [
        weight * new[one.diagnosis] / old[one.diagnosis]
        for weight, one in zip(hypotheses, MODEL.hypotheses, strict=True)
    ]
    total = sum(moved)
    return [weight / total for weight in moved]


@cache
def _columns(finding: str) -> Mapping[str, Weights]:
    chance = [[_chances(finding, one) for one in configurations] for configurations in CONFIGURATIONS]
    return {
        state: tuple(tuple(one[state] for one in row) for row in chance)
        for state in QUESTIONS[finding].states
    }


def _chances(finding: str, configuration: Configuration) -> Chances:
    hypothesis = MODEL.hypotheses[configuration.hypothesis]
    anatomical = chances(finding, configuration)
    if anatomical is not None:
        movement = finding.removeprefix("power_")
        share = CLINICAL.inhibition.get(hypothesis.diagnosis, {}).get(movement, 0.0)
        return inhibited(anatomical, share) if share else anatomical
    if finding in CLINICAL.choices:
        return CLINICAL.choices[finding].of(hypothesis)
    chance = CLINICAL.findings[finding].of(hypothesis)
    region = finding.removeprefix("pain_")
    if region in ANATOMY.regions:
        chance = 1 - (1 - chance) * (1 - pain_chance(region, configuration))
    return _found(finding, chance)


@cache
def _family_columns(finding: str, relatives: tuple[tuple[str, str], ...]) -> Mapping[str, Weights]:
    test = CLINICAL.family_tests[finding]
    frequency = CLINICAL.families[test.family].frequency
    columns: dict[str, list[Sequence[float]]] = {state: [] for state in QUESTIONS[finding].states}
    for hypothesis, configurations in zip(MODEL.hypotheses, CONFIGURATIONS, strict=True):
        present, absent = frequency.of(hypothesis), 1 - frequency.of(hypothesis)
        for name, state in relatives:
            relative = CLINICAL.family_tests[name]
            present *= _found(name, relative.if_present)[state]
            absent *= _found(name, relative.if_absent)[state]
        positive = (present * test.if_present + absent * test.if_absent) / (present + absent)
        for state, chance in _found(finding, positive).items():
            columns[state].append((chance,) * len(configurations))
    return columns


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
