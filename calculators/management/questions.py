"""What management asks: alarm first, then the picture, the time, the medicines and the risks."""

from calculators.contract import Choice, Group
from calculators.contract.asking import number, states, yes_no

ALARM = Group(
    "alarm",
    "First: is it urgent?",
    (
        states(
            "red_flag_urgency",
            "What did the red flags come to?",
            "Take the answer of the red flags calculator. Not gone through yet? Leave it empty.",
            (Choice("emergency", "Emergency"), Choice("urgent", "Urgent"), Choice("routine", "Routine")),
        ),
        yes_no(
            "suspected_cauda_equina",
            "Do you suspect cauda equina syndrome?",
            "Any new change of bladder, bowel, saddle or sexual function, or a new deficit in both legs.",
        ),
        states(
            "neurological_deficit",
            "Is there weakness or loss of feeling?",
            "Grade power and map the skin. Progressive: less power or feeling than before.",
            (Choice("none", "None found"), Choice("stable", "Stable"), Choice("progressive", "Progressive")),
        ),
        yes_no(
            "severe_leg_weakness",
            "Is any muscle group grade 3 or less?",
            "Grade 3 moves against gravity and not against your hand.",
        ),
    ),
    "What stands here comes before every treatment.",
    one_by_one=True,
)
PICTURE = Group(
    "picture",
    "What you think it is",
    (
        states(
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
            not_given="not_given",
            not_given_label="Not given",
        ),
        yes_no(
            "leg_pain_radicular",
            "Is there pain down the leg that you take for root pain?",
            "Below the knee, with tingling, a positive straight leg raise or a deficit that fits.",
            normal="",
        ),
        number(
            "leg_pain_severity",
            "How bad is the leg pain?",
            "of 10",
            10,
            "The worst of the last days, in the patient's own number.",
        ),
        states(
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
        number("weeks_of_symptoms", "How long has this episode lasted?", "weeks", 1040, "Since it began."),
        number(
            "weeks_of_conservative_care",
            "How long has it been treated without operation?",
            "weeks",
            1040,
            "Advice, exercise and pain relief that were really tried.",
        ),
        yes_no(
            "improving",
            "Is it getting better?",
            "Compare what the patient can do now with two weeks ago.",
            normal="",
        ),
        yes_no(
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
        yes_no("taking_gabapentinoid", "A gabapentinoid?", "Gabapentin or pregabalin."),
        yes_no("taking_opioid", "An opioid?", "Weak or strong, prescribed or bought."),
        yes_no("taking_benzodiazepine", "A benzodiazepine?", "Prescribed as a muscle relaxant, too."),
    ),
)
RISKS = Group(
    "risks",
    "Risks of a drug",
    (
        yes_no("pregnancy", "Pregnant, or possibly so?", "Ask; do not guess."),
        yes_no(
            "kidney_disease", "Kidney disease?", "Reduced function at any time; ask for the last blood test."
        ),
        yes_no("ulcer_or_bleeding", "An ulcer or bleeding from the gut, ever?", "Stomach or bowel."),
        yes_no("heart_disease", "Heart disease, heart failure or a stroke?", "High blood pressure, too."),
        yes_no("anticoagulation", "An anticoagulant?", "It matters for an injection at the spine as well."),
    ),
    "Any of these speaks against an anti-inflammatory drug.",
)
GROUPS = (ALARM, PICTURE, TIME, MEDICINES, RISKS)
QUESTIONS = tuple(question for group in GROUPS for question in group.questions)
