"""Why: what speaks for and against each candidate, what is not told apart, what would change the answer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from math import log
from operator import truediv

from .groups import DIAGNOSIS_MEMBERS, MEMBERS, SITE_MEMBERS, Members, Shares, by_site, first, grouped
from .inference import (
    Weights,
    conditional,
    differs_by_place,
    joint_shares,
    joint_shares_alike,
    prior,
    shares,
)
from .questions import QUESTIONS

SPEAKS = 1.5  # a likelihood ratio from which a finding is named as for (or, inverted, against) a candidate
ALIKE = 2.0  # candidates whose findings are within this ratio are not told apart
WORTH_NAMING = 0.05  # probability from which a candidate matters


@dataclass(frozen=True, slots=True)
class Weighed:
    """The findings that speak for and against one candidate, strongest first."""

    supports: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that, had it been otherwise, would have put another site first."""

    finding: str
    given: str
    instead: str
    first_then: str


def weigh(findings: Mapping[str, str], setting: str, hypotheses: Shares) -> dict[str, Weighed]:
    """For each site and each diagnosis the findings for and against it.

    Each finding is judged alone: how likely it is under the candidate against how likely under the others,
    the others taken half as they were before and half as they are after all findings (`hypotheses`).
    """
    before = shares(prior(setting))
    chances = {finding: _chances(finding, state, setting) for finding, state in findings.items()}
    return _weigh(chances, before, hypotheses, SITE_MEMBERS) | _weigh(
        chances, before, hypotheses, DIAGNOSIS_MEMBERS
    )


@cache
def _chances(finding: str, state: str, setting: str) -> Mapping[str, float]:
    """How likely a finding's state is, alone, under each site and each diagnosis."""
    weights = prior(setting)
    before = grouped(shares(weights), MEMBERS)
    joint = grouped(joint_shares(weights, conditional(finding, {})[state]), MEMBERS)
    return {name: joint[name] / before[name] for name in MEMBERS}


def _weigh(
    chances: Mapping[str, Mapping[str, float]], before: Shares, after: Shares, members: Members
) -> dict[str, Weighed]:
    start, end = grouped(before, members), grouped(after, members)
    both = {name: start[name] + end[name] for name in members}
    ratios: dict[str, list[tuple[float, str]]] = {name: [] for name in members}
    for finding, chance in chances.items():
        weighted = {name: both[name] * chance[name] for name in members}
        everyone = sum(weighted.values())
        for name in members:
            # What stands in `both` sums to 2 over all candidates.
            among_rivals = (everyone - weighted[name]) / (2 - both[name])
            ratios[name].append((round(log(chance[name] / among_rivals), 6), finding))
    return {name: _weighed(one) for name, one in ratios.items()}


def _weighed(ratios: Iterable[tuple[float, str]]) -> Weighed:
    ranked = sorted(ratios, key=lambda one: (-abs(one[0]), one[1]))
    return Weighed(
        supports=tuple(finding for ratio, finding in ranked if ratio >= log(SPEAKS)),
        against=tuple(finding for ratio, finding in ranked if ratio <= -log(SPEAKS)),
    )


def inseparable(before: Mapping[str, float], after: Mapping[str, float]) -> list[list[str]]:
    """Groups of candidates that the findings themselves, leaving the prior aside, cannot tell apart."""
    likelihood = {name: after[name] / before[name] for name in after if after[name] >= WORTH_NAMING}
    ranked = sorted(likelihood, key=lambda name: (-round(likelihood[name], 9), name))
    groups: list[list[str]] = []
    for name in ranked:
        if groups and likelihood[groups[-1][0]] < ALIKE * likelihood[name]:
            groups[-1].append(name)
        else:
            groups.append([name])
    return [group for group in groups if len(group) > 1]


def changes_of_mind(findings: Mapping[str, str], weights: Weights) -> list[Change]:
    """Single findings that, had they been otherwise, would put another site first; likeliest first."""
    hypotheses = shares(weights)
    now = first(by_site(hypotheses))
    changes: list[tuple[float, Change]] = []
    for finding, state in findings.items():
        others = {name: value for name, value in findings.items() if name != finding}
        columns = conditional(finding, others)
        joint, total = _without(finding, columns[state], weights, hypotheses)
        for instead in _alternatives(finding, state):
            sites = by_site(joint(columns[instead]))
            if (then := first(sites)) != now:
                likely = sum(sites.values()) / total
                changes.append((round(likely, 6), Change(finding, state, instead, then)))
    changes.sort(key=lambda one: (-one[0], one[1].finding, one[1].instead))
    return [change for _, change in changes]


def _without(
    finding: str, likelihood: Weights, weights: Weights, hypotheses: Shares
) -> tuple[Callable[[Weights], Shares], float]:
    """What remains when a finding is taken back: how it joins with another likelihood, and its sum."""
    if differs_by_place(finding):
        rest = [tuple(map(truediv, *rows)) for rows in zip(weights, likelihood, strict=True)]
        return partial(joint_shares, rest), sum(map(sum, rest))
    alike = [share / row[0] for share, row in zip(hypotheses, likelihood, strict=True)]
    return partial(joint_shares_alike, alike), sum(alike)


def _alternatives(finding: str, state: str) -> list[str]:
    if QUESTIONS[finding].kind == "grade":
        # One clear step each way says enough: a weak muscle found full, a full one found weak, or weaker.
        return {"5": ["4", "3"], "4": ["5", "3"]}.get(state, ["5", "4"])
    return [other for other in QUESTIONS[finding].states if other != state]
