"""The plan as data: both sides of every threshold, the evidence behind it, and what it must hold."""

from typing import Any

import pytest

from calculators.contract import parse
from calculators.management import management
from calculators.management.model import Entry, evidence, plan, plan_from, words
from calculators.management.rules import choose
from calculators.management.tables import week_rules
from calculators.render import render_html, render_text

BASE: dict[str, Any] = {
    "red_flag_urgency": "routine",
    "diagnosis": "lumbar_radiculopathy",
    "neurological_deficit": "none",
    "improving": "absent",
}
WISH = {"considering_surgery_or_injection": "present", "mri_lumbar_result": "concordant"}
ENTRIES = pytest.mark.parametrize("entry", plan().entries, ids=lambda entry: f"{entry.list}-{entry.id}")


def _ids(name: str, **answers: Any) -> set[str]:
    return {entry.id for entry in choose(BASE | answers).entries[name]}


def _entry(name: str, entry_id: str, **answers: Any) -> Entry:
    return next(entry for entry in choose(BASE | answers).entries[name] if entry.id == entry_id)


@pytest.mark.parametrize(
    ("weeks", "care", "improving", "phase"),
    [
        (0, None, "absent", "first_two_weeks"),
        (1.99, None, "absent", "first_two_weeks"),
        (2, None, "absent", "weeks_2_to_6"),
        (5.99, None, "absent", "weeks_2_to_6"),
        (6, None, "absent", "weeks_6_to_12"),
        (11.99, 8, "absent", "weeks_6_to_12"),
        (12, None, "absent", "beyond_12_weeks"),
        (12, 5.99, "absent", "beyond_12_weeks"),
        (12, 6, "absent", "refractory"),
        (12, 6, "present", "beyond_12_weeks"),
        (1040, 1040, "absent", "refractory"),
    ],
)
def test_each_week_threshold_on_both_sides(
    weeks: float, care: float | None, improving: str, phase: str
) -> None:
    answers = BASE | {"weeks_of_symptoms": weeks, "improving": improving}
    answers |= {} if care is None else {"weeks_of_conservative_care": care}
    assert choose(answers).phase.id == phase


def test_no_weeks_at_all_is_a_phase_of_its_own() -> None:
    assert choose(BASE).phase.id == "time_not_given"


def test_weeks_of_care_alone_tell_the_least_time_that_has_passed() -> None:
    assert choose(BASE | {"weeks_of_conservative_care": 7}).phase.id == "weeks_6_to_12"


def test_an_improvement_not_asked_for_never_makes_a_patient_refractory() -> None:
    answers = {key: value for key, value in BASE.items() if key != "improving"}
    long = {"weeks_of_symptoms": 30, "weeks_of_conservative_care": 20}
    assert choose(answers | long).phase.id == "beyond_12_weeks"


@pytest.mark.parametrize(
    ("name", "entry_id", "answers", "reached_from"),
    [
        ("refer", "severe_pain", {"leg_pain_severity": 8}, 2),
        ("refer", "spine_specialist", WISH, 6),
        ("offer", "mri", WISH | {"mri_lumbar_result": "not_done"}, 4),
        ("offer", "surgery", WISH, 6),
        ("offer", "epidural", WISH | {"leg_pain_severity": 8}, 2),
        ("offer", "epidural", WISH | {"leg_pain_severity": 3}, 6),
        ("offer", "exercise", {}, 2),
        ("offer", "combined_program", {}, 6),
    ],
)
def test_an_entry_begins_with_its_week_and_not_before(
    name: str, entry_id: str, answers: dict[str, Any], reached_from: float
) -> None:
    assert entry_id not in _ids(name, **answers, weeks_of_symptoms=reached_from - 0.01)
    assert entry_id in _ids(name, **answers, weeks_of_symptoms=reached_from)


@pytest.mark.parametrize(("care", "there"), [(11.99, False), (12, True)])
def test_long_care_without_gain_is_referred_from_its_week(care: float, there: bool) -> None:
    answers = {"weeks_of_symptoms": 40, "weeks_of_conservative_care": care}
    assert ("review_after_care" in _ids("refer", **answers)) is there


@pytest.mark.parametrize(("care", "there"), [(5.99, False), (6, True)])
def test_a_scan_that_explains_nothing_makes_us_think_again_once_care_was_long_enough(
    care: float, there: bool
) -> None:
    answers = {"weeks_of_symptoms": 10, "weeks_of_conservative_care": care, "mri_lumbar_result": "normal"}
    assert ("think_again" in _ids("refer", **answers)) is there


@pytest.mark.parametrize(("pain", "there"), [(6.9, False), (7, True), (10, True)])
def test_severe_pain_begins_at_this_project_s_cut_off(pain: float, there: bool) -> None:
    assert ("severe_pain" in _ids("refer", weeks_of_symptoms=3, leg_pain_severity=pain)) is there


def test_the_cut_off_for_severe_pain_is_told_where_it_is_used() -> None:
    used = [entry for entry in plan().entries if entry.list == "refer" and entry.id == "severe_pain"]
    assert all(f"Severe means {plan().severe_pain:g} or more" in entry.why.text for entry in used)
    assert all("our own cut-off" in entry.why.text and entry.status == "judgement" for entry in used)


def test_the_weeks_come_from_the_evidence() -> None:
    assert dict(plan().weeks) == {
        "two": 2,
        "four": 4,
        "six": 6,
        "twelve": 12,
        "four_months": pytest.approx(17.33, abs=0.01),
        "enough_care": 6,
    }


def test_surgery_is_told_by_the_trial_of_its_time() -> None:
    early = _entry("offer", "surgery", **WISH, weeks_of_symptoms=17)
    late = _entry("offer", "surgery", **WISH, weeks_of_symptoms=18)
    assert early.sources[0] == "peul2007"
    assert late.sources[0] == "bailey2020"


@pytest.mark.parametrize(
    "risk", ["pregnancy", "kidney_disease", "ulcer_or_bleeding", "heart_disease", "anticoagulation"]
)
def test_each_named_risk_moves_the_anti_inflammatory_from_offer_to_avoid(risk: str) -> None:
    assert "nsaid" in _ids("offer", weeks_of_symptoms=3, **{risk: "absent"})
    assert "nsaid" not in _ids("offer", weeks_of_symptoms=3, **{risk: "present"})
    assert "nsaid" in _ids("avoid", weeks_of_symptoms=3, **{risk: "present"})


@pytest.mark.parametrize(
    ("name", "entry_id", "answers"),
    [
        ("offer", "nsaid", {}),
        ("offer", "reassess", {"weeks_of_symptoms": 1}),
        ("offer", "epidural", WISH | {"weeks_of_symptoms": 8}),
        ("offer", "surgery", WISH | {"weeks_of_symptoms": 8}),
        ("offer", "surgery", WISH | {"weeks_of_symptoms": 30}),
        ("offer", "mri", WISH | {"weeks_of_symptoms": 5, "mri_lumbar_result": "not_done"}),
        ("avoid", "oral_corticosteroids", {}),
        ("avoid", "paracetamol_alone", {}),
        ("refer", "spine_specialist", WISH | {"weeks_of_symptoms": 8}),
        ("refer", "deficit", {"neurological_deficit": "progressive"}),
    ],
)
def test_what_is_contested_shows_two_sides(name: str, entry_id: str, answers: dict[str, Any]) -> None:
    assert len(_entry(name, entry_id, **answers).views) == 2


@pytest.mark.parametrize(
    ("name", "entry_id", "figures"),
    [
        ("offer", "stay_active", {"bedrest.odds_ratio"}),
        (
            "avoid",
            "gabapentinoids",
            {"pregabalin.leg_pain_difference_at_8_weeks", "pregabalin.adverse_events"},
        ),
        ("avoid", "oral_corticosteroids", {"prednisone.disability_difference_at_3_weeks"}),
        ("offer", "epidural", {"esi_cochrane.leg_pain_difference"}),
        ("offer", "surgery", {"surg_peul.hazard_ratio", "surg_liu.leg_pain_difference"}),
    ],
)
def test_effect_sizes_come_with_their_interval(name: str, entry_id: str, figures: set[str]) -> None:
    quoted = dict(_entry(name, entry_id, **WISH, weeks_of_symptoms=8).figures)
    assert figures <= quoted.keys()
    for figure in figures:
        assert evidence().figure(figure).interval_text == quoted[figure]


def test_the_course_is_told_in_natural_frequencies_with_the_sober_figure_beside_the_hopeful_one() -> None:
    told = management.assess(BASE | {"weeks_of_symptoms": 1}).details["tell"]
    words_by_id = {item["id"]: item["text"] for item in told}
    assert "about 87 in 100" in words_by_id["course_weeks"]
    assert "about 55 in 100" in words_by_id["course_year"]


def test_the_week_rules_of_both_countries_stand_there_with_where_the_patient_is() -> None:
    answers = BASE | {"weeks_of_symptoms": 9, "weeks_of_conservative_care": 5}
    stands = {rule.id: where for rule, where in week_rules(choose(answers).situation)}
    assert stands == {
        "uk_nice": "no week named",
        "us_acp": "reached",
        "us_acr": "not reached",
        "uk_pathway": "reached",
        "uk_shortest": "not reached",
        "uk_longest": "not reached",
        "early_surgery_trial": "reached",
        "late_surgery_trial": "not reached",
    }
    unknown = {rule.id: where for rule, where in week_rules(choose(BASE).situation)}
    assert unknown["us_acr"] == "weeks of care not given"


def test_what_is_carried_over_to_another_diagnosis_is_marked_as_judgment() -> None:
    def status(diagnosis: str) -> str:
        details = management.assess(BASE | {"diagnosis": diagnosis, "weeks_of_symptoms": 3}).details
        return next(item["status"] for item in details["avoid"] if item["id"] == "gabapentinoids")

    assert status("lumbar_radiculopathy") == "verified"
    assert status("deep_gluteal_syndrome") == "judgement"


@pytest.mark.parametrize(
    "diagnosis", [state for one in management.questions if one.id == "diagnosis" for state in one.states]
)
def test_every_diagnosis_belongs_to_one_family(diagnosis: str) -> None:
    assert [family.id for family in plan().families.values()].count(
        choose({"diagnosis": diagnosis}).situation.family
    )
    assert sum(diagnosis in family.diagnoses for family in plan().families.values()) == 1


@pytest.mark.parametrize("diagnosis", ["central_lesion", "cauda_equina_syndrome"])
def test_a_diagnosis_that_is_an_emergency_is_referred_as_one(diagnosis: str) -> None:
    assert choose({"diagnosis": diagnosis}).urgency == "emergency"


@ENTRIES
def test_an_entry_names_families_and_conditions_that_exist(entry: Entry) -> None:
    questions = {question.id: question for question in management.questions}
    assert set(entry.families + entry.carried_over) <= plan().families.keys()
    assert not set(entry.families) & set(entry.carried_over)
    for key, wanted in entry.when.items():
        if key in ("weeks_from", "weeks_before", "care_from", "care_before"):
            assert wanted in plan().weeks
        elif key == "time":
            assert set(wanted) <= plan().phases.keys()
        elif key in ("any_present", "none_present", "any_open"):
            assert set(wanted) <= questions.keys()
        elif key == "severe_pain":
            assert set(wanted) <= {"present", "absent", "not_given"}
        else:
            assert set(wanted) <= {*questions[key].states, "not_given"}


@ENTRIES
def test_a_referral_has_a_tier_and_words_for_the_headline_and_nothing_else_has(entry: Entry) -> None:
    assert bool(entry.tier) is bool(entry.short) is (entry.list == "refer")
    assert entry.alarm in (("", "raises") if entry.list == "refer" else ("", "also", "only"))


def test_a_recalled_row_lowers_the_status_and_is_named() -> None:
    recalled = next(entry for entry in plan().entries if entry.id == "traction")
    assert (recalled.status, recalled.recalled) == ("memory", ("nice_ng59",))


def test_a_figure_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="no figure"):
        words("{{ bedrest.nothing }}", evidence())


def test_a_source_that_does_not_exist_is_refused() -> None:
    entry = {"id": "x", "text": "X.", "why": "Y.", "basis": [], "sources": ["nobody"], "status": "judgement"}
    own = {"severe_pain": 7, "first_offers": [], "first_avoided": []}
    raw: dict[str, Any] = {"weeks": {}, "own": own, "caution": {}}
    raw |= {
        name: []
        for name in ("phase", "say", "family", "avoid", "refer", "no_recommendation", "week_rule", "tell")
    }
    with pytest.raises(KeyError, match="nobody"):
        plan_from(raw | {"offer": [entry]}, evidence())


def test_nothing_given_says_what_to_ask_first() -> None:
    assert "begin with the red flags" in management.assess({}).headline


def test_the_headline_names_the_phase_and_the_referrals() -> None:
    headline = management.assess(BASE | WISH | {"weeks_of_symptoms": 8, "leg_pain_severity": 8}).headline
    assert headline.startswith(
        "Weeks 6 to 12: refer for severe pain and a decision on injection or surgery; "
    )
    assert headline.endswith(
        "the MRI agrees: weigh an injection or an operation against more time, with the patient."
    )


def test_who_is_improving_gets_a_headline_that_says_so() -> None:
    headline = management.assess(BASE | {"weeks_of_symptoms": 8, "improving": "present"}).headline
    assert "it is getting better" in headline


def test_a_diagnosis_without_a_plan_says_so_instead_of_giving_one() -> None:
    result = management.assess({"diagnosis": "hip_joint_disease", "weeks_of_symptoms": 3})
    assert "no treatment plan here" in result.headline
    assert result.details["offer"] == []


def test_every_case_renders_as_html_and_as_text() -> None:
    sources = evidence().sources
    for case in management.cases:
        result = management.assess(parse(management.questions, case.findings)).to_dict("management", "0", "")
        assert result["headline"] in render_text(result, sources).replace("\n", " ")
        assert 'class="result-headline"' in render_html(result, sources)


def test_the_tables_show_every_entry_with_its_condition_status_and_sources() -> None:
    rows = [row for table in management.rules[1:5] for row in table.rows]  # type: ignore[union-attr]
    assert len(rows) == len(plan().entries)
    assert all(row[1] and row[3] and row[4] for row in rows)
