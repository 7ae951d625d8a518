"""Findings, sites and diagnoses in words."""

from functools import cache

from .hypotheses import MODEL
from .questions import QUESTIONS, is_story


@cache
def finding_words(finding: str, state: str) -> str:
    """A finding with its state, for example "great toe extension 3/5" or "straight leg raise: positive"."""
    question = QUESTIONS[finding]
    label = lowered(question.label)
    if question.kind == "grade":
        return f"{label} {state}/5"
    if finding.startswith("pain_"):
        return f"pain: {label}" if state == "present" else f"no pain: {label}"
    if is_story(finding) and state == "present":
        return label
    sense = "sensation, " if finding.startswith("sensation_") else ""
    return f"{sense}{label}: {state_words(finding, state)}"


def state_words(finding: str, state: str) -> str:
    """A state of a finding as it stands inside a sentence, for example "3/5" or "reduced"."""
    return f"{state}/5" if QUESTIONS[finding].kind == "grade" else lowered(QUESTIONS[finding].label_of(state))


@cache
def eliciting(finding: str) -> str:
    """What to ask for or test, for example "power of great toe extension"."""
    label = lowered(QUESTIONS[finding].label)
    kind = finding.partition("_")[0]
    forms = {
        "power": f"power of {label}",
        "sensation": f"sensation ({label})",
        "pain": f"pain ({label})",
        "reflex": label,
        "mri": f"{label} on MRI",
    }
    if kind in forms:
        return forms[kind]
    return f"the story ({label})" if is_story(finding) else label


def doing(finding: str) -> str:
    """What to do to elicit it: ask about the story, examine all else."""
    verb = "ask about" if is_story(finding) else "examine"
    return f"{verb} {eliciting(finding)}"


def name_of(candidate: str) -> str:
    """A site or diagnosis as a label."""
    return (MODEL.sites.get(candidate) or MODEL.diagnoses[candidate]).label


def phrase_of(candidate: str) -> str:
    """A site or diagnosis as it stands in a sentence."""
    return (MODEL.sites.get(candidate) or MODEL.diagnoses[candidate]).phrase


def lowered(label: str) -> str:
    """A label as it stands inside a sentence; names that are all capitals or a person's stay."""
    return label if label[:2].isupper() or label.startswith("Tinel ") else label[0].lower() + label[1:]
