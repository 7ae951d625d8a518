"""What readers ask finds the page that answers it, and nothing where the site has nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import ASKED

Ask = Callable[[str], dict[str, Any]]


def pages(response: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(passage["page"] for passage in response["result"]["passages"]))


@pytest.mark.parametrize("case", ASKED["asked"], ids=lambda case: case["question"])
def test_the_page_that_answers_comes_first(case: dict[str, Any], ask: Ask) -> None:
    found = pages(ask(case["question"]))
    assert found[:1] and (case.get("any") or found[0] in case["first"]), found
    if "second" in case:
        assert found[1] in case["second"], found


@pytest.mark.parametrize(
    "case", [one for one in ASKED["asked"] if "quotes" in one], ids=lambda case: case["question"]
)
def test_what_a_teacher_would_say_is_quoted(case: dict[str, Any], ask: Ask) -> None:
    told = [quote["text"] for one in ask(case["question"])["result"]["passages"] for quote in one["quotes"]]
    for words in case["quotes"]:
        assert any(words in text for text in told), told


@pytest.mark.parametrize("question", ASKED["nothing"])
def test_what_the_site_does_not_treat_gets_no_passage(question: str, ask: Ask) -> None:
    response = ask(question)
    assert response["result"]["passages"] == [], pages(response)
    assert response["result"]["headline"] == "The site has nothing on that."
    assert "The site has nothing on that." in response["html"]
    assert "<blockquote" not in response["html"]


def test_a_word_that_the_site_does_not_know_is_named(ask: Ask) -> None:
    result = ask("foot drop after playing hurdy-gurdy")["result"]
    assert {"hurdy", "gurdy"} <= set(result["unknown"])


def test_a_slip_of_the_finger_is_read_and_told(ask: Ask) -> None:
    response = ask("what is a piriformsi test")
    assert ["piriformsi", "piriformis"] in response["result"]["read_as"]
    assert "was read as <strong>piriformis</strong>" in response["html"]


def test_the_same_question_gets_the_same_answer_twice(ask: Ask) -> None:
    for case in ASKED["asked"]:
        assert ask(case["question"]) == ask(case["question"])
