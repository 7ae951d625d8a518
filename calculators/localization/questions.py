"""What localization asks, in the order of a real examination. The words stand in questions.toml."""

import tomllib
from importlib.resources import files
from typing import Any

from ..contract import Choice, Group, Question

# Examined, and you cannot say: an answer of its own, between found and not found.
EQUIVOCAL = "equivocal"

# kind of finding -> its states with their words, what "not given" is called, and what counts as normal
KINDS: dict[str, dict[str, Any]] = {
    "history": {
        "choices": (Choice("present", "Yes"), Choice("absent", "No")),
        "not_given": "not_asked",
        "not_given_label": "Not asked",
        "normal": "absent",
    },
    "sensation": {
        "choices": (Choice("normal", "Normal"), Choice("tingling", "Tingling"), Choice("reduced", "Reduced")),
        "not_given": "not_tested",
        "not_given_label": "Not tested",
        "normal": "normal",
    },
    "reflex": {
        "choices": (
            Choice("normal", "Normal"),
            Choice("reduced", "Reduced"),
            Choice("absent", "Absent"),
            Choice("brisk", "Brisk"),
        ),
        "not_given": "not_tested",
        "not_given_label": "Not tested",
        "normal": "normal",
    },
    "sign": {
        "choices": (
            Choice("normal", "Normal"),
            Choice("abnormal", "Abnormal"),
            Choice(EQUIVOCAL, "Doubtful"),
        ),
        "not_given": "not_tested",
        "not_given_label": "Not tested",
        "normal": "normal",
    },
    "nerve_test": {
        "choices": (Choice("normal", "Normal"), Choice("abnormal", "Abnormal")),
        "not_given": "not_tested",
        "not_given_label": "Not tested",
        "normal": "normal",
    },
    "imaging": {
        "choices": (Choice("normal", "Not seen"), Choice("abnormal", "Seen")),
        "not_given": "not_tested",
        "not_given_label": "Not done",
        "normal": "normal",
    },
    "lumbar_mri": {
        "choices": (
            Choice("normal", "Nothing compressed"),
            Choice("root_l2_l3", "L2 or L3 root"),
            Choice("root_l4", "L4 root"),
            Choice("root_l5", "L5 root"),
            Choice("root_s1", "S1 root"),
            Choice("canal", "Canal narrow, several roots"),
        ),
        "not_given": "not_tested",
        "not_given_label": "Not done",
        "normal": "normal",
    },
    "maneuver": {
        "choices": (
            Choice("negative", "Negative"),
            Choice("positive", "Positive"),
            Choice(EQUIVOCAL, "Doubtful"),
        ),
        "not_given": "not_tested",
        "not_given_label": "Not tested",
        "normal": "negative",
    },
    "setting": {
        "choices": (
            Choice("primary_care", "Primary care"),
            Choice("spine_clinic", "Spine clinic"),
            Choice("emergency", "Emergency department"),
        ),
        "not_given": "not_given",
        "not_given_label": "Not given",
    },
}
GRADES = tuple(Choice(str(grade), f"{grade}/5") for grade in range(5, -1, -1))


def _question(raw: dict[str, Any], kind: str) -> Question:
    words = {"id": raw["id"], "label": raw["label"], "help": raw.get("help", "")}
    if kind == "power":
        return Question(
            **words,
            kind="grade",
            choices=GRADES,
            not_given="not_tested",
            not_given_label="Not tested",
            normal="5",
            unit="MRC grade",
            minimum=0,
            maximum=5,
        )
    return Question(**words, kind="choice", **KINDS[kind])


def _groups() -> tuple[Group, ...]:
    data = tomllib.loads(files("calculators.localization").joinpath("questions.toml").read_text("utf-8"))
    return tuple(
        Group(
            id=group["id"],
            label=group["label"],
            help=group.get("help", ""),
            one_by_one=group.get("one_by_one", False),
            questions=tuple(_question(raw, raw.get("kind", group["kind"])) for raw in group["question"]),
        )
        for group in data["group"]
    )


GROUPS = _groups()
QUESTIONS = {question.id: question for group in GROUPS for question in group.questions}


def is_story(finding: str) -> bool:
    """Whether it is asked, not examined."""
    return QUESTIONS[finding].not_given == "not_asked"
