"""Probabilities and urgency in words, the same in HTML and in plain text."""

URGENCY_WORDS = {"emergency": "Emergency", "urgent": "Urgent", "routine": "Routine"}
TONE_WORDS = URGENCY_WORDS | {"caution": "Caution", "note": "Note"}


def in_words(probability: float) -> str:
    """A probability (0 to 1) as people say it: "about 70 in 100", "below 1 in 100"."""
    if probability < 0.01:
        return "below 1 in 100"
    if probability > 0.99:
        return "above 99 in 100"
    return f"about {round(probability * 100)} in 100"


def range_in_words(low: float | None, high: float | None) -> str:
    """The range that goes with a probability, or "" where none was given or it rounds to one number."""
    if low is None or high is None or round(low * 100) == round(high * 100):
        return ""
    return f"{max(round(low * 100), 0)} to {round(high * 100)}"
