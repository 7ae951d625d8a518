"""What holds for any examination."""

from itertools import product
from math import log2, prod

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators import registry, run
from calculators.localization.blocks import CENTRAL, COMMONNESS, SUSPICION
from calculators.localization.clinical import CLINICAL
from calculators.localization.groups import Shares
from calculators.localization.hypotheses import MODEL
from calculators.localization.inference import (
    DOUBTED_WHEN_FOUND,
    DOUBTED_WHEN_NOT_FOUND,
    FINDINGS,
    Weights,
    conditional,
    given_findings,
    in_setting,
    posterior,
    prior,
    shares,
)
from calculators.localization.next_tests import LEAST_GAIN, next_tests, share_then
from calculators.localization.questions import QUESTIONS
from calculators.localization.reading import read

from .strategies import examinations

ORDER = ("routine", "urgent", "emergency")
few = settings(max_examples=20)


def _flat(weights: Weights) -> list[float]:
    return [weight for row in weights for weight in row]


@few
@given(examinations())
def test_probabilities_of_sites_and_of_diagnoses_sum_to_one_and_fall(answers: dict[str, str | int]) -> None:
    result = run("localization", answers)
    for ranked in (result["sites"], result["diagnoses"]):
        chances = [one["probability"] for one in ranked]
        assert sum(chances) == pytest.approx(1, abs=1e-7)
        assert chances == sorted(chances, reverse=True)
        assert all(0 <= one["low"] <= one["probability"] <= one["high"] <= 1 for one in ranked)


@few
@given(examinations(), st.data())
def test_saying_not_tested_is_the_same_as_leaving_out(
    answers: dict[str, str | int], data: st.DataObject
) -> None:
    left_out = [question for name, question in QUESTIONS.items() if name not in answers]
    question = data.draw(st.sampled_from(left_out))
    assert run("localization", answers | {question.id: question.not_given}) == run("localization", answers)


@few
@given(examinations(), st.randoms())
def test_the_order_of_the_findings_does_not_matter(answers: dict[str, str | int], random) -> None:
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert run("localization", dict(shuffled)) == run("localization", answers)


@few
@given(examinations())
def test_every_finding_named_as_a_reason_was_given_and_none_is_named_on_both_sides(
    answers: dict[str, str | int],
) -> None:
    result = run("localization", answers)
    for one in (*result["sites"], *result["diagnoses"]):
        assert set(one["supports"]) | set(one["against"]) <= set(answers)
        assert not set(one["supports"]) & set(one["against"])


@few
@given(examinations())
def test_next_tests_were_not_given_are_worth_it_and_come_in_falling_order(
    answers: dict[str, str | int],
) -> None:
    tests = run("localization", answers)["next_tests"]
    gains = [test["gain_bits"] for test in tests]
    assert gains == sorted(gains, reverse=True)
    assert all(gain >= LEAST_GAIN for gain in gains)
    assert not {test["id"] for test in tests} & set(answers)
    for test in tests:
        assert sum(test["chances"].values()) == pytest.approx(1, abs=1e-3)
        assert set(test["outcomes"]) == set(QUESTIONS[test["id"]].states)


@few
@given(examinations(6))
def test_an_outcome_of_a_next_test_is_what_the_calculator_says_when_it_is_entered(
    answers: dict[str, str | int],
) -> None:
    for test in run("localization", answers)["next_tests"][:3]:
        for state, site in test["outcomes"].items():
            entered = int(state) if QUESTIONS[test["id"]].kind == "grade" else state
            assert run("localization", answers | {test["id"]: entered})["sites"][0]["id"] == site


@few
@given(examinations(6))
def test_the_share_that_a_test_would_leave_its_site_is_what_the_calculator_says_when_it_is_entered(
    answers: dict[str, str | int],
) -> None:
    for test in read(answers).next_tests[:1]:
        for state, site in test.outcomes.items():
            grade = QUESTIONS[test.finding].kind == "grade"
            entered = run("localization", answers | {test.finding: int(state) if grade else state})
            (now,) = [one["probability"] for one in entered["sites"] if one["id"] == site]
            assert share_then(test, site)[state] == pytest.approx(now, abs=0.001)


@few
@given(examinations(8))
def test_a_change_of_mind_is_what_the_calculator_says_when_the_finding_is_changed(
    answers: dict[str, str | int],
) -> None:
    result = run("localization", answers)
    for change in result["changes_of_mind"]:
        name = change["id"]
        assert str(answers[name]) == change["from"]
        instead = int(change["to"]) if QUESTIONS[name].kind == "grade" else change["to"]
        first = run("localization", answers | {name: instead})["sites"][0]["id"]
        assert first == change["first_then"] != result["sites"][0]["id"]


@few
@given(
    examinations(),
    st.sampled_from(
        [
            ("sensation_perianal", "reduced"),
            ("sensation_perianal", "tingling"),
            ("anal_tone", "abnormal"),
            ("plantar_response", "abnormal"),
            ("other_leg_power_and_sensation", "abnormal"),
            ("power_ankle_dorsiflexion", 3),
            ("power_knee_extension", 0),
        ]
    ),
)
def test_a_red_flag_among_the_findings_never_lowers_the_urgency(
    answers: dict[str, str | int], flag: tuple[str, str | int]
) -> None:
    name, state = flag
    assume(name not in answers)
    before = run("localization", answers)["urgency"]
    after = run("localization", answers | {name: state})
    assert ORDER.index(after["urgency"]) >= ORDER.index(before)
    assert after["urgency"] != "routine"
    assert any(name in reason["findings"] for reason in after["reasons"])


@pytest.mark.parametrize(("grade", "urgent"), [(4, False), (3, True)])
def test_power_of_three_is_a_red_flag_and_power_of_four_is_not(grade: int, urgent: bool) -> None:
    result = run("localization", {"power_great_toe_extension": grade})
    assert (result["urgency"] != "routine") is urgent


@pytest.mark.parametrize(
    ("seen", "site"),
    [
        (("mri_lumbar", "root_l5"), "root_l5"),
        (("mri_lumbar", "root_s1"), "root_s1"),
        (("mri_plexus_or_sciatic", "abnormal"), "lumbosacral_plexus"),
        (("mri_cord_or_brain", "abnormal"), "upper_motor_neuron"),
    ],
)
def test_a_lesion_seen_on_mri_makes_its_site_likelier_and_a_normal_scan_less_likely(
    seen: tuple[str, str], site: str
) -> None:
    story = {"pain_buttock": "present", "power_great_toe_extension": 4}

    def chance(extra: dict[str, str]) -> float:
        sites = run("localization", story | extra)["sites"]
        return next(one["probability"] for one in sites if one["id"] == site)

    assert chance({seen[0]: "normal"}) < chance({}) < chance(dict([seen]))


def test_a_compressed_root_on_mri_does_not_outweigh_an_examination_that_points_elsewhere() -> None:
    """A foot drop of the fibular nerve stays one, whatever an old disc shows."""
    findings = dict(registry.calculator("localization").case("cfn-block").findings)
    for seen in QUESTIONS["mri_lumbar"].states:
        result = run("localization", findings | {"mri_lumbar": seen})
        assert result["sites"][0]["id"] == "common_fibular_nerve"


@pytest.mark.parametrize("family", CLINICAL.families.values(), ids=lambda family: family.id)
def test_the_tests_of_a_family_are_alike_only_through_its_mechanism(family) -> None:
    """The chance of a set of answers is that with the mechanism plus that without, worked out by hand."""
    names = [test.id for test in family.tests]
    for states in product(("positive", "negative"), repeat=len(names)):
        given = dict(zip(names, states, strict=True))
        chained = [1.0] * len(MODEL.hypotheses)
        seen: dict[str, str] = {}
        for name, state in given.items():
            columns = conditional(name, seen)[state]
            chained = [chance * column[0] for chance, column in zip(chained, columns, strict=True)]
            seen[name] = state
        for hypothesis, chance in zip(MODEL.hypotheses, chained, strict=True):
            share = family.frequency.of(hypothesis)
            having = prod(_clear(test.if_present, given[test.id]) for test in family.tests)
            lacking = prod(_clear(test.if_absent, given[test.id]) for test in family.tests)
            assert chance == pytest.approx(share * having + (1 - share) * lacking)


def _clear(chance: float, state: str) -> float:
    """The chance of a clear answer; some of each kind end as doubtful."""
    if state == "positive":
        return chance * (1 - DOUBTED_WHEN_FOUND)
    return (1 - chance) * (1 - DOUBTED_WHEN_NOT_FOUND)


@few
@given(examinations(8), st.sampled_from(["spine_clinic", "emergency"]))
def test_another_setting_shown_is_what_the_calculator_says_in_that_setting(
    answers: dict[str, str | int], setting: str
) -> None:
    findings = given_findings(answers)
    here = shares(posterior(findings, "primary_care"))
    assert in_setting(here, "primary_care", setting) == pytest.approx(shares(posterior(findings, setting)))


@few
@given(examinations(6))
def test_the_gain_of_a_test_is_the_fall_of_entropy_that_it_promises(answers: dict[str, str | int]) -> None:
    findings = given_findings(answers)
    before = shares(posterior(findings))
    for test in next_tests(posterior(findings), findings)[:2]:
        after = 0.0
        for state, chance in test.chances.items():
            after += chance * _entropy(shares(posterior(findings | {test.finding: state})))
        assert test.gain == pytest.approx(_entropy(before) - after, abs=1e-3)


def _entropy(chances: Shares) -> float:
    return -sum(chance * log2(chance) for chance in chances if chance)


@pytest.mark.parametrize("finding", [name for name in FINDINGS if "equivocal" in QUESTIONS[name].states])
def test_a_doubtful_sign_lies_between_the_clear_ones_for_every_site(finding: str) -> None:
    story = {"pain_buttock": "present"}

    def chances(state: str) -> dict[str, float]:
        return {
            one["id"]: one["probability"] for one in run("localization", story | {finding: state})["sites"]
        }

    clear = [chances(state) for state in QUESTIONS[finding].states if state != "equivocal"]
    for site, chance in chances("equivocal").items():
        low, high = sorted(one[site] for one in clear)
        assert low - 1e-9 <= chance <= high + 1e-9


@pytest.mark.parametrize(
    ("jerks", "urgent"), [(["reflex_knee"], False), (["reflex_knee", "reflex_ankle"], True)]
)
def test_one_brisk_jerk_is_no_red_flag_and_two_are(jerks: list[str], urgent: bool) -> None:
    result = run("localization", dict.fromkeys(jerks, "brisk"))
    assert (result["urgency"] != "routine") is urgent


def test_a_lesion_of_cord_or_brain_on_mri_is_a_red_flag() -> None:
    assert run("localization", {"mri_cord_or_brain": "abnormal"})["urgency"] != "routine"
    assert run("localization", {"mri_cord_or_brain": "normal"})["urgency"] == "routine"


def test_findings_that_point_to_the_cauda_equina_ask_for_the_red_flags_though_none_is_one() -> None:
    """Buttock and thigh numb, no ankle jerk, a crowded canal: nobody has asked about the bladder yet."""
    findings = {
        "sensation_buttock": "reduced",
        "sensation_posterior_thigh": "reduced",
        "reflex_ankle": "absent",
        "mri_lumbar": "canal",
    }
    result = run("localization", findings)
    assert result["urgency"] == "routine"
    assert result["headline"].startswith("This could be the cauda equina or the spinal cord")
    assert SUSPICION.title in [block["title"] for block in result["blocks"]]


def test_a_plain_root_does_not_ask_for_the_red_flags_of_the_cauda_equina() -> None:
    result = run("localization", {"pain_lateral_leg": "present", "power_great_toe_extension": 4})
    assert SUSPICION.title not in [block["title"] for block in result["blocks"]]


SUDDEN_WEAK_LEG = {
    "sudden_onset": "present",
    "pain_low_back": "absent",
    "power_hip_flexion": 3,
    "power_ankle_dorsiflexion": 2,
    "power_knee_flexion": 4,
    "sensation_dorsal_foot": "normal",
}


def test_a_weak_leg_that_points_to_the_brain_names_the_stroke_unless_the_urgency_already_does() -> None:
    result = run("localization", SUDDEN_WEAK_LEG)
    assert result["sites"][0]["id"] == "upper_motor_neuron"
    assert CENTRAL.title in [block["title"] for block in result["blocks"]]
    told = run("localization", SUDDEN_WEAK_LEG | {"plantar_response": "abnormal"})
    assert CENTRAL.title not in [block["title"] for block in told["blocks"]]
    assert any("stroke" in reason["action"] for reason in told["reasons"])


def test_a_plain_root_does_not_ask_for_the_stroke_pathway() -> None:
    result = run("localization", {"pain_lateral_leg": "present", "power_great_toe_extension": 4})
    assert CENTRAL.title not in [block["title"] for block in result["blocks"]]


@pytest.mark.parametrize(("state", "emergency"), [("reduced", True), ("normal", False)])
def test_in_an_emergency_the_list_of_sites_says_that_it_takes_nothing_back(
    state: str, emergency: bool
) -> None:
    blocks = run("localization", {"sensation_perianal": state})["blocks"]
    (where,) = [block for block in blocks if block["title"] == "Where is the lesion?"]
    assert where["text"].startswith(COMMONNESS) == emergency


def test_the_headline_suggests_a_bedside_test_and_never_a_scan_or_a_needle() -> None:
    for case in registry.calculator("localization").cases:
        headline = run("localization", case.findings)["headline"]
        assert "EMG" not in headline.partition("next,")[2]
        assert "MRI" not in headline.partition("next,")[2]


@pytest.mark.parametrize("setting", ["primary_care", "spine_clinic", "emergency"])
def test_the_prior_of_every_setting_sums_to_one(setting: str) -> None:
    assert sum(shares(prior(setting))) == pytest.approx(1)


def test_a_setting_left_out_is_primary_care_and_the_result_says_so() -> None:
    answers = {"pain_low_back": "present"}
    assert run("localization", answers)["setting"] == "primary_care"
    assert (
        run("localization", answers)["sites"]
        == run("localization", answers | {"setting": "primary_care"})["sites"]
    )
    assert (
        run("localization", answers)["sites"]
        != run("localization", answers | {"setting": "emergency"})["sites"]
    )


@pytest.mark.parametrize("finding", FINDINGS)
def test_the_chances_of_a_findings_states_sum_to_one_under_every_configuration(finding: str) -> None:
    columns = {state: _flat(rows) for state, rows in conditional(finding, {}).items()}
    assert set(columns) == set(QUESTIONS[finding].states)
    for chances in zip(*columns.values(), strict=True):
        assert sum(chances) == pytest.approx(1)
        assert all(0 < chance < 1 for chance in chances)


@pytest.mark.parametrize("family", CLINICAL.families.values(), ids=lambda family: family.id)
def test_a_second_test_of_one_family_adds_less_than_the_first(family) -> None:
    """Two positive tests of one mechanism move the odds less than two independent ones would."""
    first, second = family.tests[:2]
    alone = _flat(conditional(second.id, {})["positive"])
    after = _flat(conditional(second.id, {first.id: "positive"})["positive"])
    spread_alone, spread_after = max(alone) / min(alone), max(after) / min(after)
    assert spread_after < spread_alone


def test_tests_of_one_family_do_not_depend_on_the_order_they_are_entered() -> None:
    one = posterior({"straight_leg_raise": "positive", "slump": "negative"})
    other = posterior({"slump": "negative", "straight_leg_raise": "positive"})
    assert _flat(one) == pytest.approx(_flat(other))


def test_nerve_tests_and_imaging_are_suggested_only_when_the_bedside_has_nothing_left() -> None:
    suggested: set[str] = set()
    for case in registry.calculator("localization").cases:
        tests = run("localization", case.findings)["next_tests"]
        beyond = [test["id"].startswith(("emg_", "snap_", "ncs_", "mri_")) for test in tests]
        assert all(beyond) or not any(beyond)
        suggested |= {test["id"].partition("_")[0] for test in tests}
    assert {"emg", "mri"} <= suggested


def test_nothing_given_says_what_to_ask_first_and_ranks_nothing_in_the_page() -> None:
    result = run("localization", {})
    assert result["headline"].startswith("Nothing has been asked or examined yet")
    assert not [block for block in result["blocks"] if block["kind"] == "ranking"]
    assert result["next_tests"]
    assert all(QUESTIONS[test["id"]].not_given == "not_asked" for test in result["next_tests"])


@pytest.mark.parametrize("finding", ["straight_leg_raise", "sacroiliac_cluster", "plantar_response"])
def test_a_doubtful_sign_moves_the_answer_less_than_a_clear_one_and_the_same_way(finding: str) -> None:
    columns = conditional(finding, {})
    clear, doubtful = _flat(columns[QUESTIONS[finding].states[1]]), _flat(columns["equivocal"])
    clear_ratio, doubtful_ratio = max(clear) / min(clear), max(doubtful) / min(doubtful)
    assert 1 < doubtful_ratio < clear_ratio
    assert max(range(len(clear)), key=clear.__getitem__) == max(range(len(clear)), key=doubtful.__getitem__)


@pytest.mark.parametrize("sign", ["anal_tone", "plantar_response", "other_leg_power_and_sensation"])
def test_a_doubtful_red_flag_raises_the_urgency_like_a_clear_one(sign: str) -> None:
    assert (
        run("localization", {sign: "equivocal"})["urgency"]
        == run("localization", {sign: "abnormal"})["urgency"]
    )


@few
@given(examinations(6), st.sampled_from(["sensation_perianal", "anal_tone", "plantar_response"]))
def test_in_an_emergency_the_headline_says_so_first_and_never_that_there_is_no_lesion(
    answers: dict[str, str | int], sign: str
) -> None:
    state = "reduced" if sign == "sensation_perianal" else "abnormal"
    headline = run("localization", answers | {sign: state})["headline"]
    assert headline.startswith("Emergency:")
    assert "no nerve lesion" not in headline


@few
@given(examinations(8))
def test_a_test_named_as_missing_is_open_and_worth_doing(answers: dict[str, str | int]) -> None:
    result = run("localization", answers)
    worth_doing = {test["id"] for test in result["next_tests"]}
    for one in (*result["sites"], *result["diagnoses"]):
        assert set(one["missing"]) <= worth_doing
        assert len(one["missing"]) <= 3


def test_inversion_or_abduction_is_named_where_root_and_fibular_nerve_stand_open() -> None:
    result = run("localization", {"power_ankle_dorsiflexion": 2, "sensation_dorsal_foot": "reduced"})
    missing = {finding for site in result["sites"] for finding in site["missing"]}
    assert missing & {"power_hip_abduction", "power_foot_inversion"}


def test_a_group_that_is_not_told_apart_names_the_test_that_would() -> None:
    result = run("localization", {"pain_buttock": "present", "straight_leg_raise": "positive"})
    assert sorted(set(result["inseparable"][0]) & {"root_l5", "root_s1"}) == ["root_l5", "root_s1"]
    (block,) = [block for block in result["blocks"] if block["title"] == "Not told apart"]
    assert "Best told apart by" in block["items"][0]["detail"]


def test_an_unstable_first_site_is_said_to_be_and_a_stable_one_is_not() -> None:
    clear = run("localization", registry.calculator("localization").case("femoral-after-lithotomy").findings)
    assert clear["first_site_stays_first"] > 0.9
    assert "The first site is not stable" not in [block["title"] for block in clear["blocks"]]
    close = run("localization", {"pain_posterior_thigh": "present", "straight_leg_raise": "positive"})
    assert close["first_site_stays_first"] < 0.8
    assert "The first site is not stable" in [block["title"] for block in close["blocks"]]
