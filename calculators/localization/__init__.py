"""Where is the lesion, and what is it? A forward model over the anatomy, read backward."""

from ..contract import Calculator
from ..contract.cases import evidence_named, load_cases
from .answer import assess
from .questions import GROUPS
from .rules import RULES

localization = Calculator(
    id="localization",
    title="Where is the lesion?",
    summary=(
        "From the story and the examination to the likely site and cause of leg pain, numbness or weakness, "
        "with the reasons and the best next test."
    ),
    groups=GROUPS,
    assess=assess,
    rules=RULES,
    cases=load_cases(__name__),
    uses=(*evidence_named(__name__), "edx_when"),
)

__all__ = ["localization"]
