"""The decision charts are what their data say, and agree with calculators, evidence and pages."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import calculators
from calculators.imaging.model import ruleset as imaging_rules
from calculators.imaging.rules import assess_studies
from calculators.red_flags.model import ruleset as red_flag_rules
from calculators.red_flags.rules import assess_findings
from site_builder.checks.numbers import faults, known_figures
from tools.figures.charts import DATA, Answer, chart_from, in_words, read_charts
from tools.figures.flow import draw_chart
from tools.figures.measure import width, wrap

PROJECT = Path(__file__).resolve().parents[2]
CHARTS = read_charts()
FIGURES = PROJECT / "content" / "figures"
EVIDENCE = calculators.registry.evidence
SPELLED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
OF_TONE = {"emergency": "emergency", "urgent": "urgent", "soon": "routine", "calm": "routine"}


def raw(name: str) -> Mapping[str, Any]:
    return tomllib.loads(
        (DATA / f"{name.removeprefix('chart-').removesuffix('.svg')}.toml").read_text("utf-8")
    )


def shown(value: Any, key: str = "") -> Iterator[str]:
    """The texts of a chart that readers see."""
    if isinstance(value, str) and key not in ("page", "tone", "calculator"):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from shown(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in ("agrees", "says"):
                yield from shown(item, name)


def held(name: str) -> list[tuple[Answer, Mapping[str, Any]]]:
    return [(a, given) for step in CHARTS[name].steps for a in step.all_answers for given in a.agrees]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_from_its_data_as_they_stand(name: str) -> None:
    """When it fails: run `python -m tools.figures`, look at the chart, and commit it."""
    assert (FIGURES / name).read_text("utf-8") == draw_chart(CHARTS[name])


def test_every_chart_in_the_content_has_its_data() -> None:
    assert {file.name for file in FIGURES.glob("chart-*.svg")} == set(CHARTS)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_asks_nothing_of_other_files_and_holds_no_styles(name: str) -> None:
    text = (FIGURES / name).read_text("utf-8")
    assert not re.search(r"<style|<script|\sstyle=|href=|url\((?!#)", text)


@pytest.mark.parametrize("name", CHARTS)
def test_the_page_says_the_whole_logic_in_words(name: str) -> None:
    """When it fails: `python -m tools.figures words` prints the image line of each chart."""
    page = (PROJECT / "content" / CHARTS[name].page).read_text("utf-8")
    assert f"![{in_words(CHARTS[name])}](../../figures/{name}){{ .figure }}" in page


@pytest.mark.parametrize("name", CHARTS)
def test_no_number_of_a_chart_is_typed_by_hand(name: str) -> None:
    known = known_figures(EVIDENCE)
    for text in shown(raw(name)):
        assert not list(faults(text, known)), text
        bare = re.sub(r"\{\{.*?\}\}|\b[LS]\d\b", "", text).replace("clock of step 1", "")
        assert not re.search(r"\d", bare), text
        spelled = re.findall(rf"\b(?:{'|'.join(SPELLED)}) (?:hours?|days?|weeks?|months?|years?)\b", bare)
        assert set(spelled) <= {"two weeks"}, text  # the next test holds that one against the tiers


def test_about_two_weeks_is_what_the_tiers_call_urgent() -> None:
    assert "about two weeks" in red_flag_rules().tiers["urgent"].title
    assert "about two weeks" in imaging_rules().timings["urgent"].words


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_a_way_out_for_what_was_not_examined(name: str) -> None:
    assert any(answer.tone == "open" for answer in CHARTS[name].outcomes)


@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_ends_in_an_all_clear(name: str) -> None:
    for text in shown(raw(name)):
        assert not re.search(r"\bsafe\b|no problem|low risk|all clear|harmless|nothing wrong", text, re.I), (
            text
        )
    for answer in CHARTS[name].outcomes:
        if answer.tone == "calm":
            assert re.search(r"what (?:you (?:asked and )?examined|was sampled)|were sampled", answer.text), (
                answer
            )


@pytest.mark.parametrize("name", CHARTS)
def test_what_sounds_urgent_has_its_tone_and_the_reverse(name: str) -> None:
    for answer in CHARTS[name].outcomes:
        urgent = re.match(r"(?:Emergency|Urgent)|.*\b(?:same day|today|now)$", answer.name)
        assert bool(urgent) <= (answer.tone in ("emergency", "urgent", "open", "place")), answer
        if answer.tone in ("emergency", "urgent"):
            assert urgent, answer


@pytest.mark.parametrize(
    ("answer", "given"),
    held("chart-urgency.svg"),
    ids=lambda value: str(value)[:60] if isinstance(value, dict) else "",
)
def test_the_red_flags_calculator_gives_the_tier_of_the_chart(
    answer: Answer, given: Mapping[str, Any]
) -> None:
    assert assess_findings(given).urgency == OF_TONE[answer.tone]


def test_every_red_flag_rule_and_every_flag_alone_is_on_the_urgency_chart() -> None:
    """A new rule or question needs its place on the chart."""
    cases = [given for _, given in held("chart-urgency.svg")]
    rules = red_flag_rules()
    fires = {fired.rule.id for given in cases for fired in assess_findings(given).fired}
    fires |= {covered for rule in rules.rules if rule.id in fires for covered in rule.covers}
    assert fires == {rule.id for rule in rules.rules}
    alone = {next(iter(given)) for given in cases if len(given) == 1}
    assert alone == set(rules.words)


def held_by(calculator: str) -> list[tuple[str, Answer, Mapping[str, Any]]]:
    return [
        (name, answer, given)
        for name, chart in CHARTS.items()
        if chart.calculator == calculator
        for answer, given in held(name)
    ]


@pytest.mark.parametrize(("name", "answer", "given"), held_by("imaging"))
def test_the_imaging_calculator_gives_the_timings_of_the_chart(
    name: str, answer: Answer, given: Mapping[str, Any]
) -> None:
    studies = assess_studies(given).studies
    assert {study: studies[study].timing for study in answer.says} == dict(answer.says), name


def test_the_imaging_charts_meet_every_rule_for_lumbar_mri_and_nerve_tests() -> None:
    """A new rule needs its place on a chart, or its name here with the reason."""
    left_out = {
        "fracture_with_deficit",  # in the words of the fracture row
        "lasting_deficit_no_intervention",  # in the words of the row of the lasting deficit
        "unclear_after_nerve_tests",  # for who comes with nerve tests and no scan
        "care_not_known",  # in the words of "Not asked"
        "mri_concordant",  # a second scan: the page says it
        "emg_done",
    }
    fired = {
        reason.rule.id
        for _, _, given in held_by("imaging")
        for study in assess_studies(given).studies.values()
        for reason in study.reasons
    }
    rules = {rule.id for rule in imaging_rules().all_rules if rule.study in ("lumbar", "emg_ncs") and rule.id}
    assert rules - fired - left_out == set()


@pytest.mark.parametrize(("name", "answer", "given"), held_by("localization"))
def test_the_localization_calculator_leads_where_the_chart_leads(
    name: str, answer: Answer, given: Mapping[str, Any]
) -> None:
    sites = [site["id"] for site in calculators.run("localization", dict(given))["sites"]]
    if "first" in answer.says:
        assert sites[0] == answer.says["first"], name
    else:
        assert answer.says["among"] in sites[:3], name


def test_each_chart_with_a_calculator_is_held_against_it() -> None:
    for name, chart in CHARTS.items():
        assert bool(chart.calculator) == bool(held(name)), name


def test_words_wrap_within_the_room_and_lose_nothing() -> None:
    words = "Any new change of bladder, bowel, saddle or sexual function is enough to act on today."
    lines = wrap(words, 150, 13)
    assert " ".join(lines) == words
    assert all(width(line, 13) <= 150 for line in lines)


def test_a_word_wider_than_its_room_is_refused() -> None:
    with pytest.raises(ValueError, match="wider"):
        wrap("dorsiflexion", 40, 13)


def test_a_step_that_nothing_leads_to_is_refused() -> None:
    step = {"ask": "Is it?", "answer": [{"label": "Yes", "name": "It is"}]}
    with pytest.raises(ValueError, match="nothing leads to step 2"):
        chart_from({"title": "t", "page": "p", "step": [step, step]}, EVIDENCE)
