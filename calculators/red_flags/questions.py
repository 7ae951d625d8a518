"""What red_flags asks, in the order of a real interview; the ids are the contract's."""

from calculators.contract import Choice, Group, Question
from calculators.contract.asking import number, states, yes_no

AGE = "age_years"
_LOOKED_FOR = (Choice("present", "Present"), Choice("absent", "Looked for, not found"))


def _looked_for(question_id: str, label: str, help_text: str) -> Question:
    return states(question_id, label, help_text, _LOOKED_FOR, not_given_label="Not examined", normal="absent")


BLADDER = Group(
    "bladder_bowel_saddle",
    "Bladder, bowel and saddle",
    (
        yes_no(
            "urinary_retention",
            "Is it hard or impossible to pass urine?",
            "Ask about straining, a weak stream, a bladder that does not empty, and when urine last came.",
        ),
        yes_no(
            "urinary_incontinence",
            "Have you begun to leak urine?",
            "Ask what is new since the back or leg pain began; leaking without feeling it weighs most.",
        ),
        yes_no(
            "altered_urinary_sensation",
            "Has the feeling of a full bladder, or of passing urine, changed?",
            "Ask whether you still feel the urge, and the urine as it passes.",
        ),
        yes_no(
            "bowel_incontinence",
            "Have you lost stool or wind without meaning to, or lost the feeling of it?",
            "Ask what is new; constipation from pain medicine is common and is not this.",
        ),
        yes_no(
            "saddle_numbness",
            "Does the skin between the legs feel numb or odd: genitals, back passage, inner buttocks?",
            "Ask whether wiping feels normal on both sides; then test light touch and pinprick.",
        ),
        yes_no(
            "new_sexual_dysfunction",
            "Has sexual function or genital feeling changed since this began?",
            "Ask plainly about erection, ejaculation, arousal and genital feeling; few say it unasked.",
        ),
    ),
    "Ask every one in so many words: people do not link these to a sore back.",
    one_by_one=True,
)
LEGS = Group(
    "legs",
    "The legs",
    (
        yes_no(
            "bilateral_leg_pain",
            "Is there pain down both legs?",
            "Count pain that runs into both legs now, or that has moved from one leg to the other.",
        ),
        yes_no(
            "bilateral_leg_deficit",
            "Are both legs newly weak or numb?",
            "Ask about the better leg too, and test it; old numbness of both feet is not this.",
        ),
        yes_no(
            "progressive_leg_weakness",
            "Is a leg getting weaker?",
            "Ask what you could do last week and cannot do now: stairs, heels, toes, a foot that trips.",
        ),
    ),
    one_by_one=True,
)
INFECTION = Group(
    "infection",
    "Infection",
    (
        yes_no(
            "fever",
            "Have you had a fever or shaking chills?",
            "Ask about the last days and take the temperature.",
        ),
        yes_no(
            "recent_infection",
            "Have you had an infection in the last weeks?",
            "Ask about blood, urine, skin, teeth and lungs, and about drips and catheters.",
        ),
        yes_no(
            "intravenous_drug_use",
            "Have you ever injected drugs?",
            "Ask without judgment, now and in the past.",
        ),
        yes_no(
            "immunosuppression",
            "Is your immune system weakened?",
            "Count medicine that dampens it, chemotherapy, transplant, HIV, and poorly controlled diabetes.",
        ),
        yes_no(
            "recent_spinal_procedure",
            "Have you had an injection, a tap or surgery on the spine lately?",
            "Count epidural injections, lumbar puncture, spinal anesthesia and operations.",
        ),
    ),
)
CANCER = Group(
    "cancer",
    "Cancer",
    (
        yes_no(
            "cancer_history",
            "Have you ever had cancer?",
            "Ask about any time in life; breast, lung, prostate, kidney, thyroid and myeloma favor bone.",
        ),
        yes_no(
            "unexplained_weight_loss",
            "Have you lost weight without trying?",
            "Weight lost on purpose does not count.",
        ),
        yes_no(
            "unremitting_night_pain",
            "Is there pain at night that no position eases?",
            "Pain that wakes you when you turn over and then settles does not count.",
        ),
    ),
)
FRACTURE = Group(
    "fracture",
    "Fracture",
    (
        yes_no(
            "major_trauma",
            "Did it begin with a major accident?",
            "Count a traffic crash, a fall from a height, or a heavy direct blow.",
        ),
        yes_no(
            "minor_trauma",
            "Did it begin with a small fall, a stumble or a lift?",
            "In fragile bone a fall from standing, a cough or a lift is enough.",
        ),
        yes_no(
            "osteoporosis",
            "Do you have osteoporosis, or have you broken a bone from a small fall?",
            "Ask about a bone density scan, medicine for bone, and loss of height.",
        ),
        yes_no(
            "prolonged_corticosteroids",
            "Have you taken steroid tablets for months?",
            "Ask for dose and duration; three months or more is the usual meaning of prolonged.",
        ),
    ),
)
VESSELS = Group(
    "vessels_abdomen",
    "Vessels and abdomen",
    (
        yes_no(
            "anticoagulation",
            "Do you take a blood thinner?",
            "Count warfarin, direct oral anticoagulants and heparin, and a clotting disorder.",
        ),
        yes_no(
            "abdominal_pain",
            "Is there pain in the abdomen or the flank too?",
            "Ask about sudden onset, collapse and known aneurysm; with a blood thinner count the groin too.",
        ),
    ),
    one_by_one=True,
)
EXAMINATION = Group(
    "examination",
    "Examination",
    (
        _looked_for(
            "reduced_anal_tone",
            "Reduced anal tone or squeeze",
            "Examine with consent and a chaperone; a normal tone does not exclude cauda equina syndrome.",
        ),
        _looked_for(
            "severe_leg_weakness",
            "Severe weakness of a leg muscle (MRC grade 3 or less)",
            "Grade hip, knee, ankle and great toe on both sides; grade 3 moves against gravity and no more.",
        ),
        _looked_for(
            "upper_motor_neuron_signs",
            "Upper motor neuron signs",
            "Look for extensor plantars, clonus, brisk reflexes, spasticity or a sensory level on the trunk.",
        ),
        _looked_for(
            "spinous_process_tenderness",
            "Tenderness over a spinous process",
            "Press and tap each spinous process in the midline.",
        ),
        _looked_for(
            "pulsatile_abdominal_mass",
            "Pulsating mass in the abdomen",
            "Feel above the navel with both hands for a pulse that spreads the fingers.",
        ),
        _looked_for(
            "cold_pulseless_leg",
            "Cold leg without pulses",
            "Feel both feet, femoral, popliteal and foot pulses; use a Doppler probe when in doubt.",
        ),
        _looked_for(
            "unilateral_calf_swelling",
            "One calf swollen",
            "Measure both calves at the same distance below the tibial tuberosity.",
        ),
    ),
    one_by_one=True,
)
NUMBERS = Group(
    "numbers",
    "Numbers",
    (
        number(AGE, "Age", "years", 120, "In whole years.", not_given_label="Not known"),
        number(
            "post_void_residual_ml",
            "Urine left in the bladder after voiding",
            "mL",
            5000,
            "Scan the bladder right after voiding; do not delay a referral for it.",
            not_given_label="Not known",
        ),
    ),
)
GROUPS = (BLADDER, LEGS, INFECTION, CANCER, FRACTURE, VESSELS, EXAMINATION, NUMBERS)

# What to ask first when little time is left: what changes the day, then the week.
_IMPORTANCE = (
    "urinary_retention",
    "urinary_incontinence",
    "altered_urinary_sensation",
    "saddle_numbness",
    "bowel_incontinence",
    "new_sexual_dysfunction",
    "bilateral_leg_pain",
    "bilateral_leg_deficit",
    "progressive_leg_weakness",
    "severe_leg_weakness",
    "upper_motor_neuron_signs",
    "reduced_anal_tone",
    "fever",
    "cancer_history",
    "major_trauma",
    "anticoagulation",
    "abdominal_pain",
    "pulsatile_abdominal_mass",
    "cold_pulseless_leg",
    "unilateral_calf_swelling",
    "recent_spinal_procedure",
    "recent_infection",
    "intravenous_drug_use",
    "immunosuppression",
    "unexplained_weight_loss",
    "prolonged_corticosteroids",
    "minor_trauma",
    "osteoporosis",
    "spinous_process_tenderness",
    "unremitting_night_pain",
    AGE,
    "post_void_residual_ml",
)
_BY_ID = {question.id: question for group in GROUPS for question in group.questions}
BY_IMPORTANCE = tuple(_BY_ID[question_id] for question_id in _IMPORTANCE)
