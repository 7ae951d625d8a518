"""The answer: what is refused, what is said, what is warned of, and what is never claimed."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import InvalidInputError, registry
from calculators.contract.result import block_to_dict
from calculators.likelihood import catalog, likelihood
from calculators.likelihood.model import Target, evidence
from calculators.render import render_html, render_text
from tests.contract.results import FORBIDDEN

RAISE = {"pre_test_percent": 50, "slr_vdw": "positive"}
BOTH_RAISES = {"pre_test_percent": 60, "slr_vdw": "positive", "xslr_vdw": "positive"}
RAISE_AND_SLUMP = {"pre_test_percent": 30, "slr_vdw": "positive", "slump_majlesi": "positive"}
FAMILIES = "Tests of one family are no independent witnesses"
WEAK = "What weakens this answer"
ELSEWHERE = "The same result with other figures"
TARGETS = list(catalog().targets.values())


def run(answers: dict[str, Any]) -> dict[str, Any]:
    return registry.run("likelihood", answers)


def titles(result: dict[str, Any]) -> list[str]:
    return [block["title"] for block in result["blocks"]]


def block(result: dict[str, Any], title: str) -> dict[str, Any]:
    return next(one for one in result["blocks"] if one["title"].startswith(title))


def refused(answers: dict[str, Any]) -> list[str]:
    with pytest.raises(InvalidInputError) as error:
        run(answers)
    return [problem.field for problem in error.value.problems]


@st.composite
def good_answers(draw: st.DrawFn) -> dict[str, Any]:
    """A target, a start, and results of different tests of it."""
    target: Target = draw(st.sampled_from(TARGETS))
    chosen = draw(st.lists(st.sampled_from(target.tests), unique_by=lambda test: test.of, max_size=5))
    results = {test.id: draw(st.sampled_from(test.states)) for test in chosen}
    return {"target": target.id, "pre_test_percent": draw(st.floats(1, 99)), **results}


# ---------------------------------------------------------------- what is refused


def test_two_rows_of_one_test_are_refused_and_both_are_named() -> None:
    assert refused(RAISE | {"slr_capra": "negative"}) == ["slr_vdw", "slr_capra"]


def test_two_findings_of_the_same_thing_are_refused() -> None:
    assert refused({"lss_age70": "positive", "lss_age60": "positive"}) == ["lss_age70", "lss_age60"]


def test_a_test_for_another_condition_is_refused_and_named() -> None:
    assert refused({"target": "hip_osteoarthritis", "slr_vdw": "positive", "hip_squat": "positive"}) == [
        "slr_vdw"
    ]


def test_tests_for_two_conditions_without_a_target_are_one_problem_of_the_target() -> None:
    assert refused({"slr_vdw": "positive", "hip_squat": "positive", "hip_abd": "positive"}) == ["target"]


def test_all_problems_are_told_at_once() -> None:
    fields = refused({"target": "hip_osteoarthritis", "slr_vdw": "positive", "slr_capra": "positive"})
    assert fields == ["slr_vdw", "slr_capra", "slr_vdw", "slr_capra"]


def test_tests_of_different_things_for_one_condition_are_taken() -> None:
    assert len(run(RAISE | {"tawa_sens": "positive", "vr_cough": "negative"})["steps"]) == 3


@pytest.mark.parametrize(("given_", "taken"), [(0.9, False), (1, True), (99, True), (99.1, False)])
def test_a_start_is_from_1_to_99_in_100(given_: float, taken: bool) -> None:
    if taken:
        assert run({"pre_test_percent": given_})["pre_test"] == given_ / 100
    else:
        assert refused({"pre_test_percent": given_}) == ["pre_test_percent"]


def test_a_result_without_a_ratio_cannot_be_given() -> None:
    assert refused({"lss_flex": "negative"}) == ["lss_flex"]


# ---------------------------------------------------------------- what is said


def test_a_positive_raise_in_natural_frequencies() -> None:
    assert run(RAISE)["headline"] == (
        "Of 100 people like this, 50 have a lumbar disc herniation or radiculopathy; 46 of them and 36 of "
        "the others have this result (straight leg raise: positive), so about 56 in 100 people with this "
        "result have it."
    )


def test_a_positive_raise_moves_an_even_chance_by_6_as_the_pitfall_row_says() -> None:
    result = run(RAISE)
    assert round(result["post_test"]["value"], 2) == evidence().value("slr_lr.post_test_probability")
    assert "up by 6 in 100" in titles(result)[0]


def test_nobody_is_rounded_away() -> None:
    """Of the 2 with compression in 100 none would test negative in whole people, as if none were missed."""
    headline = run({"pre_test_percent": 2, "ces_pvr_bok": "negative"})["headline"]
    assert headline.startswith("Of 1,000 people like this, 20 have cauda equina compression; 4 of them and")


def test_without_rates_the_headline_says_how_many_times_as_often() -> None:
    assert "is found 6.4 times as often" in run({"pre_test_percent": 40, "lss_flex": "positive"})["headline"]


def test_a_bound_is_told_as_at_least() -> None:
    headline = run({"pre_test_percent": 20, "fst_midlumbar": "positive"})["headline"]
    assert "at least 5 times" in headline
    assert headline.endswith("have it, or more.")


def test_the_target_is_derived_from_the_tests_and_the_same_when_named() -> None:
    assert run(RAISE)["target"] == "lumbar_radiculopathy_or_herniation"
    assert run(RAISE | {"target": "lumbar_radiculopathy_or_herniation"}) == run(RAISE)


def test_a_step_carries_both_ratios_the_family_and_the_source() -> None:
    (step,) = run(RAISE)["steps"]
    assert (step["id"], step["test"], step["result"]) == ("slr_vdw", "straight_leg_raise", "positive")
    assert (step["positive_likelihood_ratio"], step["negative_likelihood_ratio"]) == (1.28, 0.29)
    assert (step["family"], step["source"], step["status"]) == ("nerve_tension", "vdwindt2010", "verified")
    assert step["before"] == 0.5
    assert step["after"] == run(RAISE)["post_test"]["value"]


def test_steps_join_up_from_before_to_after() -> None:
    result = run(RAISE | {"tawa_sens": "positive", "vr_cough": "negative"})
    steps = result["steps"]
    assert [one["before"] for one in steps] == [0.5, *(one["after"] for one in steps[:-1])]
    assert steps[-1]["after"] == result["post_test"]["value"]


def test_the_other_rows_of_a_contested_test_stand_beside_the_answer() -> None:
    result = run(RAISE)
    assert result["steps"][0]["alternatives"] == [
        "slr_deville",
        "slr_capra",
        "slr_mkumbuzi",
        "slr_majlesi",
        "vr_slr",
    ]
    rows = block(result, ELSEWHERE)["rows"]
    assert [row[1] for row in rows][1] == "about 58 in 100 (55 to 61)"
    assert len(rows) == 5
    assert {"capra2011", "deville2000"} <= set(result["sources"])


def test_another_finding_of_the_same_thing_is_no_alternative() -> None:
    assert run({"pre_test_percent": 40, "lss_age70": "positive"})["steps"][0]["alternatives"] == ["katz_age"]
    assert ELSEWHERE not in titles(run({"pre_test_percent": 40, "lss_age60": "positive"}))


# ---------------------------------------------------------------- without a test, without a start


def test_without_a_test_only_the_start_and_what_tests_would_do_is_told() -> None:
    result = run({"target": "deep_gluteal_entrapment", "pre_test_percent": 20})
    assert result["headline"] == (
        "Of 100 people like this, 20 have sciatic entrapment in the deep gluteal space, "
        "and no result is counted yet."
    )
    assert (result["pre_test"], result["post_test"], result["steps"]) == (0.2, None, [])
    assert titles(result) == ["What moves it furthest"]
    assert len(block(result, "What moves it furthest")["rows"]) == 4


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.id)
def test_tests_are_sorted_by_how_far_they_move(target: Target) -> None:
    start = 0.3
    shown = run({"target": target.id, "pre_test_percent": 30})
    order = [
        row[0] for one in shown["blocks"] if one["title"].startswith("What moves") for row in one["rows"]
    ]

    def reach(label: str) -> float:
        (test,) = (one for one in target.tests if one.label == label)
        odds = start / (1 - start)
        ends = [
            odds * ratio.value / (1 + odds * ratio.value)
            for state in test.states
            if (ratio := test.ratio(state))
        ]
        return max(round(abs(end - start), 6) for end in ends)

    assert sorted(order) == sorted(test.label for test in target.tests)
    assert [reach(label) for label in order] == sorted(map(reach, order), reverse=True)


def test_without_a_start_no_probability_is_told_and_none_assumed() -> None:
    result = run({"slr_vdw": "positive"})
    assert (result["pre_test"], result["post_test"]) == (None, None)
    assert result["steps"][0]["before"] is None
    assert [row[0] for row in block(result, "From where to where")["rows"]][2] == "50 in 100"
    assert result["not_assessed"][0] == "pre_test_percent"


@pytest.mark.parametrize(
    ("results", "told"),
    [
        (["slr_vdw"], "the result would lead to"),
        (["slr_vdw", "vr_ffd"], "the results together would lead to"),
    ],
)
def test_without_a_start_several_results_are_spoken_of_as_several(results: list[str], told: str) -> None:
    assert told in run(dict.fromkeys(results, "positive"))["headline"]


def test_the_empty_form_shows_how_little_one_result_moves() -> None:
    result = run({})
    assert (result["target"], result["pre_test"], result["post_test"]) == (None, None, None)
    assert "about 56 in 100" in block(result, "How little one result can move")["text"]
    assert len(block(result, "Conditions")["rows"]) == len(TARGETS)
    assert result["not_assessed"] == ["target", "pre_test_percent"]


def test_rows_of_a_test_already_given_are_not_listed_as_open() -> None:
    left = run(RAISE)["not_assessed"]
    assert "slump_mkumbuzi" in left
    assert not {"slr_vdw", "slr_capra"} & set(left)


# ---------------------------------------------------------------- what is warned of


def test_two_tests_of_one_family_bring_a_caution_with_the_answer_counted_once() -> None:
    result = run(RAISE_AND_SLUMP)
    assert result["shared_families"] == {"nerve_tension": ["slr_vdw", "slump_majlesi"]}
    alone = run({"pre_test_percent": 30, "slump_majlesi": "positive"})
    assert result["post_test_family_once"] == alone["post_test"]
    assert "about 73 in 100" in block(result, FAMILIES)["text"]
    assert alone["post_test"]["value"] < result["post_test"]["value"] == result["steps"][-1]["after"]


def test_the_headline_leads_with_one_test_a_family_and_names_the_plain_product_after_it() -> None:
    assert run(BOTH_RAISES)["headline"] == (
        "Of 100 people like this, 60 have a lumbar disc herniation or radiculopathy before the tests; with "
        "one test counted per family, about 81 in 100 people with both results have it afterward, and the "
        "plain product of both would claim about 84 in 100."
    )


def test_every_box_goes_on_from_the_number_of_the_headline() -> None:
    result = run(BOTH_RAISES)
    assert result["blocks"][0]["title"] == "From about 60 in 100 to about 81 in 100: up by 21 in 100"
    assert result["blocks"][0]["text"].startswith("Range 72 to 88 in 100")
    assert block(result, "What another test would do")["text"].startswith("From 81 in 100.")
    assert "plain product" in block(result, "Step by step")["text"]
    instead = {row[0].rpartition(" of ")[2]: row[1] for row in block(result, ELSEWHERE)["rows"]}
    # The crossed raise counts alone until the other test is the one that moves further.
    assert instead["Capra 2011"] == "about 81 in 100 (72 to 88)"
    assert instead["Majlesi 2008, recalled"] == "about 88 in 100 (75 to 95)"


def test_what_another_test_would_do_is_the_answer_that_it_brings_when_it_is_entered() -> None:
    rows = {row[0]: row for row in block(run(BOTH_RAISES), "What another test would do")["rows"]}
    entered = run(BOTH_RAISES | {"slump_majlesi": "positive"})
    row = rows["Slump test (Majlesi 2008)"]
    assert f"about {round(100 * entered['post_test_family_once']['value'])} in 100" in row[1]
    assert "only the furthest counts" in row[4]
    assert row[1].partition(" (")[0] in entered["headline"].partition("product")[0]


def test_without_a_start_too_one_test_a_family_is_counted() -> None:
    result = run({key: value for key, value in RAISE_AND_SLUMP.items() if key != "pre_test_percent"})
    slump = run({"pre_test_percent": 50, "slump_majlesi": "positive"})
    middle = next(row for row in block(result, "From where to where")["rows"] if row[0] == "50 in 100")
    assert f"about {round(100 * slump['post_test']['value'])} in 100" in middle[1]
    assert f"about {round(100 * slump['post_test']['value'])} in 100" in result["headline"]
    assert result["headline"].endswith("with one test counted per family.")


def test_where_the_product_comes_to_the_same_number_the_headline_says_so() -> None:
    answers = {"pre_test_percent": 1, "dgs_active": "negative", "dgs_seated": "negative"}
    assert run(answers)["headline"].endswith("and the plain product of both comes to the same.")


def test_results_of_one_family_that_contradict_each_other_are_called_so() -> None:
    against = run(RAISE_AND_SLUMP | {"slr_vdw": "negative"})
    assert "contradict each other" in against["headline"]
    assert "repeat" in " ".join(block(against, FAMILIES)["items"]).lower()
    assert "contradict" not in json.dumps(run(RAISE_AND_SLUMP))


def test_a_person_reads_no_id_of_a_row() -> None:
    ids = re.compile(rf"\b(?:{'|'.join(row for row in evidence().rows if '_' in row)})\b", re.IGNORECASE)
    for case in likelihood.cases:
        result = run(dict(case.findings))
        assert not ids.search(json.dumps([result["headline"], result["blocks"]])), case.id
    assert not ids.search(json.dumps([block_to_dict(rule) for rule in likelihood.rules]))
    for clash in (
        RAISE | {"slr_capra": "negative"},
        {"target": "hip_osteoarthritis", "slr_vdw": "positive"},
        {"slr_vdw": "positive", "hip_squat": "positive"},
    ):
        with pytest.raises(InvalidInputError) as error:
            run(clash)
        told = [f"{problem.given} {problem.allowed}" for problem in error.value.problems]
        assert not ids.search(" ".join(told))
        assert not any(target.id in " ".join(told) for target in TARGETS)


def test_tests_of_different_families_bring_no_family_caution_but_the_word_on_independence() -> None:
    result = run(RAISE | {"tawa_sens": "positive"})
    assert FAMILIES not in titles(result)
    assert result["post_test_family_once"] is None
    assert "as if independent" in block(result, WEAK)["items"][-1]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"vr_slr": "positive"}, "recalled from the literature"),
        ({"achilles_low": "positive"}, "includes 1"),
        ({"slr_deville": "positive"}, "neither an interval nor people counted"),
        ({"fst_midlumbar": "positive"}, "lower bound"),
        ({"slr_capra": "positive"}, "even split"),
        ({"lss_cook4": "positive"}, "published ratio is 4.6"),
        ({"gt_sls_grimaldi": "positive"}, "would be infinite"),
    ],
)
def test_what_weakens_a_figure_is_said(answers: dict[str, str], said: str) -> None:
    assert any(said in item for item in block(run({"pre_test_percent": 30} | answers), WEAK)["items"])


def test_a_verified_row_with_published_intervals_carries_no_such_word() -> None:
    assert WEAK not in titles(run(RAISE))


@pytest.mark.parametrize(
    ("answers", "complete", "said"),
    [
        ({"slr_vdw": "positive"}, True, "Range 53 to 61 in 100, from the uncertainty"),
        ({"slr_deville": "positive"}, False, "There is no range"),
        ({"slr_deville": "positive", "tawa_sens": "positive"}, False, "incomplete and too narrow"),
    ],
)
def test_an_incomplete_range_is_marked(answers: dict[str, str], complete: bool, said: str) -> None:
    result = run({"pre_test_percent": 50} | answers)
    assert result["range_complete"] is complete
    assert said in result["blocks"][0]["text"]


@pytest.mark.parametrize(
    "answers", [{}, {"pre_test_percent": 2}, {"pre_test_percent": 2, "ces_pvr_bok": "negative"}]
)
def test_cauda_equina_is_an_emergency_above_every_number(answers: dict[str, Any]) -> None:
    result = run({"target": "cauda_equina_compression"} | answers)
    assert result["blocks"][0]["tone"] == "emergency"
    assert "emergency MRI" in result["blocks"][0]["text"]
    assert "girft2023" in result["sources"]


# ---------------------------------------------------------------- laws


@given(good_answers())
def test_every_answer_holds_its_range_renders_and_claims_nothing(answers: dict[str, Any]) -> None:
    result = run(answers)
    after = result["post_test"]
    if after is not None:
        assert 0 <= after["low"] <= after["value"] <= after["high"] <= 1
        assert set(after) == {"value", "low", "high"}
    told = json.dumps(result, allow_nan=False)
    assert not FORBIDDEN.search(told)
    assert " 0 of them" not in result["headline"] and " 0 of the others" not in result["headline"]
    assert re.fullmatch(r"[^.]*(\.\d[^.]*)*\.", result["headline"])
    assert render_text(result, evidence().sources)
    assert 'class="result-headline"' in render_html(result, evidence().sources)


@given(good_answers(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_makes_no_difference(answers: dict[str, Any], random: Any) -> None:
    keys = random.sample(list(answers), len(answers))
    assert run({key: answers[key] for key in keys}) == run(answers)


@given(good_answers())
def test_what_was_not_given_is_listed_and_moves_nothing(answers: dict[str, Any]) -> None:
    result = run(answers)
    assert not set(result["not_assessed"]) & set(answers)
    filled = {question.id: question.not_given for question in likelihood.questions} | answers
    assert run(filled) == result
