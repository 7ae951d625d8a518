"""The answer of localization: urgency above all else, then where, what, what next, and how sure."""

from collections.abc import Mapping
from typing import Any

from ..contract import Answers, Result
from .blocks import blocks_of
from .headline import headline
from .reading import DIGITS, Reading, read
from .rules import ANATOMY_SOURCES, sources_of
from .words import name_of


def assess(answers: Answers) -> Result:
    """Where is the lesion and what is it, with reasons; pure."""
    reading = read(answers)
    return Result(
        headline=headline(reading),
        blocks=tuple(blocks_of(reading)),
        not_assessed=tuple(test.finding for test in reading.next_tests),
        sources=(
            *ANATOMY_SOURCES,
            *(source for finding in reading.findings for source in sources_of(finding)),
            *(source for fired in reading.urgency.fired for source in fired.rule.sources),
        ),
        details={
            "urgency": reading.urgency.urgency,
            "reasons": reading.urgency.reasons,
            "setting": reading.setting,
            "first_site_stays_first": round(reading.doubt.stays_first, DIGITS),
            "sites": _candidates(reading, "site", reading.sites),
            "diagnoses": _candidates(reading, "diagnosis", reading.diagnoses),
            "inseparable": [list(group) for group in reading.inseparable],
            "next_tests": [
                {
                    "id": test.finding,
                    "gain_bits": round(test.gain, 6),
                    "outcomes": dict(test.outcomes),
                    "chances": {state: round(chance, DIGITS) for state, chance in test.chances.items()},
                }
                for test in reading.next_tests
            ],
            "changes_of_mind": [
                {"id": one.finding, "from": one.given, "to": one.instead, "first_then": one.first_then}
                for one in reading.changes
            ],
        },
    )


def _candidates(reading: Reading, of: str, chances: Mapping[str, float]) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "label": name_of(name),
            "probability": round(chance, DIGITS),
            "low": reading.range_of(name, chance)[0],
            "high": reading.range_of(name, chance)[1],
            "supports": list(reading.weighed[name].supports),
            "against": list(reading.weighed[name].against),
            "missing": list(reading.missing[name]),
        }
        for name, chance in chances.items()
    ]
