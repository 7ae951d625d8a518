"""Imaging and management say the same of a lumbar MRI, over the questions that both ask."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from calculators import registry
from calculators.contract import parse

from .test_known_answers import MRI_DONE, VISITOR, wants_mri
from .test_laws import LAW, result_of

BOTH = {
    "red_flag_urgency": ["emergency", "urgent", "routine", "routine"],
    "suspected_cauda_equina": ["present", "absent", "absent"],
    "neurological_deficit": ["none", "none", "stable", "progressive"],
    "leg_pain_radicular": ["present", "present", "absent"],
    "weeks_of_symptoms": [1, 3, 4, 5, 6, 8, 11, 12, 20],
    "weeks_of_conservative_care": [0, 2, 4, 5, 6, 8, 14],
    "considering_surgery_or_injection": ["present", "absent"],
    "mri_lumbar_result": ["not_done", *MRI_DONE],
}
# Management's own questions, answered so that the plan is the one for a root that does not settle.
ROOT = {"diagnosis": "lumbar_radiculopathy", "improving": "absent", "leg_pain_severity": 5}
SITUATIONS = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from(states) for key, states in BOTH.items()}
)
SHARED = {key: VISITOR[key] for key in BOTH.keys() & VISITOR.keys()}
DUE = ("emergency", "urgent", "now")


def _imaging(answers: dict[str, Any]) -> dict[str, Any]:
    imaging = registry.calculator("imaging")
    return imaging.assess(parse(imaging.questions, answers)).to_dict("imaging", "0", "")


def _timing(answers: dict[str, Any]) -> str:
    return str(_imaging(answers)["studies"]["mri_lumbar_spine"]["timing"])


@LAW
@given(SITUATIONS, st.sampled_from(MRI_DONE))
@example(SHARED, "concordant")
def test_where_imaging_says_the_mri_is_done_management_refers_without_one(
    answers: dict[str, Any], mri: str
) -> None:
    answers = answers | {"mri_lumbar_result": mri}
    if _timing(answers) == "not_indicated":
        result = result_of(answers | ROOT | {"leg_pain_severity": 8})
        assert [wants_mri(item) for item in [*result["refer"], *result["offer"]] if wants_mri(item)] == []


@LAW
@given(SITUATIONS)
def test_an_emergency_of_one_is_an_emergency_of_the_other(answers: dict[str, Any]) -> None:
    emergency = [_imaging(answers)["urgency"] == "emergency", result_of(answers)["urgency"] == "emergency"]
    assert emergency in ([True, True], [False, False])


@LAW
@given(SITUATIONS)
@example(
    {"considering_surgery_or_injection": "present", "weeks_of_symptoms": 8, "weeks_of_conservative_care": 2}
)
@example({"considering_surgery_or_injection": "present", "weeks_of_symptoms": 8})
@example(
    {"considering_surgery_or_injection": "present", "weeks_of_symptoms": 8, "neurological_deficit": "stable"}
)
def test_management_requests_a_lumbar_mri_only_where_imaging_does(answers: dict[str, Any]) -> None:
    """A request has no condition: no week to come, no second look."""
    result = result_of(answers | ROOT)
    open_words = ("once", "not before", "if it persists", "on record", "does not explain")
    asked = [
        item["text"]
        for item in [*result["refer"], *result["offer"]]
        if "MRI" in item["text"] and not any(words in item["text"] for words in open_words)
    ]
    timing = _timing(answers)
    if asked:
        assert timing in DUE, (timing, asked)
    elif result["phase"] != "red_flag":
        assert timing not in DUE, timing


@LAW
@given(SITUATIONS)
def test_management_never_asks_for_an_mri_and_advises_against_it(answers: dict[str, Any]) -> None:
    for severity in (5, 8):
        result = result_of(answers | ROOT | {"leg_pain_severity": severity})
        asked = any(wants_mri(item) and "MRI" in item["text"] for item in result["refer"] + result["offer"])
        assert not asked or "mri" not in [item["id"] for item in result["avoid"]]
