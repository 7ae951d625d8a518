"""What to examine next: the expected information of each finding not given, and what its outcomes mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from .forward import EMG, SENSORY_RESPONSES
from .hypotheses import MODEL
from .inference import FINDINGS, Weights, conditional, first, sites_of
from .questions import QUESTIONS

LEAST_GAIN = 0.05  # bits; below this a test is not worth the patient's time
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
    total = 0.0
    for column in joint.values():
        state_chance = sum(column)
        total += sum(
            both * log2(both / (state_chance * one))
            for both, one in zip(column, alone, strict=True)
            if both > 0
        )
    return max(total, 0.0)


def joint_weights(
    finding: str, live: Mapping[int, float], findings: Mapping[str, str]
) -> dict[str, list[float]]:
    """For each state of a finding the weight of it together with each hypothesis."""
    joint = {}
    for state, column in conditional(finding, findings).items():
        sums = [0.0] * len(MODEL.hypotheses)
        for index, weight in live.items():
            sums[OWNERS[index]] += weight * column[index]
        joint[state] = sums
    return joint


def _worthwhile(names: Sequence[str], weights: Weights, findings: Mapping[str, str]) -> list[NextTest]:
    kept = {index: weight for index, weight in enumerate(weights) if weight > NEGLIGIBLE}
    total = sum(kept.values())
    live = {index: weight / total for index, weight in kept.items()}
    tests = [_test(name, joint_weights(name, live, findings)) for name in names]
    # Rounded before sorting, so that the last bit of an exponential cannot change the order.
    tests.sort(key=lambda test: (-round(test.gain, 6), test.finding))
    return [test for test in tests if test.gain >= LEAST_GAIN]


def _test(finding: str, joint: Mapping[str, Weights]) -> NextTest:
    return NextTest(
        finding=finding,
        gain=gain(joint),
        chances={state: sum(column) for state, column in joint.items()},
        outcomes={state: first(sites_of(column)) for state, column in joint.items()},
    )
