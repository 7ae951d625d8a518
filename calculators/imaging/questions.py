"""What imaging asks: urgency, the picture, time and purpose, tests so far; the ids are the contract's."""

from calculators.contract import Choice, Group, Question
from calculators.contract.asking import number, states, yes_no

MOST_WEEKS = 1040


def _asked(question_id: str, label: str, help_text: str, normal: str = "") -> Question:
    return yes_no(question_id, label, help_text, normal)


def _weeks(question_id: str, label: str, help_text: str) -> Question:
    return number(question_id, label, "weeks", MOST_WEEKS, help_text)


URGENCY = Group(
    "urgency",
    "First: is it urgent?",
    (
        _asked(
            "suspected_cauda_equina",
            "Do you suspect cauda equina syndrome?",
            "Any new change of bladder, bowel, saddle or sexual function, or a new deficit in both legs.",
            normal="absent",
        ),
        states(
            "red_flag_urgency",
            "What did the red flags come to?",
            "Take the answer of the red flags calculator. Not gone through yet: leave this empty.",
            (Choice("emergency", "Emergency"), Choice("urgent", "Urgent"), Choice("routine", "Routine")),
        ),
        states(
            "neurological_deficit",
            "Is there weakness or loss of feeling?",
            "Progressive: worse than at an earlier examination, or by the patient's clear account.",
            (Choice("none", "None found"), Choice("stable", "Stable"), Choice("progressive", "Progressive")),
            normal="none",
        ),
        _asked(
            "suspected_fracture",
            "Do you suspect a fracture?",
            "Injury, a small fall in fragile bone, long steroid use, a tender spine, unable to stand.",
            normal="absent",
        ),
    ),
    "These come before every week rule.",
    one_by_one=True,
)

PICTURE = Group(
    "picture",
    "The picture",
    (
        _asked(
            "leg_pain_radicular",
            "Is the leg pain radicular?",
            "Shooting or burning down the leg in the strip of one root, often to below the knee.",
        ),
        _asked(
            "plexopathy_pattern",
            "Do the findings spread like a plexus lesion?",
            "Weak or numb in gluteal, fibular (peroneal) and tibial, or femoral and obturator, territories.",
        ),
        _asked(
            "localization_unclear",
            "Is the place of the lesion unclear after the examination?",
            "Root, plexus, sciatic or fibular nerve all still possible.",
        ),
    ),
)

TIME = Group(
    "time",
    "Time and purpose",
    (
        _weeks("weeks_of_symptoms", "How long has it lasted?", "This episode. Half a week counts as 0.5."),
        _weeks(
            "weeks_of_conservative_care",
            "For how long has it been treated?",
            "Advice with exercise, activity and pain relief that were really tried. Waiting is not care.",
        ),
        _asked(
            "considering_surgery_or_injection",
            "Would the patient accept surgery or an injection?",
            "Ask: if the scan showed a reason, would you want it treated that way?",
        ),
    ),
)

TESTS = Group(
    "tests",
    "Tests so far",
    (
        _asked(
            "mri_contraindicated",
            "Is MRI impossible?",
            "An implant that the MRI unit does not accept, metal in the eye, or no way to lie still.",
        ),
        states(
            "mri_lumbar_result",
            "What did an MRI of the lumbar spine show?",
            "Of this episode. Concordant: side and level fit what you found.",
            (
                Choice("not_done", "Not done"),
                Choice("concordant", "Fits"),
                Choice("discordant", "Does not fit"),
                Choice("normal", "Normal"),
            ),
        ),
        states(
            "emg_result",
            "What did EMG and nerve conduction show?",
            "Telling: they name a place. Not telling: normal, or abnormal without a place.",
            (
                Choice("not_done", "Not done"),
                Choice("localizing", "Telling"),
                Choice("nonspecific", "Not telling"),
            ),
        ),
    ),
)

GROUPS = (URGENCY, PICTURE, TIME, TESTS)
QUESTIONS = tuple(question for group in GROUPS for question in group.questions)
