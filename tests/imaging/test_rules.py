"""The rules as data: complete, sourced, taken from the evidence, each threshold decided on both sides."""

from itertools import product

import pytest

from calculators.imaging import assess_studies, imaging
from calculators.imaging.facts import DERIVED
from calculators.imaging.model import LUMBAR, STUDIES, TIMINGS, WHEN_READABLE, Rule, evidence, ruleset

RULES = pytest.mark.parametrize("rule", ruleset().all_rules, ids=lambda rule: rule.id)
QUESTIONS = {question.id: question for question in imaging.questions}
VOCABULARY = {
    "red_flag_urgency": {"emergency", "urgent", "routine"},
    "suspected_cauda_equina": {"present", "absent"},
    "leg_pain_radicular": {"present", "absent"},
    "neurological_deficit": {"none", "stable", "progressive"},
    "considering_surgery_or_injection": {"present", "absent"},
    "plexopathy_pattern": {"present", "absent"},
    "suspected_fracture": {"present", "absent"},
    "mri_contraindicated": {"present", "absent"},
    "mri_lumbar_result": {"not_done", "concordant", "discordant", "normal"},
    "localization_unclear": {"present", "absent"},
}
DERIVED_STATES = {
    "emergency": {"yes", "no"},
    "symptoms": {"early", "late", "unknown"},
    "care": {"enough", "short", "unknown"},
    "shorter_care": {"yes", "no"},
    "nerve_tests": {"early", "readable", "unknown"},
}
CANDIDATE = {"leg_pain_radicular": "present", "considering_surgery_or_injection": "present"}


def _timing(study: str, answers: dict[str, object]) -> str:
    return assess_studies(answers).studies[study].timing  # type: ignore[arg-type]


def test_the_questions_are_the_contract_s_vocabulary_with_its_states() -> None:
    assert {one: set(QUESTIONS[one].states) for one in VOCABULARY} == VOCABULARY
    for weeks in ("weeks_of_symptoms", "weeks_of_conservative_care"):
        assert (QUESTIONS[weeks].minimum, QUESTIONS[weeks].maximum) == (0, 1040)
    added = set(QUESTIONS) - set(VOCABULARY) - {"weeks_of_symptoms", "weeks_of_conservative_care"}
    assert added == {"emg_result"}


def test_studies_and_timings_are_the_contract_s_in_its_order() -> None:
    assert STUDIES == (
        "mri_lumbar_spine",
        "mri_lumbosacral_plexus",
        "ct_lumbar_spine",
        "radiographs_lumbar_spine",
        "emg_ncs",
    )
    assert TIMINGS == ("emergency", "urgent", "now", "defer", "not_indicated")
    assert tuple(ruleset().labels) == STUDIES
    assert tuple(ruleset().timings) == TIMINGS


@RULES
def test_a_rule_looks_at_facts_and_states_that_exist(rule: Rule) -> None:
    known = {one: {*question.states, "not_asked"} for one, question in QUESTIONS.items()} | DERIVED_STATES
    for pattern in rule.when:
        for fact, states in pattern.items():
            assert set(states) <= known[fact]
            assert len(states) == len(set(states))
    assert rule.study in (*STUDIES, LUMBAR)
    assert rule.timing in (*TIMINGS, WHEN_READABLE, "")


@RULES
def test_a_rule_has_words_a_source_and_a_status_and_cites_what_it_rests_on(rule: Rule) -> None:
    assert all((rule.situation, rule.text, rule.action, rule.sources))
    assert rule.status in ("verified", "memory", "judgement")
    assert set(rule.sources) <= set(evidence().sources)
    # A rule may rest on more rows than it can cite in a line; what it cites first is never missing from them.
    assert {evidence().rows[row].source for row in rule.basis} & set(rule.sources) or not rule.basis


@RULES
def test_a_rule_marked_verified_rests_first_on_a_verified_row_and_source(rule: Rule) -> None:
    if rule.status == "verified":
        assert evidence().sources[rule.sources[0]].status == "verified"
        assert evidence().rows[rule.basis[0]].status == "verified"


@RULES
def test_a_rule_says_when_to_look_again_where_it_defers_and_only_there(rule: Rule) -> None:
    assert bool(rule.look_again) is (rule.timing == "defer")
    assert bool(rule.reconsider) is (rule.timing == "defer")
    assert not rule.views or rule.views in ruleset().views


@RULES
def test_a_rule_that_is_recalled_or_our_own_says_so(rule: Rule) -> None:
    words = {"memory": "recalled, not read again", "judgement": "project's own", "verified": ""}
    assert words[rule.status] in rule.note


def test_rule_ids_are_unique_and_every_study_ends_in_a_fallback() -> None:
    ids = [rule.id for rule in ruleset().all_rules]
    assert len(ids) == len(set(ids))
    fallbacks = [rule.study for rule in ruleset().rules if rule.fallback]
    assert sorted(fallbacks) == sorted({LUMBAR, *STUDIES} - {"mri_lumbar_spine"})
    for study in fallbacks:
        assert [rule for rule in ruleset().rules if rule.study == study][-1].fallback


def test_the_derived_facts_are_those_that_rules_may_name() -> None:
    assert set(DERIVED) == set(DERIVED_STATES)


def test_some_window_for_nerve_tests_is_always_open() -> None:
    for emergency, weeks in product(DERIVED_STATES["emergency"], DERIVED_STATES["nerve_tests"]):
        facts = {"emergency": emergency, "nerve_tests": weeks}
        assert any(
            all(facts[fact] in states for fact, states in window.when[0].items())
            for window in ruleset().windows
        )


def test_the_numbers_that_decide_are_those_of_the_evidence() -> None:
    assert ruleset().weeks == {"care": 6, "shorter_care": 4, "nerve_tests": 3, "review": 2, "film": 2}
    assert "{{" not in repr(ruleset())


@pytest.mark.parametrize(
    ("care", "timing"), [(0, "defer"), (4, "defer"), (5.9, "defer"), (6, "now"), (20, "now")]
)
def test_six_weeks_of_care_in_a_candidate_decide(care: float, timing: str) -> None:
    answers = CANDIDATE | {"weeks_of_symptoms": 30, "weeks_of_conservative_care": care}
    assert _timing("mri_lumbar_spine", answers) == timing


@pytest.mark.parametrize(
    ("symptoms", "care", "timing"),
    [(5.9, 12, "defer"), (6, 12, "now"), (None, 12, "now"), (None, 5.9, "defer")],
)
def test_care_counts_at_most_as_long_as_the_symptoms(
    symptoms: float | None, care: float, timing: str
) -> None:
    answers = CANDIDATE | {"weeks_of_conservative_care": care}
    answers |= {} if symptoms is None else {"weeks_of_symptoms": symptoms}
    assert _timing("mri_lumbar_spine", answers) == timing


@pytest.mark.parametrize("wish", ["present", "absent", None])
@pytest.mark.parametrize("radicular", ["present", "absent", None])
def test_after_care_a_scan_is_due_in_a_candidate_and_in_nobody_else(
    wish: str | None, radicular: str | None
) -> None:
    answers: dict[str, object] = {"weeks_of_symptoms": 12, "weeks_of_conservative_care": 12}
    answers |= {"considering_surgery_or_injection": wish} if wish else {}
    answers |= {"leg_pain_radicular": radicular} if radicular else {}
    waits = "defer" if radicular == "present" else "not_indicated"
    assert _timing("mri_lumbar_spine", answers) == ("now" if wish == "present" else waits)


@pytest.mark.parametrize(("weeks", "timing"), [(0, "defer"), (5.9, "defer"), (6, "now"), (50, "now")])
@pytest.mark.parametrize("wish", ["present", None])
def test_a_stable_deficit_is_scanned_when_it_lasts(weeks: float, timing: str, wish: str | None) -> None:
    answers: dict[str, object] = {"neurological_deficit": "stable", "weeks_of_symptoms": weeks}
    answers |= {"considering_surgery_or_injection": wish} if wish else {}
    assert _timing("mri_lumbar_spine", answers) == timing


def test_a_lasting_deficit_waits_where_intervention_is_declined_and_shows_both_views() -> None:
    answers = {
        "neurological_deficit": "stable",
        "weeks_of_symptoms": 9,
        "considering_surgery_or_injection": "absent",
    }
    study = assess_studies(answers).studies["mri_lumbar_spine"]
    assert study.timing == "defer"
    told = " ".join(study.reasons[0].to_dict()["views"])
    assert all(body in told for body in ("NHS", "ACR", "ACP", "NICE"))


@pytest.mark.parametrize(
    ("weeks", "timing"), [(0, "defer"), (2.9, "defer"), (3, "now"), (100, "now"), (None, "defer")]
)
@pytest.mark.parametrize(
    "question",
    [
        {"mri_lumbar_result": "discordant"},
        {"mri_lumbar_result": "normal", "leg_pain_radicular": "present"},
        {"mri_lumbar_result": "normal", "neurological_deficit": "stable"},
        {"localization_unclear": "present"},
        {"plexopathy_pattern": "present"},
    ],
)
def test_three_weeks_decide_when_nerve_tests_can_answer(
    question: dict[str, object], weeks: float | None, timing: str
) -> None:
    answers = question | ({} if weeks is None else {"weeks_of_symptoms": weeks})
    assert _timing("emg_ncs", answers) == timing
    assert _timing("emg_ncs", answers | {"emg_result": "localizing"}) == "not_indicated"


@pytest.mark.parametrize(
    "answers",
    [
        {"leg_pain_radicular": "present"},
        {"mri_lumbar_result": "concordant", "leg_pain_radicular": "present"},
        {"mri_lumbar_result": "normal"},
        {"mri_lumbar_result": "normal", "leg_pain_radicular": "present", "localization_unclear": "absent"},
        {"neurological_deficit": "stable"},
    ],
)
def test_nerve_tests_have_no_place_where_the_place_is_not_in_doubt(answers: dict[str, object]) -> None:
    assert _timing("emg_ncs", answers | {"weeks_of_symptoms": 8}) == "not_indicated"


@pytest.mark.parametrize(("weeks", "again"), [(0, 2), (2, 4), (3.5, 5.5), (4, 6), (5.5, 6)])
def test_a_stable_deficit_is_looked_at_again_within_two_weeks_and_by_week_six(
    weeks: float, again: float
) -> None:
    answers = {"neurological_deficit": "stable", "weeks_of_symptoms": weeks, "leg_pain_radicular": "present"}
    assert assess_studies(answers).studies["mri_lumbar_spine"].reconsider_at_week == again


@pytest.mark.parametrize(("weeks", "care", "again"), [(8, 0, 14), (8, 2, 12), (10, 5.5, 10.5)])
def test_care_too_short_is_looked_at_again_when_six_weeks_of_it_are_complete(
    weeks: float, care: float, again: float
) -> None:
    answers = CANDIDATE | {"weeks_of_symptoms": weeks, "weeks_of_conservative_care": care}
    assert assess_studies(answers).studies["mri_lumbar_spine"].reconsider_at_week == again


def test_after_a_film_of_unknown_week_no_week_is_made_up() -> None:
    study = assess_studies({"suspected_fracture": "present"}).studies["mri_lumbar_spine"]
    assert (study.timing, study.reconsider_at_week) == ("defer", None)
    assert study.look_again == "When the radiograph or CT has been read."


@pytest.mark.parametrize(
    ("answers", "film", "ct", "mri"),
    [
        ({}, "urgent", "defer", "defer"),
        ({"red_flag_urgency": "routine"}, "urgent", "defer", "defer"),
        ({"red_flag_urgency": "urgent"}, "urgent", "defer", "urgent"),
        ({"neurological_deficit": "stable"}, "urgent", "urgent", "urgent"),
        ({"neurological_deficit": "progressive"}, "not_indicated", "emergency", "emergency"),
        ({"red_flag_urgency": "emergency"}, "not_indicated", "emergency", "emergency"),
        ({"suspected_cauda_equina": "present"}, "not_indicated", "emergency", "emergency"),
        ({"mri_contraindicated": "present"}, "urgent", "urgent", "not_indicated"),
        ({"mri_contraindicated": "present", "red_flag_urgency": "emergency"}, "not_indicated", "emergency",
         "not_indicated"),
    ],
)  # fmt: skip
def test_a_suspected_fracture_gets_the_image_that_its_company_asks_for(
    answers: dict[str, object], film: str, ct: str, mri: str
) -> None:
    studies = assess_studies(answers | {"suspected_fracture": "present"}).studies  # type: ignore[arg-type]
    got = [studies[one].timing for one in ("radiographs_lumbar_spine", "ct_lumbar_spine", "mri_lumbar_spine")]
    assert got == [film, ct, mri]


@pytest.mark.parametrize(
    ("answers", "timing"),
    [
        ({"plexopathy_pattern": "present"}, "now"),
        ({"plexopathy_pattern": "present", "red_flag_urgency": "routine"}, "now"),
        ({"plexopathy_pattern": "present", "red_flag_urgency": "urgent"}, "urgent"),
        ({"plexopathy_pattern": "present", "neurological_deficit": "progressive"}, "urgent"),
        ({"localization_unclear": "present", "mri_lumbar_result": "normal"}, "defer"),
        ({"localization_unclear": "present", "mri_lumbar_result": "discordant", "emg_result": "nonspecific"},
         "now"),
        ({"localization_unclear": "present", "mri_lumbar_result": "normal", "emg_result": "localizing"},
         "not_indicated"),
        ({"localization_unclear": "present", "emg_result": "nonspecific"}, "defer"),
        ({"localization_unclear": "present"}, "not_indicated"),
        ({"mri_lumbar_result": "normal", "leg_pain_radicular": "present"}, "not_indicated"),
    ],
)  # fmt: skip
def test_mri_of_the_plexus_follows_pattern_or_what_is_left_in_doubt(
    answers: dict[str, object], timing: str
) -> None:
    assert _timing("mri_lumbosacral_plexus", answers) == timing


@pytest.mark.parametrize(
    ("answers", "timing"),
    [
        ({"mri_lumbar_result": "normal"}, "urgent"),
        ({"mri_lumbar_result": "normal", "plexopathy_pattern": "present"}, "not_indicated"),
        ({"mri_lumbar_result": "discordant", "plexopathy_pattern": "present"}, "not_indicated"),
        ({"mri_lumbar_result": "concordant", "plexopathy_pattern": "present"}, "urgent"),
        ({"plexopathy_pattern": "present"}, "urgent"),
    ],
)
def test_an_urgent_flag_goes_to_the_plexus_alone_only_where_the_lumbar_spine_did_not_explain_it(
    answers: dict[str, object], timing: str
) -> None:
    assert _timing("mri_lumbar_spine", answers | {"red_flag_urgency": "urgent"}) == timing


@pytest.mark.parametrize("result", ["concordant", "discordant", "normal"])
def test_a_scan_that_is_done_is_not_repeated_without_an_urgent_reason(result: str) -> None:
    answers = CANDIDATE | {
        "weeks_of_symptoms": 12,
        "weeks_of_conservative_care": 12,
        "mri_lumbar_result": result,
    }
    assert _timing("mri_lumbar_spine", answers) == "not_indicated"
    assert _timing("mri_lumbar_spine", answers | {"suspected_cauda_equina": "present"}) == "emergency"


@pytest.mark.parametrize(
    ("answers", "study", "rules"),
    [
        ({"emg_result": "localizing"}, "emg_ncs", {"emg_done"}),
        ({"emg_result": "nonspecific"}, "emg_ncs", {"emg_done"}),
        ({"neurological_deficit": "progressive", "mri_lumbar_result": "normal"}, "emg_ncs",
         {"emg_normal_mri", "emg_after_emergency"}),
        ({"neurological_deficit": "stable", "mri_lumbar_result": "normal", "weeks_of_symptoms": 4}, "emg_ncs",
         {"emg_normal_mri", "emg_readable"}),
        ({"leg_pain_radicular": "present", "mri_lumbar_result": "normal", "localization_unclear": "present",
          "weeks_of_symptoms": 1}, "emg_ncs", {"emg_normal_mri", "emg_unclear", "emg_too_early"}),
        ({"neurological_deficit": "stable", "mri_lumbar_result": "normal", "localization_unclear": "present"},
         "emg_ncs", {"emg_normal_mri", "emg_unclear", "emg_week_unknown"}),
        ({"neurological_deficit": "stable", "mri_lumbar_result": "normal", "localization_unclear": "absent",
          "weeks_of_symptoms": 4}, "emg_ncs", {"no_reason_emg"}),
        ({"suspected_fracture": "present", "red_flag_urgency": "emergency"}, "radiographs_lumbar_spine",
         {"film_replaced"}),
        ({"localization_unclear": "present", "mri_lumbar_result": "discordant"}, "mri_lumbosacral_plexus",
         {"plexus_waits_for_nerve_tests"}),
        ({"localization_unclear": "present", "mri_lumbar_result": "discordant", "emg_result": "not_done"},
         "mri_lumbosacral_plexus", {"plexus_waits_for_nerve_tests"}),
        ({"plexopathy_pattern": "present", "mri_contraindicated": "present"}, "mri_lumbosacral_plexus",
         {"plexus_mri_contraindicated"}),
    ],
)  # fmt: skip
def test_the_reasons_are_those_of_the_situation_and_no_others(
    answers: dict[str, object], study: str, rules: set[str]
) -> None:
    reasons = assess_studies(answers).studies[study].reasons  # type: ignore[arg-type]
    assert {one.rule.id for one in reasons} == rules


@pytest.mark.parametrize("plexus", ["present", "absent", ""])
@pytest.mark.parametrize("scan", ["not_done", "concordant", "discordant", "normal", ""])
@pytest.mark.parametrize("impossible", ["present", "absent", ""])
def test_an_urgent_flag_brings_the_lumbar_image_unless_the_plexus_takes_it_over(
    plexus: str, scan: str, impossible: str
) -> None:
    given = {"plexopathy_pattern": plexus, "mri_lumbar_result": scan, "mri_contraindicated": impossible}
    answers = {key: value for key, value in given.items() if value} | {"red_flag_urgency": "urgent"}
    taken_over = plexus == "present" and scan in ("discordant", "normal") and impossible != "present"
    studies = assess_studies(answers).studies  # type: ignore[arg-type]
    lumbar = studies["ct_lumbar_spine" if impossible == "present" else "mri_lumbar_spine"]
    assert lumbar.timing == ("not_indicated" if taken_over else "urgent")
    if taken_over:
        assert studies["mri_lumbosacral_plexus"].timing == "urgent"
