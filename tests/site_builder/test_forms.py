"""The form as the page holds it: every question, reachable, described, and left out to begin with."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from calculators.contract import Calculator, Choice, Group, Question, Result
from site_builder.checks.html import Element, read
from site_builder.forms import calculator_section
from site_builder.subject import Subject


@pytest.fixture
def elements(subject: Subject) -> tuple[Element, ...]:
    return read("page", calculator_section(subject.calculator("clearance"), "<p>First</p>")).elements


def _named(elements: tuple[Element, ...], name: str) -> list[Element]:
    return [element for element in elements if element.attributes.get("name") == name]


def test_every_question_of_the_registry_is_in_the_form(
    subject: Subject, elements: tuple[Element, ...]
) -> None:
    for question in subject.calculator("clearance").questions:
        assert _named(elements, question.id), question.id


def test_a_choice_starts_left_out(elements: tuple[Element, ...]) -> None:
    radios = _named(elements, "keel")
    assert [radio.attributes["value"] for radio in radios] == ["not_looked", "up", "down"]
    assert [radio.attributes["value"] for radio in radios if "checked" in radio.attributes] == ["not_looked"]
    frame = next(element for element in elements if element.attributes.get("data-question") == "keel")
    assert frame.tag == "fieldset"
    assert frame.attributes["data-not-given"] == "not_looked"


def test_the_normal_state_is_marked_once(elements: tuple[Element, ...]) -> None:
    marked = [
        radio.attributes["value"] for radio in _named(elements, "keel") if "data-normal" in radio.attributes
    ]
    assert marked == ["down"]


def test_grades_run_from_the_highest_down_and_are_sent_as_numbers(elements: tuple[Element, ...]) -> None:
    values = [radio.attributes["value"] for radio in _named(elements, "wind")]
    assert values == ["", *(str(grade) for grade in range(12, -1, -1))]
    frame = next(element for element in elements if element.attributes.get("data-question") == "wind")
    assert frame.attributes["data-kind"] == "integer"


def test_a_number_has_label_unit_bounds_and_help_joined_to_it(elements: tuple[Element, ...]) -> None:
    (field,) = _named(elements, "draft")
    assert (field.attributes["min"], field.attributes["max"]) == ("0", "5")
    assert field.attributes["data-unit"] == "m"
    assert any(
        element.tag == "label" and element.attributes.get("for") == field.attributes["id"]
        for element in elements
    )
    described = field.attributes["aria-describedby"]
    assert any(element.attributes.get("id") == described for element in elements)


def test_the_keypad_for_a_number_has_a_decimal_point(elements: tuple[Element, ...]) -> None:
    """Every number may be a fraction (half a week is 0.5), whatever its bounds are."""
    for name in ("draft", "depth"):
        (field,) = _named(elements, name)
        assert field.attributes["inputmode"] == "decimal"


def test_only_groups_with_a_normal_state_offer_all_normal(subject: Subject) -> None:
    html = calculator_section(subject.calculator("clearance"), "")
    assert html.count('data-action="all-normal"') == 2


def test_the_button_that_fills_a_group_says_what_it_enters_and_a_group_asked_one_by_one_has_none() -> None:
    def buttons(**more: bool) -> list[str]:
        questions = tuple(
            Question(name, name, "choice", (Choice("no", "No"), Choice("yes", "Yes")), normal="no")
            for name in ("fever", "chills")
        )
        calculator = Calculator(
            "heat",
            "Heat",
            "",
            (Group("story", "The story", questions, **more),),
            lambda _: Result(headline=""),
        )
        return re.findall(
            r'data-action="all-normal".*?aria-label="(.*?)">(.*?)<', calculator_section(calculator, "")
        )

    assert buttons() == [("All: no, The story", "All: no")]
    assert buttons(one_by_one=True) == []


def test_ids_are_unique(elements: tuple[Element, ...]) -> None:
    ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
    assert sorted(ids) == sorted(set(ids))


def test_ids_are_unique_where_a_group_has_the_name_of_its_question() -> None:
    ask = Question("setting", "Setting", "choice", (Choice("ship", "Ship"), Choice("shore", "Shore")))
    group = Group("setting", "Where you are", (ask,))
    calculator = Calculator("tide", "Tide", "", 4 * (group,), lambda _: Result(headline=""))
    one = replace(calculator, groups=(group,))
    elements = read("page", calculator_section(one, "")).elements
    ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
    assert sorted(ids) == sorted(set(ids))
    assert {"tide-setting", "tide-setting-part"} <= set(ids)
    jump = '<a href="#tide-setting-part">Where you are</a>'
    assert jump in calculator_section(calculator, "")


def test_the_first_answer_stands_in_the_place_of_the_answer(subject: Subject) -> None:
    class Inside(HTMLParser):
        depth, text = 0, ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if "data-result" in dict(attrs):
                self.depth = 1

        def handle_data(self, data: str) -> None:
            if self.depth:
                self.text += data

        def handle_endtag(self, tag: str) -> None:
            self.depth = self.depth if tag != "div" else 0

    inside = Inside()
    inside.feed(calculator_section(subject.calculator("clearance"), "<p>Measure first.</p>"))
    assert inside.text.strip() == "Measure first."


def _many(count: int, *, groups: bool = False) -> Calculator:
    """A calculator that asks which of many there is; with groups, each has a group of its own."""
    choices = tuple(Choice(f"port_{number}", f"Port {number}") for number in range(count))
    which = Question(
        "which",
        "Which port?",
        "choice",
        choices,
        not_given="not_asked",
        not_given_label="Any",
        normal="port_1",
    )
    ask = Question(
        "seen", "Seen?", "choice", (Choice("yes", "Yes"), Choice("no", "No")), not_given="not_looked"
    )
    own = tuple(Group(choice.id, choice.label, (replace(ask, id=f"seen_{choice.id}"),)) for choice in choices)
    return Calculator(
        id="ports",
        title="Which port?",
        summary="Ports.",
        groups=(Group("start", "Start", (which,)), *(own if groups else ())),
        assess=lambda answers: Result(headline=str(answers)),
    )


def test_a_choice_of_many_is_a_list_that_opens_with_left_out_first() -> None:
    elements = read("page", calculator_section(_many(8), "")).elements
    (select,) = _named(elements, "which")
    assert select.tag == "select"
    options = [element for element in elements if element.tag == "option"]
    assert [option.attributes["value"] for option in options] == [
        "not_asked",
        *(f"port_{number}" for number in range(8)),
    ]
    assert [option.attributes["value"] for option in options if "selected" in option.attributes] == [
        "not_asked"
    ]
    assert [option.attributes["value"] for option in options if "data-normal" in option.attributes] == [
        "port_1"
    ]
    frame = next(element for element in elements if element.attributes.get("data-question") == "which")
    assert frame.attributes["data-not-given"] == "not_asked"
    assert any(
        element.tag == "label" and element.attributes.get("for") == select.attributes["id"]
        for element in elements
    )


def test_a_choice_of_seven_is_still_a_row_of_buttons() -> None:
    elements = read("page", calculator_section(_many(7), "")).elements
    assert {element.tag for element in _named(elements, "which")} == {"input"}


def test_only_groups_that_a_question_picks_from_start_closed() -> None:
    elements = read("page", calculator_section(_many(8, groups=True), "")).elements
    opened = {
        element.attributes["data-group"]: "open" in element.attributes
        for element in elements
        if "data-group" in element.attributes
    }
    assert opened == {"start": True} | {f"port_{number}": False for number in range(8)}
    (select,) = _named(elements, "which")
    assert "data-picks-group" in select.attributes
