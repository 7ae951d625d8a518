"""What to examine next: the expected information of each finding not given, and what its outcomes mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2, sumprod
from operator import sub

from .forward import EMG, SENSORY_RESPONSES
from .groups import MEMBERS, Shares, first_of
from .hypotheses import MODEL
from .inference import (
    FINDINGS,
    Weights,
    conditional,
    differs_by_place,
    joint_shares,
    joint_shares_alike,
    shares,
)
from .questions import is_story

LEAST_GAIN = 0.05  # bits; below this a test is not worth the patient's time
LEAST_GAIN_WITHIN = LEAST_GAIN / 10  # bits within a group that is not told apart: its share of all is small
LEAST_TOLD = 0.1  # bits about one candidate from which an open test is named beside it
MOST_MISSING = 3
SEPARATING_AMONG = 24
NEGLIGIBLE = 1e-5  # weight below which a hypothesis is left out of the search
TINY = 1e-300  # what stands for zero where a logarithm is taken
SITES = tuple(MODEL.sites)
SITE_OF = tuple(SITES.index(one.site) for one in MODEL.hypotheses)
STORY = tuple(name for name in FINDINGS if is_story(name))
IMAGING = tuple(name for name in FINDINGS if name.startswith("mri_"))
BEYOND_THE_BEDSIDE = (*EMG, *SENSORY_RESPONSES, "ncs_fibular_neck_block", *IMAGING)


@dataclass(frozen=True, slots=True)
class NextTest:
    """A finding worth eliciting: expected gain in bits; for each state its chance and the first site then.

    joint: for each state the weight of it together with each hypothesis (its index) that is still likely.
    """

    finding: str
    gain: float
    chances: Mapping[str, float]
    outcomes: Mapping[str, str]
    joint: Mapping[str, Mapping[int, float]]


def next_tests(weights: Weights, findings: Mapping[str, str]) -> list[NextTest]:
    """Tests by falling gain, none below LEAST_GAIN.

    The story comes before the hands, nerve tests and imaging only once the bedside has no more to give.
    """
    if not findings:
        return _worthwhile(STORY, weights, findings)
    bedside = [name for name in FINDINGS if name not in BEYOND_THE_BEDSIDE and name not in findings]
    beyond = [name for name in BEYOND_THE_BEDSIDE if name not in findings]
    return _worthwhile(bedside, weights, findings) or _worthwhile(beyond, weights, findings)


def gain(joint: Mapping[str, Shares], alone: Shares) -> float:
    """The mutual information, in bits, of a finding and the hypotheses.

    joint: for each state its weight together with each hypothesis; alone: the weight of each hypothesis.
    """
    states = [sum(column) for column in joint.values()]
    together = sum([_bits(column) for column in joint.values()])
    return max(together - _bits(states) - _bits(alone) + _bits([sum(alone)]), 0.0)


def _bits(weights: Sequence[float]) -> float:
    return sumprod(weights, map(log2, weights))


def _worthwhile(names: Sequence[str], weights: Weights, findings: Mapping[str, str]) -> list[NextTest]:
    alone = shares(weights)
    live = [index for index, share in enumerate(alone) if share > NEGLIGIBLE]
    live_weights, live_shares = [weights[index] for index in live], [alone[index] for index in live]
    gains, joints = {}, {}
    for name in names:
        likelihoods = {
            state: [column[index] for index in live] for state, column in conditional(name, findings).items()
        }
        joints[name] = _joint(likelihoods, live_weights if differs_by_place(name) else None, live_shares)
        gains[name] = gain(joints[name], live_shares)
    worthwhile = [name for name in names if gains[name] >= LEAST_GAIN]
    # Rounded before sorting, so that the last bit of an exponential cannot change the order.
    ranked = sorted(worthwhile, key=lambda name: (-round(gains[name], 6), name))
    return [_test(name, gains[name], joints[name], live) for name in ranked]


def _joint(likelihoods: Mapping[str, Weights], weights: Weights | None, alone: Shares) -> dict[str, Shares]:
    """For each state of a finding the weight of it together with each hypothesis.

    weights: of the configurations; None where the likelihoods do not differ between them.
    """
    *most, last = likelihoods
    if weights is None:
        joint = {state: joint_shares_alike(alone, likelihoods[state]) for state in most}
    else:
        joint = {state: joint_shares(weights, likelihoods[state]) for state in most}
    # The chances of all states sum to 1: the last has what the others leave.
    left = alone
    for column in joint.values():
        left = list(map(sub, left, column))
    joint[last] = [rest if rest > TINY else TINY for rest in left]
    return joint


def _test(finding: str, worth: float, joint: Mapping[str, Shares], live: Sequence[int]) -> NextTest:
    by_index = {state: dict(zip(live, column, strict=True)) for state, column in joint.items()}
    return NextTest(
        finding=finding,
        gain=worth,
        chances={state: sum(column) for state, column in joint.items()},
        outcomes={state: _first_site(column) for state, column in by_index.items()},
        joint=by_index,
    )


def _first_site(joint: Mapping[int, float]) -> str:
    sites = [0.0] * len(SITES)
    for index, weight in joint.items():
        sites[SITE_OF[index]] += weight
    return SITES[first_of(sites)]


def share_then(test: NextTest, site: str) -> dict[str, float]:
    """For each state of a test the share that a site would have then, 0 to 1."""
    return {
        state: sum(column[index] for index in _in_play([site], [test])) / test.chances[state]
        for state, column in test.joint.items()
    }


def missing_for(candidate: str, tests: Sequence[NextTest]) -> list[str]:
    """Of the tests worth doing, those that would say most about one candidate, the most telling first."""
    members = _in_play([candidate], tests)
    told = {test.finding: _told(members, test) for test in tests}
    ranked = sorted(told, key=lambda finding: (-round(told[finding], 6), finding))
    return [finding for finding in ranked if told[finding] >= LEAST_TOLD][:MOST_MISSING]


def separating(group: Sequence[str], tests: Sequence[NextTest]) -> str:
    """Of the tests most worth doing, the one that best tells a group's candidates apart, or ""."""
    members = _in_play(group, tests)
    told = {}
    for test in tests[:SEPARATING_AMONG]:
        joint = {state: [column[index] for index in members] for state, column in test.joint.items()}
        told[test.finding] = gain(joint, list(map(sum, zip(*joint.values(), strict=True))))
    best = max(told, key=lambda finding: round(told[finding], 6), default="")
    return best if best and told[best] >= LEAST_GAIN_WITHIN else ""


def _in_play(candidates: Sequence[str], tests: Sequence[NextTest]) -> list[int]:
    """The hypotheses of some candidates that are still likely; all tests were judged among the same."""
    live = next(iter(tests[0].joint.values())) if tests else ()
    return [index for name in candidates for index in MEMBERS[name] if index in live]


def _told(members: Sequence[int], test: NextTest) -> float:
    """How far the states' chances under a candidate lie from those under all others (bits)."""
    inside = [sum([column[index] for index in members]) for column in test.joint.values()]
    of_it, of_all = sum(inside), sum(test.chances.values())
    of_others = of_all - of_it
    if min(of_it, of_others) <= NEGLIGIBLE:
        return 0.0
    told = 0.0
    for chance, of_state in zip(inside, test.chances.values(), strict=True):
        outside = of_state - chance
        if chance > 0 and outside > 0:
            told += chance * log2(chance * of_others / (of_it * outside))
    return told / of_it
