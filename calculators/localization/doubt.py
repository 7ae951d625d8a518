"""How sure the model is of its own weights: the answer again, many times, with the weights redrawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from operator import truediv
from random import Random

from .groups import MEMBERS, SITE_MEMBERS, Shares, by_site, first
from .hypotheses import MODEL

# Each likelihood is redrawn with this spread (natural logarithm), and each diagnosis's prior too. Our own
# judgment: between two hypotheses a spread of 0.35 lets a likelihood ratio of 3 be anything from 1.1 to 8 in
# 95 of 100 draws.
LIKELIHOOD_SPREAD = 0.35
PRIOR_SPREAD = 0.4
DRAWS = 40
ROWS = 128  # more than there are hypotheses: each finding picks another row for each of them
NEGLIGIBLE = 1e-6  # weight below which a hypothesis stays negligible in every draw
RANGE = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What redrawing leaves: each candidate's range, and how often (0 to 1) the first site stays first."""

    ranges: Mapping[str, tuple[float, float]]
    stays_first: float


def redrawn(findings: Mapping[str, str], hypotheses: Shares) -> Doubt:
    """The answer under redrawn weights; the same findings always give the same."""
    noises = [_noise("prior", PRIOR_SPREAD)]
    noises += [_noise(f"{finding}={state}", LIKELIHOOD_SPREAD) for finding, state in findings.items()]
    # One row for each hypothesis, one column for each draw.
    drawn = [_shifted(share, rows) for share, *rows in zip(hypotheses, *noises, strict=True)]
    totals = _together(drawn)
    candidates = {
        name: list(map(truediv, _together([drawn[index] for index in members]), totals))
        for name, members in MEMBERS.items()
    }
    now = first(by_site(hypotheses))
    draws = zip(*(candidates[site] for site in SITE_MEMBERS), strict=True)
    kept = sum(first(dict(zip(SITE_MEMBERS, draw, strict=True))) == now for draw in draws)
    return Doubt({name: _quantiles(sorted(values)) for name, values in candidates.items()}, kept / DRAWS)


def _shifted(share: float, shifts: Iterable[Sequence[float]]) -> list[float]:
    if share < NEGLIGIBLE:
        return [share] * DRAWS
    return [share * exp(shift) for shift in map(sum, zip(*shifts, strict=True))]


def _together(rows: Iterable[Sequence[float]]) -> list[float]:
    return list(map(sum, zip(*rows, strict=True)))


@cache
def _noise(name: str, spread: float) -> tuple[tuple[float, ...], ...]:
    """For each hypothesis, the shift of its logarithm in each draw."""
    # Seeded by name: the same findings give the same range everywhere. What is not yet known about a prior is
    # shared by all sites of a diagnosis; what is not known about a likelihood belongs to each hypothesis.
    owners = [one.diagnosis for one in MODEL.hypotheses] if name == "prior" else range(len(MODEL.hypotheses))
    different = list(dict.fromkeys(owners))
    rows = dict(zip(different, Random(name).sample(_table(), len(different)), strict=True))
    return tuple(tuple(spread * one for one in rows[owner]) for owner in owners)


@cache
def _table() -> list[tuple[float, ...]]:
    """Rows of draws from the normal distribution, made once: a new finding only picks among them."""
    random = Random("draws")
    return [tuple(random.gauss() for _ in range(DRAWS)) for _ in range(ROWS)]


def _quantiles(values: list[float]) -> tuple[float, float]:
    last = len(values) - 1
    return values[round(RANGE[0] * last)], values[round(RANGE[1] * last)]
