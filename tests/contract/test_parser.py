"""The parser takes what a question allows, drops what says "not given", and tells everything else at once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.contract import Choice, InvalidInputError, Problem, Question, parse

YES_NO = (Choice("present", "Yes"), Choice("absent", "No"))
PAIN = Question("pain_groin", "Groin", "choice", YES_NO, not_given="not_asked")
POWER = Question(
    "power_knee", "Knee", "grade", not_given="not_tested", unit="MRC grade", minimum=0, maximum=5
)
AGE = Question("age_years", "Age", "number", not_given="not_asked", unit="years", minimum=18, maximum=120)
BARE = Question("weeks", "Weeks", "number", unit="weeks", minimum=0, maximum=52)
QUESTIONS = (PAIN, POWER, AGE, BARE)


def problems(raw: object) -> tuple[Problem, ...]:
    with pytest.raises(InvalidInputError) as caught:
        parse(QUESTIONS, raw)
    return caught.value.problems


def problem(raw: object) -> Problem:
    (only,) = problems(raw)
    return only


def test_good_answers_come_back_in_the_order_of_the_questions() -> None:
    raw = {"weeks": 6, "age_years": 40.5, "power_knee": 3, "pain_groin": "absent"}
    assert list(parse(QUESTIONS, raw).items()) == [
        ("pain_groin", "absent"), ("power_knee", 3), ("age_years", 40.5), ("weeks", 6),
    ]  # fmt: skip


def test_what_says_not_given_is_dropped_as_if_left_out() -> None:
    raw = {"pain_groin": "not_asked", "power_knee": "not_tested", "age_years": "not_asked"}
    assert parse(QUESTIONS, raw) == parse(QUESTIONS, {}) == {}


@pytest.mark.parametrize("raw", [{"pain_groin": "not_tested"}, {"power_knee": "not_asked"}, {"weeks": ""}])
def test_another_kind_s_word_for_not_given_is_refused(raw: dict[str, Any]) -> None:
    assert problem(raw).field == next(iter(raw))


def test_an_unknown_id_is_told_its_nearest_neighbor() -> None:
    one = problem({"pain_grion": "present"})
    assert (one.field, one.given) == ("pain_grion", "an unknown question")
    assert "did you mean pain_groin?" in one.allowed


def test_an_unknown_id_near_nothing_is_pointed_to_the_schema() -> None:
    assert problem({"zzz": 1}).allowed == "one of the 4 ids that --schema lists"


def test_a_wrong_state_is_told_what_is_allowed() -> None:
    one = problem({"pain_groin": "yes"})
    assert one == Problem("pain_groin", "'yes'", "present, absent, or not_asked")
    assert one.message == "pain_groin: 'yes' was given; allowed: present, absent, or not_asked"


@pytest.mark.parametrize("state", ["Present", " present", "present\n", "", "pain_groin"])
def test_a_state_is_taken_only_exactly_as_written(state: str) -> None:
    assert problem({"pain_groin": state}).given == repr(state)


@pytest.mark.parametrize(("given_", "taken"), [(0, 0), (5, 5), ("3", 3), ("3.0", 3), (3.0, 3)])
def test_a_grade_within_its_bounds_is_taken_as_a_whole_number(given_: Any, taken: int) -> None:
    value = parse(QUESTIONS, {"power_knee": given_})["power_knee"]
    assert value == taken
    assert type(value) is int


@pytest.mark.parametrize("given_", [-1, 6, "-1", "6", 3.5, "3.5", -0.001, 5.001])
def test_a_grade_outside_its_bounds_or_between_two_is_refused(given_: Any) -> None:
    assert problem({"power_knee": given_}).allowed == "whole number from 0 to 5 (MRC grade), or not_tested"


@pytest.mark.parametrize("given_", [18, 18.0, "18", 119.999, 120])
def test_a_number_at_or_within_its_bounds_is_taken(given_: Any) -> None:
    assert parse(QUESTIONS, {"age_years": given_})["age_years"] == float(given_)


@pytest.mark.parametrize("given_", [17.999, 120.001, 17, 121, "121"])
def test_a_number_outside_its_bounds_is_refused(given_: Any) -> None:
    assert problem({"age_years": given_}).given == repr(given_)


@pytest.mark.parametrize("key", ["pain_groin", "power_knee", "age_years", "weeks"])
@pytest.mark.parametrize("given_", [True, False, None, [], [3], {}, {"value": 3}, [[["present"]]], b"3"])
def test_what_is_neither_text_nor_number_is_refused_everywhere(key: str, given_: Any) -> None:
    assert problem({key: given_}).field == key


@pytest.mark.parametrize("key", ["pain_groin", "power_knee", "age_years", "weeks"])
@pytest.mark.parametrize("given_", [float("nan"), float("inf"), float("-inf"), "nan", "inf", "-Infinity"])
def test_no_number_and_infinity_are_refused_everywhere(key: str, given_: Any) -> None:
    assert problem({key: given_}).given == repr(given_)


@pytest.mark.parametrize("given_", [10**20, -(10**20), 10**400, "1" * 400, 1e308])
def test_a_huge_number_is_refused_and_shown_cut(given_: Any) -> None:
    one = problem({"age_years": given_})
    assert len(one.given) <= 60


def test_a_whole_number_too_long_for_python_to_write_is_refused_too() -> None:
    assert problem({"age_years": 10**5000}).given == "int too long to show"


@pytest.mark.parametrize(
    "given_", ["1_0", "1,5", " 3", "3 ", "0x3", "\uff13", "+3", "", "three", "1e", "--3"]
)
def test_text_that_only_python_or_nobody_reads_as_a_number_is_refused(given_: str) -> None:
    assert problem({"weeks": given_}).given == repr(given_)


@given(st.integers(0, 52) | st.floats(0, 52))
def test_a_number_as_text_means_what_the_number_means(number: float) -> None:
    assert parse(QUESTIONS, {"weeks": str(number)}) == parse(QUESTIONS, {"weeks": number})


@pytest.mark.parametrize("raw", [None, [], "x", 3, True, [["pain_groin", "present"]]])
def test_answers_that_are_no_object_are_refused(raw: object) -> None:
    assert problem(raw) == Problem("answers", repr(raw), "one JSON object of question id to answer")


def test_every_problem_is_told_at_once_unknown_ids_first_then_in_the_order_of_the_questions() -> None:
    raw = {"weeks": 99, "b": 1, "power_knee": True, "a": 1, "pain_groin": "x", "age_years": 40}
    assert [one.field for one in problems(raw)] == ["b", "a", "pain_groin", "power_knee", "weeks"]
    assert [one.field for one in problems(raw)] == [one.field for one in problems(dict(raw))]


def test_the_error_s_text_is_one_line_a_problem() -> None:
    with pytest.raises(InvalidInputError) as caught:
        parse(QUESTIONS, {"a": 1, "weeks": 99})
    assert str(caught.value).split("\n") == [one.message for one in caught.value.problems]


@given(st.dictionaries(st.text(), st.none() | st.text() | st.lists(st.integers()), min_size=1))
def test_each_problem_stays_on_one_short_line_whatever_was_given(raw: dict[str, Any]) -> None:
    for one in problems(raw):
        assert one.message.isprintable()
        assert max(len(one.field), len(one.given)) <= 60


def test_the_parser_leaves_its_input_as_it_was() -> None:
    raw = {"power_knee": "3", "pain_groin": "not_asked"}
    parse(QUESTIONS, raw)
    assert raw == {"power_knee": "3", "pain_groin": "not_asked"}
