"""What to examine next: the expected information of each finding not given, and what its outcomes mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from .forward import EMG, SENSORY_RESPONSES
from .hypotheses import MODEL
from .inference import FINDINGS, Weights, by_site, conditional, first, updated
from .questions import QUESTIONS

LEAST_GAIN = 0.05  # bits; below this a test is not worth the patient's time
NEGLIGIBLE = 1e-5  # weight below which a configuration cannot change the expected gain
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
        return _worthwhile(
            [name for name in FINDINGS if QUESTIONS[name].not_given == "not_asked"], weights, findings
        )
    bedside = _worthwhile([name for name in FINDINGS if name not in ELECTRODIAGNOSTIC], weights, findings)
    return bedside or _worthwhile(list(ELECTRODIAGNOSTIC), weights, findings)


def gain(finding: str, weights: Weights, findings: Mapping[str, str]) -> float:
    """The mutual information, in bits, of a finding and the hypotheses."""
    columns = conditional(finding, findings)
    live = [index for index, weight in enumerate(weights) if weight > NEGLIGIBLE]
    total = 0.0
    of_hypothesis = [0.0] * len(MODEL.hypotheses)
    for index in live:
        of_hypothesis[MODEL.configurations[index].hypothesis] += weights[index]
    for column in columns.values():
        joint = [0.0] * len(MODEL.hypotheses)
        for index in live:
            joint[MODEL.configurations[index].hypothesis] += weights[index] * column[index]
        state_chance = sum(joint)
        total += sum(
            both * log2(both / (state_chance * alone))
            for both, alone in zip(joint, of_hypothesis, strict=True)
            if both > 0
        )
    return max(total, 0.0)


def _worthwhile(names: list[str], weights: Weights, findings: Mapping[str, str]) -> list[NextTest]:
    gains = {name: gain(name, weights, findings) for name in names if name not in findings}
    # Rounded before sorting, so that the last bit of an exponential cannot change the order.
    ranked = sorted(gains, key=lambda name: (-round(gains[name], 6), name))
    return [
        _spelled_out(name, gains[name], weights, findings) for name in ranked if gains[name] >= LEAST_GAIN
    ]


def _spelled_out(finding: str, bits: float, weights: Weights, findings: Mapping[str, str]) -> NextTest:
    columns = conditional(finding, findings)
    chances = {
        state: sum(weight * chance for weight, chance in zip(weights, column, strict=True))
        for state, column in columns.items()
    }
    outcomes = {state: first(by_site(updated(weights, column))) for state, column in columns.items()}
    return NextTest(finding, bits, chances, outcomes)
