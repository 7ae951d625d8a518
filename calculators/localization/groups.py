"""Sites and diagnoses as groups of hypotheses."""

from collections.abc import Mapping, Sequence

from .hypotheses import MODEL

Shares = Sequence[float]  # the weight of each hypothesis

# candidate -> which hypotheses are it
Members = Mapping[str, Sequence[int]]
SITE_MEMBERS: Members = {
    site: [index for index, one in enumerate(MODEL.hypotheses) if one.site == site] for site in MODEL.sites
}
DIAGNOSIS_MEMBERS: Members = {
    diagnosis: [index for index, one in enumerate(MODEL.hypotheses) if one.diagnosis == diagnosis]
    for diagnosis in MODEL.diagnoses
}
MEMBERS: Members = {**SITE_MEMBERS, **DIAGNOSIS_MEMBERS}

# Weights this close are equal: the last bit of an exponential must not decide what stands first.
TIE = 1e-9


def grouped(hypotheses: Shares, members: Members) -> dict[str, float]:
    """The weight of each candidate from the weights of the hypotheses."""
    return {name: sum([hypotheses[index] for index in indexes]) for name, indexes in members.items()}


def by_site(hypotheses: Shares) -> dict[str, float]:
    """The weight of each site from the weights of the hypotheses."""
    return grouped(hypotheses, SITE_MEMBERS)


def by_diagnosis(hypotheses: Shares) -> dict[str, float]:
    """The weight of each diagnosis from the weights of the hypotheses."""
    return grouped(hypotheses, DIAGNOSIS_MEMBERS)


def first(ranked: Mapping[str, float]) -> str:
    """The most likely id; of equals the one that comes first in the model."""
    return list(ranked)[first_of(list(ranked.values()))]


def first_of(weights: Sequence[float]) -> int:
    """Where the largest weight stands; of equals the first."""
    most = max(weights) - TIE
    return next(place for place, weight in enumerate(weights) if weight >= most)
