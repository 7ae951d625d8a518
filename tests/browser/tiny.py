"""The tiny project's page, its form written as the builder writes every form."""

from pathlib import Path

from calculators.contract import Calculator, Choice, Group, Question, Result
from site_builder.forms import calculator_section

TINY = Path(__file__).parent / "tiny_project"

STEPS = Calculator(
    id="steps",
    title="Steps",
    summary="Says what was given.",
    groups=(
        Group(
            "story",
            "Story",
            (
                Question(
                    "pain",
                    "Pain",
                    "choice",
                    (Choice("absent", "absent"), Choice("present", "present")),
                    not_given="not_asked",
                    not_given_label="not asked",
                    normal="absent",
                ),
                Question("grade", "Grade", "grade", minimum=0, maximum=5, normal="5"),
                Question("count", "Count", "number", unit="steps", minimum=0, maximum=100),
            ),
        ),
    ),
    assess=lambda answers: Result(headline=str(answers)),
)


def tiny_page() -> str:
    """The page of the tiny project's one calculator."""
    page = (TINY / "page.html").read_text("utf-8")
    return page.replace("<!-- calculator -->", calculator_section(STEPS, ""))
