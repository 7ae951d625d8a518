"""A tiny second subject: is there water under the keel?"""

from calculators.contract import (
    Answers,
    Calculator,
    Callout,
    Case,
    Checklist,
    Choice,
    Group,
    Item,
    Question,
    Registry,
    Result,
)
from calculators.evidence import load_evidence

BOAT = Group(
    "boat",
    "The boat",
    (
        Question(
            id="draft",
            label="Draft",
            kind="number",
            unit="m",
            minimum=0,
            maximum=5,
            help="From the waterline to the lowest point of the keel.",
        ),
        Question(
            id="keel",
            label="Keel",
            kind="choice",
            choices=(Choice("up", "Up"), Choice("down", "Down")),
            not_given="not_looked",
            not_given_label="Not looked",
            normal="down",
        ),
    ),
)
WATER = Group(
    "water",
    "The water",
    (
        Question(id="depth", label="Depth now", kind="number", unit="m", minimum=0, maximum=20),
        Question(id="wind", label="Wind", kind="grade", unit="Beaufort", minimum=0, maximum=12, normal="2"),
    ),
)


def _assess(answers: Answers) -> Result:
    missing = tuple(key for key in ("draft", "depth") if key not in answers)
    if missing:
        return Result("Measure the draft and the depth first.", (), not_assessed=missing)
    clearance = float(answers["depth"]) - float(answers["draft"])
    urgency = "emergency" if clearance <= 0 else "routine"
    words = f"{clearance:.1f} m of water under the keel" if clearance > 0 else "The boat is aground"
    return Result(
        headline=f"{words}.",
        blocks=(Callout("note", "How it was found", "Depth less draft."),),
        sources=("almanac",),
        details={"urgency": urgency, "clearance": clearance},
    )


clearance = Calculator(
    id="clearance",
    title="Clearance",
    summary="Water under the keel.",
    groups=(BOAT, WATER),
    assess=_assess,
    rules=(Checklist("What it goes by", (Item("Clearance is depth less draft.", sources=("almanac",)),)),),
    cases=(
        Case(
            id="deep-keel",
            title="A deep keel in shallow water",
            story="The skipper wants to leave at low water.",
            findings={"draft": 2, "depth": 1.5, "keel": "down"},
            expect={"urgency": "emergency"},
            why="The keel is deeper than the water.",
            source="almanac",
        ),
    ),
)

registry = Registry("0.0.1", "Check the water before you sail.", (clearance,), load_evidence("tides"))
