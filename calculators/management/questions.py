"""What management asks: alarm first, then the picture, the time, the medicines and the risks."""

from calculators.contract import Choice, Group, Question

NOT_ASKED = "not_asked"
YES_NO = (Choice("present", "Yes"), Choice("absent", "No"))


def _asked(question_id: str, label: str, help_text: str, normal: str = "absent") -> Question:
    return Question(
        id=question_id,
        label=label,
        kind="choice",
        choices=YES_NO,
        not_given=NOT_ASKED,
        not_given_label="Not asked",
        normal=normal,
        help=help_text,
    )


def _states(
    question_id: str,
    label: str,
    help_text: str,
    choices: tuple[Choice, ...],
    not_given: tuple[str, str] = (NOT_ASKED, "Not asked"),
) -> Question:
    return Question(
        id=question_id,
        label=label,
        kind="choice",
        choices=choices,
        not_given=not_given[0],
        not_given_label=not_given[1],
        help=help_text,
    )


def _number(question_id: str, label: str, unit: str, maximum: float, help_text: str) -> Question:
    return Question(
        id=question_id,
        label=label,
        kind="number",
        not_given=NOT_ASKED,
        not_given_label="Not asked",
        help=help_text,
        unit=unit,
        maximum=maximum,
    )


ALARM = Group(
    "alarm",
    "First: is it urgent?",
    (
        _states(
            "red_flag_urgency",
            "What did the red flags come to?",
            "Take the answer of the red flags calculator. Not gone through yet? Leave it empty.",
            (Choice("emergency", "Emergency"), Choice("urgent", "Urgent"), Choice("routine", "Routine")),
        ),
        _asked(
            "suspected_cauda_equina",
            "Do you suspect cauda equina syndrome?",
            "Any new change of bladder, bowel, saddle or sexual function, or a new deficit in both legs.",
        ),
        _states(
            "neurological_deficit",
            "Is there weakness or loss of feeling?",
            "Grade power and map the skin. Progressive: less power or feeling than before.",
            (Choice("none", "None found"), Choice("stable", "Stable"), Choice("progressive", "Progressive")),
        ),
        _asked(
            "severe_leg_weakness",
            "Is any muscle group grade 3 or less?",
            "Grade 3 moves against gravity and not against your hand.",
        ),
    ),
    "What stands here comes before every treatment.",
)
PICTURE = Group(
    "picture",
    "What you think it is",
    (
        _states(
            "diagnosis",
            "Working diagnosis",
            "Use the localization calculator when you are not sure, or leave it empty.",
            (
                Choice("lumbar_radiculopathy", "Lumbar radiculopathy (sciatica)"),
                Choice("lumbar_spinal_stenosis", "Lumbar spinal stenosis"),
                Choice("deep_gluteal_syndrome", "Deep gluteal syndrome"),
                Choice("nonspecific_low_back_pain", "Nonspecific low back pain"),
                Choice("cauda_equina_syndrome", "Cauda equina or conus syndrome"),
                Choice("central_lesion", "Lesion of the brain or spinal cord"),
                Choice("lumbosacral_plexopathy", "Lumbosacral plexopathy"),
                Choice("peripheral_entrapment", "Injury or entrapment of one nerve"),
                Choice("polyneuropathy", "Polyneuropathy"),
                Choice("vascular_claudication", "Vascular claudication"),
                Choice("gluteal_tendinopathy", "Gluteal tendinopathy"),
                Choice("hamstring_tendinopathy", "Hamstring origin tendinopathy"),
                Choice("sacroiliac_joint_pain", "Sacroiliac joint pain"),
                Choice("hip_joint_disease", "Hip joint disease"),
            ),
            ("not_given", "Not given"),
        ),
        _asked(
            "leg_pain_radicular",
            "Is there pain down the leg that you take for root pain?",
            "Below the knee, with tingling, a positive straight leg raise or a deficit that fits.",
            normal="",
        ),
        _number(
            "leg_pain_severity",
            "How bad is the leg pain?",
            "of 10",
            10,
            "The worst of the last days, in the patient's own number.",
        ),
        _states(
            "mri_lumbar_result",
            "Lumbar MRI",
            "Concordant: compression of the root that you found. Discordant: another level or side.",
            (
                Choice("not_done", "Not done"),
                Choice("concordant", "Concordant"),
                Choice("discordant", "Discordant"),
                Choice("normal", "Normal"),
            ),
        ),
    ),
)
TIME = Group(
    "time",
    "Time and course",
    (
        _number("weeks_of_symptoms", "How long has this episode lasted?", "weeks", 1040, "Since it began."),
        _number(
            "weeks_of_conservative_care",
            "How long has it been treated without operation?",
            "weeks",
            1040,
            "Advice, exercise and pain relief that were really tried.",
        ),
        _asked(
            "improving",
            "Is it getting better?",
            "Compare what the patient can do now with two weeks ago.",
            normal="",
        ),
        _asked(
            "considering_surgery_or_injection",
            "Would the patient accept an injection or an operation?",
            "Ask before you request a scan: it decides whether the scan changes anything.",
            normal="",
        ),
    ),
)
MEDICINES = Group(
    "medicines",
    "Taken already",
    (
        _asked("taking_gabapentinoid", "A gabapentinoid?", "Gabapentin or pregabalin."),
        _asked("taking_opioid", "An opioid?", "Weak or strong, prescribed or bought."),
        _asked("taking_benzodiazepine", "A benzodiazepine?", "Prescribed as a muscle relaxant, too."),
    ),
)
RISKS = Group(
    "risks",
    "Risks of a drug",
    (
        _asked("pregnancy", "Pregnant, or possibly so?", "Ask; do not guess."),
        _asked(
            "kidney_disease", "Kidney disease?", "Reduced function at any time; ask for the last blood test."
        ),
        _asked("ulcer_or_bleeding", "An ulcer or bleeding from the gut, ever?", "Stomach or bowel."),
        _asked("heart_disease", "Heart disease, heart failure or a stroke?", "High blood pressure, too."),
        _asked("anticoagulation", "An anticoagulant?", "It matters for an injection at the spine as well."),
    ),
    "Any of these speaks against an anti-inflammatory drug.",
)
GROUPS = (ALARM, PICTURE, TIME, MEDICINES, RISKS)
QUESTIONS = tuple(question for group in GROUPS for question in group.questions)
