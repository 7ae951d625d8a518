"""Sites and diagnoses as groups of hypotheses."""

from collections.abc import Mapping, Sequence

from .hypotheses import MODEL

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


def grouped(hypotheses: Sequence[float], members: Members) -> dict[str, float]:
    """The weight of each candidate from the weights of the hypotheses."""
    return {name: sum([hypotheses[index] for index in indexes]) for name, indexes in members.items()}
