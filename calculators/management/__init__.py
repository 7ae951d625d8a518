"""management: week by week, what to offer, what to avoid, and when to refer."""

from calculators.contract import Calculator
from calculators.contract.cases import evidence_named, load_cases

from .answer import answer
from .questions import GROUPS
from .tables import rules_tables

management = Calculator(
    id="management",
    title="Management",
    summary="Back or leg pain, week by week: what to offer, avoid and refer, and what the trials show.",
    groups=GROUPS,
    assess=answer,
    rules=rules_tables(),
    cases=load_cases(__name__),
    uses=evidence_named(__name__),
)

__all__ = ["management"]
