"""imaging: which study, and when, for back or leg pain."""

from calculators.contract import Calculator
from calculators.contract.cases import evidence_named, load_cases

from .answer import answer
from .questions import GROUPS
from .rules import Assessment, Study, assess_studies
from .tables import rules_tables

imaging = Calculator(
    id="imaging",
    title="Imaging",
    summary="Back or leg pain: which image or nerve test, when, and what the result would change.",
    groups=GROUPS,
    assess=answer,
    rules=rules_tables(),
    cases=load_cases(__name__),
    uses=evidence_named(__name__),
)

__all__ = ["Assessment", "Study", "assess_studies", "imaging"]
