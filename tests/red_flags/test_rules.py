"""The rules as data: complete, sourced, taken from the evidence, and each entry of them matters."""

from itertools import combinations, product

import pytest

from calculators.red_flags import assess_findings, red_flags
from calculators.red_flags.model import TIERS, Rule, evidence, ruleset
from calculators.red_flags.questions import BY_IMPORTANCE

RULES = pytest.mark.parametrize("rule", ruleset().rules, ids=lambda rule: rule.id)
BY_ID = {rule.id: rule for rule in ruleset().rules}
QUESTIONS = {question.id for question in red_flags.questions}
HISTORY = [
    "urinary_retention",
    "urinary_incontinence",
    "altered_urinary_sensation",
    "bowel_incontinence",
    "saddle_numbness",
    "new_sexual_dysfunction",
    "bilateral_leg_pain",
    "bilateral_leg_deficit",
    "progressive_leg_weakness",
    "fever",
    "recent_infection",
    "intravenous_drug_use",
    "immunosuppression",
    "recent_spinal_procedure",
    "cancer_history",
    "unexplained_weight_loss",
    "unremitting_night_pain",
    "major_trauma",
    "minor_trauma",
    "osteoporosis",
    "prolonged_corticosteroids",
    "anticoagulation",
    "abdominal_pain",
]
EXAMINATION = [
    "reduced_anal_tone",
    "severe_leg_weakness",
    "upper_motor_neuron_signs",
    "spinous_process_tenderness",
    "pulsatile_abdominal_mass",
    "cold_pulseless_leg",
    "unilateral_calf_swelling",
]
NEUROLOGY = [
    "urinary_retention",
    "urinary_incontinence",
    "altered_urinary_sensation",
    "bowel_incontinence",
    "saddle_numbness",
    "new_sexual_dysfunction",
    "reduced_anal_tone",
    "post_void_residual_ml",
    "bilateral_leg_deficit",
    "progressive_leg_weakness",
    "severe_leg_weakness",
    "upper_motor_neuron_signs",
]
INFECTION_RISKS = ["recent_infection", "intravenous_drug_use", "immunosuppression", "recent_spinal_procedure"]
FRAGILE = [
    "minor_trauma",
    "osteoporosis",
    "prolonged_corticosteroids",
    "spinous_process_tenderness",
    "age_years",
]
# Pairs of findings and the rule that the two together fire, written out apart from the rule data.
PAIRS = [
    *((first, second, "metastatic_cord_compression") for first in ["cancer_history"] for second in NEUROLOGY),
    *((first, second, "epidural_abscess") for first in ["fever", *INFECTION_RISKS] for second in NEUROLOGY),
    *((first, second, "epidural_hematoma") for first in ["anticoagulation"] for second in NEUROLOGY),
    *(
        (first, second, "unstable_fracture")
        for first in ["major_trauma", "minor_trauma"]
        for second in NEUROLOGY
    ),
    *(("fever", second, "infection_fever_risk") for second in INFECTION_RISKS),
    *((*combination, "fragility_fracture") for combination in combinations(FRAGILE, 2)),
    ("fever", "spinous_process_tenderness", "infection_fever_risk"),
    ("fever", "prolonged_corticosteroids", "infection_fever_risk"),
    ("anticoagulation", "recent_spinal_procedure", "epidural_hematoma"),
    ("unexplained_weight_loss", "unremitting_night_pain", "cancer_cluster"),
    ("unexplained_weight_loss", "spinous_process_tenderness", "cancer_cluster"),
    ("unremitting_night_pain", "spinous_process_tenderness", "cancer_cluster"),
    ("unexplained_weight_loss", "age_years", "weight_loss_with_age"),
    ("abdominal_pain", "age_years", "aneurysm_pain"),
    ("abdominal_pain", "anticoagulation", "retroperitoneal_bleeding"),
]
NUMBERS = ["age_years", "post_void_residual_ml"]


def _answers(atoms: tuple[str, ...] | set[str]) -> dict[str, str | float]:
    thresholds = ruleset().thresholds
    return {
        thresholds[atom].question if atom in thresholds else atom: (
            thresholds[atom].value + 1 if atom in thresholds else "present"
        )
        for atom in atoms
    }


def _fires(rule: Rule, atoms: tuple[str, ...] | set[str]) -> bool:
    fired = [item.rule for item in assess_findings(_answers(atoms)).fired]
    covering = {item.id for item in fired} | {covered for item in fired for covered in item.covers}
    return rule.id in covering


def _smallest_sets(rule: Rule) -> set[frozenset[str]]:
    """Every way to satisfy the rule with no finding to spare."""
    choices = [combinations(clause.of, clause.need) for clause in rule.when]
    found = {frozenset(atom for part in pick for atom in part) for pick in product(*choices)}
    return {atoms for atoms in found if not any(other < atoms for other in found)}


def test_the_questions_are_the_contract_s_vocabulary() -> None:
    assert [question.id for question in red_flags.questions if question.kind == "number"] == NUMBERS
    assert {*HISTORY, *EXAMINATION, *NUMBERS} == QUESTIONS
    assert {
        question.id: question.maximum for question in red_flags.questions if question.kind == "number"
    } == {
        "age_years": 120,
        "post_void_residual_ml": 5000,
    }


def test_every_question_stands_once_in_the_order_of_importance_and_has_words() -> None:
    assert sorted(question.id for question in BY_IMPORTANCE) == sorted(QUESTIONS)
    assert set(ruleset().words) == QUESTIONS


@RULES
def test_a_rule_fires_on_each_of_its_smallest_sets_and_on_none_with_one_finding_less(rule: Rule) -> None:
    for atoms in _smallest_sets(rule):
        assert _fires(rule, set(atoms))
        for left_out in atoms:
            own = next(item for item in ruleset().rules if item.id == rule.id)
            rest = atoms - {left_out}
            assert own.id not in [item.rule.id for item in assess_findings(_answers(set(rest))).fired]


@RULES
def test_a_rule_names_every_finding_of_its_picture_that_is_there(rule: Rule) -> None:
    everything = _answers(set(rule.named))
    fired = {item.rule.id: item for item in assess_findings(everything).fired}
    namer = next(item for item in fired.values() if rule.id in (item.rule.id, *item.rule.covers))
    assert set(everything) <= set(namer.findings)


@RULES
def test_a_rule_is_made_of_known_findings_and_known_sources(rule: Rule) -> None:
    assert set(rule.named) <= QUESTIONS | set(ruleset().thresholds)
    assert rule.urgency in TIERS
    assert rule.status in ("verified", "memory", "judgement")
    assert rule.sources
    assert set(rule.sources) <= set(evidence().sources)


@RULES
def test_a_rule_cites_the_source_of_every_evidence_row_it_rests_on(rule: Rule) -> None:
    assert {evidence().rows[row].source for row in rule.basis} <= set(rule.sources)


@RULES
def test_a_rule_marked_verified_rests_first_on_a_verified_row_and_source(rule: Rule) -> None:
    if rule.status == "verified":
        assert evidence().sources[rule.sources[0]].status == "verified"
        assert evidence().rows[rule.basis[0]].status == "verified"


@RULES
def test_a_rule_covers_only_rules_of_no_higher_urgency_and_all_that_those_cover(rule: Rule) -> None:
    for covered in rule.covers:
        assert TIERS.index(rule.urgency) <= TIERS.index(BY_ID[covered].urgency)
        assert set(BY_ID[covered].covers) <= set(rule.covers)
        assert covered != rule.id


def test_every_tier_of_the_contract_has_words() -> None:
    assert tuple(ruleset().tiers) == TIERS


@pytest.mark.parametrize(
    ("question", "below", "at", "with_it", "rule"),
    [
        ("post_void_residual_ml", 199, 200, {}, "cauda_equina"),
        ("post_void_residual_ml", 199.9, 200, {}, "cauda_equina"),
        ("age_years", 49, 50, {"unexplained_weight_loss": "present"}, "weight_loss_with_age"),
        ("age_years", 60, 61, {"abdominal_pain": "present"}, "aneurysm_pain"),
        ("age_years", 64, 65, {"minor_trauma": "present"}, "fragility_fracture"),
        ("age_years", 64, 65, {"osteoporosis": "present"}, "fragility_fracture"),
    ],
)
def test_a_threshold_decides_between_its_two_sides(
    question: str, below: float, at: float, with_it: dict[str, str], rule: str
) -> None:
    def fired(number: float) -> list[str]:
        return [item.rule.id for item in assess_findings(with_it | {question: number}).fired]

    assert rule not in fired(below)
    assert rule in fired(at)


@pytest.mark.parametrize("flag", [*HISTORY, *EXAMINATION])
def test_each_flag_alone_has_the_urgency_decided_for_it(flag: str) -> None:
    routine = {
        "unexplained_weight_loss",
        "unremitting_night_pain",
        "spinous_process_tenderness",
        "minor_trauma",
        "osteoporosis",
        "anticoagulation",
        "abdominal_pain",
    }
    urgent = {"cancer_history", "prolonged_corticosteroids", *INFECTION_RISKS}
    expected = "routine" if flag in routine else "urgent" if flag in urgent else "emergency"
    assert assess_findings({flag: "present"}).urgency == expected


@pytest.mark.parametrize(("first", "second", "rule"), PAIRS)
def test_two_findings_that_belong_together_fire_their_rule_and_are_both_named(
    first: str, second: str, rule: str
) -> None:
    value = {"age_years": 75, "post_void_residual_ml": 200}
    fired = assess_findings({key: value.get(key, "present") for key in (first, second)}).fired
    assert {first, second} <= {finding for item in fired if item.rule.id == rule for finding in item.findings}


@pytest.mark.parametrize("finding", NEUROLOGY)
def test_a_deficit_alone_is_not_blamed_on_cancer_infection_bleeding_or_trauma(finding: str) -> None:
    number = {"post_void_residual_ml": 200}
    fired = {item.rule.id for item in assess_findings({finding: number.get(finding, "present")}).fired}
    assert fired <= {"cauda_equina", "weakness", "cord_compression"}


def test_osteoporosis_alone_is_a_reason_that_shows_both_views() -> None:
    (fired,) = assess_findings({"osteoporosis": "present"}).fired
    assert fired.rule.id == "osteoporosis"
    assert "ACP" in fired.rule.note
    assert "ACR" in fired.rule.note


def test_a_deficit_with_its_cause_is_an_emergency_by_each_rule_and_not_only_in_sum() -> None:
    joint = {
        "metastatic_cord_compression",
        "epidural_abscess",
        "epidural_hematoma",
        "unstable_fracture",
        "infection_fever_risk",
        "retroperitoneal_bleeding",
    }
    assert {BY_ID[rule_id].urgency for rule_id in joint} == {"emergency"}


def test_age_alone_sets_no_tier_at_any_age() -> None:
    assert {assess_findings({"age_years": age}).urgency for age in range(121)} == {"routine"}


def test_a_caller_with_ids_of_its_own_finds_them_in_the_reasons() -> None:
    named = {
        "saddle_numbness": ("sensation_perianal",),
        "severe_leg_weakness": ("power_hip_flexion", "power_x"),
    }
    findings = {"saddle_numbness": "present", "severe_leg_weakness": "present", "fever": "present"}
    reasons = {reason["rule"]: reason["findings"] for reason in assess_findings(findings, named).reasons}
    assert reasons["cauda_equina"] == ["sensation_perianal", "power_hip_flexion", "power_x"]
    assert "fever" in reasons["epidural_abscess"]


def test_where_guidance_differs_each_view_stands_in_the_note() -> None:
    notes = {rule.id: rule.note for rule in ruleset().rules}
    for rule_id in (
        "cauda_equina",
        "weakness",
        "osteoporosis",
        "bilateral_leg_pain",
        "infection_risk",
        "fever",
    ):
        assert "Guidance differs. (1) " in notes[rule_id]
        assert " (2) " in notes[rule_id]


def test_every_figure_in_a_text_was_filled_in_from_the_evidence() -> None:
    assert "{{" not in repr(ruleset())
    residual = ruleset().residual.text
    assert evidence().figure("ces_pvr_todd.missed_cases").text in residual
    assert evidence().figure("ces_pvr_bok.sensitivity").interval_text in residual
