"""Findings, sites and diagnoses in words."""

from collections.abc import Iterable

from ..render.words import in_words
from .hypotheses import MODEL
from .questions import QUESTIONS


def finding_words(finding: str, state: str) -> str:
    """A finding with its state, for example "great toe extension 3/5" or "top of the foot: reduced"."""
    question = QUESTIONS[finding]
    label = question.label if question.label.isupper() or question.label.startswith("EMG") else _lower(question.label)
    if question.kind == "grade":
        return f"{label} {state}/5"
    prefix = finding.partition("_")[0]
    if prefix == "pain":
        return f"pain at the {label}" if state == "present" else f"no pain at the {label}"
    if prefix == "sensation":
        return f"{label} {state}"
    if state in ("present", "absent"):
        return label if state == "present" else f"not {label}"
    return f"{label} {state}"


def name_of(candidate: str) -> str:
    """A site or diagnosis as a label."""
    return (MODEL.sites.get(candidate) or MODEL.diagnoses[candidate]).label


def phrase_of(candidate: str) -> str:
    """A site or diagnosis as it stands in a sentence."""
    return (MODEL.sites.get(candidate) or MODEL.diagnoses[candidate]).phrase


def with_chance(candidate: str, probability: float) -> str:
    """A candidate with its probability in words."""
    return f"{phrase_of(candidate)} ({in_words(probability)})"


def listed(words: Iterable[str], joiner: str = "and") -> str:
    """Words as a list in a sentence."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {joiner} {items[-1]}"


def _lower(label: str) -> str:
    return label[0].lower() + label[1:] if label and not label[:2].isupper() else label
