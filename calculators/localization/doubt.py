"""How sure the model is of its own weights: the answer again, many times, with the weights redrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from random import Random

from .groups import DIAGNOSIS_MEMBERS, SITE_MEMBERS, grouped
from .hypotheses import MODEL
from .inference import Weights, by_hypothesis, first

# Each likelihood is redrawn with this spread (natural logarithm), and each diagnosis's prior too. Our own
# judgement; a spread of 0.35 lets a likelihood ratio of 3 be anything from 1.5 to 6.
LIKELIHOOD_SPREAD = 0.35
PRIOR_SPREAD = 0.4
DRAWS = 40
RANGE = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What redrawing leaves: each candidate's range, and how often (0 to 1) the first site stays first."""

    ranges: Mapping[str, tuple[float, float]]
    stays_first: float


def redrawn(findings: Mapping[str, str], weights: Weights) -> Doubt:
    """The answer under redrawn weights; the same findings always give the same."""
    base = by_hypothesis(weights)
    noises = [_noise("prior", PRIOR_SPREAD)]
    noises += [_noise(f"{finding}={state}", LIKELIHOOD_SPREAD) for finding, state in findings.items()]
    drawn: dict[str, list[float]] = {name: [] for name in (*SITE_MEMBERS, *DIAGNOSIS_MEMBERS)}
    now, kept = first(grouped(base, SITE_MEMBERS)), 0
    for draw in zip(*noises, strict=True):
        shifted = [weight * exp(sum(shift)) for weight, *shift in zip(base, *draw, strict=True)]
        total = sum(shifted)
        sites, diagnoses = grouped(shifted, SITE_MEMBERS), grouped(shifted, DIAGNOSIS_MEMBERS)
        kept += first(sites) == now
        for name, share in (sites | diagnoses).items():
            drawn[name].append(share / total)
    return Doubt({name: _quantiles(sorted(values)) for name, values in drawn.items()}, kept / DRAWS)


@cache
def _noise(name: str, spread: float) -> tuple[tuple[float, ...], ...]:
    # Seeded by name: the same findings give the same range everywhere. What is not yet known about a prior is
    # shared by all sites of a diagnosis; what is not known about a likelihood belongs to each hypothesis.
    random = Random(name)
    if name == "prior":
        shared = [{one: random.gauss(0, spread) for one in MODEL.diagnoses} for _ in range(DRAWS)]
        return tuple(tuple(draw[one.diagnosis] for one in MODEL.hypotheses) for draw in shared)
    return tuple(tuple(random.gauss(0, spread) for _ in MODEL.hypotheses) for _ in range(DRAWS))


def _quantiles(values: list[float]) -> tuple[float, float]:
    last = len(values) - 1
    return values[round(RANGE[0] * last)], values[round(RANGE[1] * last)]
