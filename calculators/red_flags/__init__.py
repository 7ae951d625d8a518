"""red_flags: does this back or leg pain need someone else, and how soon?"""

from calculators.contract import Calculator
from calculators.contract.cases import evidence_named, load_cases

from .answer import answer, reasons_block, rules_table
from .questions import GROUPS
from .rules import Assessment, Fired, assess_findings

red_flags = Calculator(
    id="red_flags",
    title="Red flags",
    summary="Back or leg pain: which findings call for someone else, how soon, and what is not asked yet.",
    groups=GROUPS,
    assess=answer,
    rules=(rules_table(),),
    cases=load_cases(__name__),
    uses=evidence_named(__name__),
)

__all__ = ["Assessment", "Fired", "assess_findings", "reasons_block", "red_flags"]
