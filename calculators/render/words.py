"""Probabilities and urgency in words, the same in HTML and in plain text."""

from collections.abc import Mapping, Sequence
from typing import Any

# Of a ranking, candidates from this probability are shown at once, but at least and at most so many.
LIKELY_ENOUGH, FEWEST, MOST = 0.03, 2, 6

URGENCY_WORDS = {"emergency": "Emergency", "urgent": "Urgent", "routine": "Routine"}
TONE_WORDS = URGENCY_WORDS | {"caution": "Caution", "note": "Note"}

# What stands behind a source whose citation was not checked.
FROM_MEMORY = "Citation from memory: check it before you rely on it."


def in_words(probability: float) -> str:
    """A probability (0 to 1) as people say it: "about 70 in 100", "below 1 in 100"."""
    if probability < 0.01:
        return "below 1 in 100"
    if probability > 0.99:
        return "above 99 in 100"
    return f"about {round(probability * 100)} in 100"


def in_hundred(probability: float) -> str:
    """A probability (0 to 1) as a number in 100; what rounds to nothing or to all is not called so."""
    if probability < 0.01:
        return "below 1"
    return "above 99" if probability > 0.99 else str(round(probability * 100))


def before_disclaimer(result: Mapping[str, Any]) -> int:
    """How many blocks stand before the disclaimer: the first, which says what to do, where it is urgent."""
    return 1 if result.get("urgency") in ("emergency", "urgent") else 0


def worth_showing(items: Sequence[Mapping[str, Any]]) -> int:
    """How many candidates of a ranking are shown at once; the others are folded away, never left out."""
    likely = sum(1 for item in items if item["probability"] >= LIKELY_ENOUGH)
    return min(max(likely, FEWEST), MOST, len(items))


def range_in_words(low: float | None, high: float | None) -> str:
    """The range that goes with a probability, or "" where none was given or its ends read alike."""
    if low is None or high is None or in_hundred(low) == in_hundred(high):
        return ""
    return f"{in_hundred(low)} to {in_hundred(high)}"
