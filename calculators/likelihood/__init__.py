"""likelihood: from a pre-test to a post-test probability, with the uncertainty of the evidence."""

from calculators.contract import Calculator
from calculators.contract.cases import load_cases

from .answer import answer
from .model import catalog
from .questions import GROUPS
from .rules import RULES

likelihood = Calculator(
    id="likelihood",
    title="What does a test result change?",
    summary="From the probability before a test to the one after it, with ranges and natural frequencies.",
    groups=GROUPS,
    assess=answer,
    rules=RULES,
    cases=load_cases(__name__),
    uses=catalog().uses,
)

__all__ = ["catalog", "likelihood"]
