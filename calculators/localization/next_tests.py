"""What to examine next: the expected information of each finding not given, and what its outcomes mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from .forward import EMG, SENSORY_RESPONSES
from .groups import MEMBERS
from .hypotheses import MODEL
from .inference import FINDINGS, Weights, conditional, first, sites_of
from .questions import QUESTIONS

LEAST_GAIN = 0.05  # bits; below this a test is not worth the patient's time
LEAST_TOLD = 0.1  # bits about one candidate from which an open test is named beside it
MOST_MISSING = 3
NEGLIGIBLE = 1e-5  # weight below which a configuration cannot change the expected gain
OWNERS = tuple(one.hypothesis for one in MODEL.configurations)
STORY = tuple(name for name in FINDINGS if QUESTIONS[name].not_given == "not_asked")
ELECTRODIAGNOSTIC = (*EMG, *SENSORY_RESPONSES, "ncs_fibular_neck_block")


@dataclass(frozen=True, slots=True)
class NextTest:
    """A finding worth eliciting: expected gain in bits; for each state its chance and the first site then."""

    finding: str
    gain: float
    chances: Mapping[str, float]
    outcomes: Mapping[str, str]
    joint: Mapping[str, Weights]


def next_tests(weights: Weights, findings: Mapping[str, str]) -> list[NextTest]:
    """Tests by falling gain, none below LEAST_GAIN.

    The story comes before the hands, and nerve tests only once the bedside has no more to give.
    """
    if not findings:
        return _worthwhile(STORY, weights, findings)
    bedside = [name for name in FINDINGS if name not in ELECTRODIAGNOSTIC and name not in findings]
    nerve_tests = [name for name in ELECTRODIAGNOSTIC if name not in findings]
    return _worthwhile(bedside, weights, findings) or _worthwhile(nerve_tests, weights, findings)


def gain(joint: Mapping[str, Weights]) -> float:
    """The mutual information, in bits, of a finding and the hypotheses, from their joint weights."""
    alone = [sum(column) for column in zip(*joint.values(), strict=True)]
    states = [sum(column) for column in joint.values()]
    together = sum([_bits(column) for column in joint.values()])
    return max(together - _bits(states) - _bits(alone) + _bits([sum(alone)]), 0.0)


def _bits(weights: Sequence[float]) -> float:
    return sum([weight * log2(weight) for weight in weights if weight])


def joint_weights(
    finding: str, live: Mapping[int, float], findings: Mapping[str, str]
) -> dict[str, list[float]]:
    """For each state of a finding the weight of it together with each hypothesis."""
    joint = {}
    live_weights = [(OWNERS[index], index, weight) for index, weight in live.items()]
    for state, column in conditional(finding, findings).items():
        sums = [0.0] * len(MODEL.hypotheses)
        for owner, index, weight in live_weights:
            sums[owner] += weight * column[index]
        joint[state] = sums
    return joint


def _worthwhile(names: Sequence[str], weights: Weights, findings: Mapping[str, str]) -> list[NextTest]:
    kept = {index: weight for index, weight in enumerate(weights) if weight > NEGLIGIBLE}
    total = sum(kept.values())
    live = {index: weight / total for index, weight in kept.items()}
    joints = {name: joint_weights(name, live, findings) for name in names}
    gains = {name: worth for name, joint in joints.items() if (worth := gain(joint)) >= LEAST_GAIN}
    # Rounded before sorting, so that the last bit of an exponential cannot change the order.
    ranked = sorted(gains, key=lambda name: (-round(gains[name], 6), name))
    return [_test(name, gains[name], joints[name]) for name in ranked]


def _test(finding: str, worth: float, joint: Mapping[str, Weights]) -> NextTest:
    return NextTest(
        finding=finding,
        gain=worth,
        chances={state: sum(column) for state, column in joint.items()},
        outcomes={state: first(sites_of(column)) for state, column in joint.items()},
        joint=joint,
    )


def missing_for(candidate: str, tests: Sequence[NextTest]) -> list[str]:
    """Of the tests worth doing, those that would say most about one candidate, the most telling first."""
    told = {test.finding: _told(MEMBERS[candidate], test.joint) for test in tests}
    ranked = sorted(told, key=lambda finding: (-round(told[finding], 6), finding))
    return [finding for finding in ranked if told[finding] >= LEAST_TOLD][:MOST_MISSING]


def separating(group: Sequence[str], tests: Sequence[NextTest]) -> str:
    """Of the tests worth doing, the one that best tells a group's candidates apart; "" where none does."""
    within = [index for name in group for index in MEMBERS[name]]
    shares = {
        test.finding: gain(
            {state: [column[index] for index in within] for state, column in test.joint.items()}
        )
        for test in tests
    }
    best = max(shares, key=lambda finding: round(shares[finding], 6), default="")
    return best if best and shares[best] >= LEAST_GAIN / 10 else ""


def _told(members: Sequence[int], joint: Mapping[str, Weights]) -> float:
    """How far the states' chances under a candidate lie from those under all others (bits)."""
    inside = {state: sum([column[index] for index in members]) for state, column in joint.items()}
    outside = {state: sum(column) - inside[state] for state, column in joint.items()}
    of_it, of_others = sum(inside.values()), sum(outside.values())
    if min(of_it, of_others) <= NEGLIGIBLE:
        return 0.0
    return sum(
        chance / of_it * log2(chance / of_it * of_others / outside[state])
        for state, chance in inside.items()
        if chance > 0 and outside[state] > 0
    )
