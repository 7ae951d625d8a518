"""The headline of localization: the emergency first, then where, what, and what to do next."""

from collections.abc import Mapping

from ..red_flags import Assessment
from ..render.words import URGENCY_WORDS
from .next_tests import BEYOND_THE_BEDSIDE
from .reading import Reading
from .words import doing, phrase_of

LIKELY = 0.75
LEADS = 2  # times as likely as the second
NO_LESION = "no_neural_lesion"


def headline(reading: Reading) -> str:
    """One sentence."""
    if not reading.findings:
        return "Nothing has been asked or examined yet: begin with where the pain is and how it behaves."
    if reading.urgency.urgency == "emergency":
        parts = [_urgent_part(reading.urgency), "act on this before you localize", *_if_likely(reading)]
    else:
        parts = [_urgent_part(reading.urgency), _suspicion(reading), _where(reading), _what(reading)]
        if reading.next_tests and reading.next_tests[0].finding not in BEYOND_THE_BEDSIDE:
            parts.append(f"next, {doing(reading.next_tests[0].finding)}")
    sentence = "; ".join(part for part in parts if part)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _urgent_part(urgency: Assessment) -> str:
    if urgency.urgency == "routine":
        return ""
    return f"{URGENCY_WORDS[urgency.urgency]}: {urgency.fired[0].headline}"


def _suspicion(reading: Reading) -> str:
    return "this could be the cauda equina or the spinal cord" if reading.points_above_the_roots else ""


def _if_likely(reading: Reading) -> list[str]:
    """In an emergency a site is named only when it is likely, and never that there is no lesion."""
    best, chance = next(iter(reading.sites.items()))
    return [_where(reading)] if chance >= LIKELY and best != NO_LESION else []


def _where(reading: Reading) -> str:
    return _standing(
        reading.sites,
        "most in keeping with {}",
        "more in keeping with {} than with {}",
        "undecided between {} and {}",
    )


def _what(reading: Reading) -> str:
    return _standing(reading.diagnoses, "most likely {}", "more likely {} than {}", "{} and {} lead")


def _standing(ranked: Mapping[str, float], likely: str, leading: str, undecided: str) -> str:
    """The first of a ranking in words: likely by itself, leading the second, or undecided with it."""
    (best, chance), (second, second_chance) = list(ranked.items())[:2]
    if chance >= LIKELY:
        return likely.format(phrase_of(best))
    words = leading if chance >= LEADS * second_chance else undecided
    return words.format(phrase_of(best), phrase_of(second))
