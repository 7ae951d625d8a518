"""The box at its boundary: odd input, escaping, and the words it works with."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from calculators import registry
from calculators.ask import Box, box
from calculators.ask.synonyms import load_synonyms, parse_synonyms
from calculators.ask.words import stem, stems, words

Ask = Callable[[str], dict[str, Any]]


def small(text: str = "Foot drop <b>is</b> & remains a sign.", cites: tuple[str, ...] = ()) -> Box:
    made = Box(load_synonyms(), registry.evidence.sources)
    sentence = {"text": text, "cites": list(cites)}
    passage = {"page": 'a"<x>.html', "title": "Foot drop <i>", "anchor": '"><script>', "heading": "Drop <u>"}
    made.answer(json.dumps({"passages": [passage | {"sentences": [sentence]}]}))
    return made


def test_what_stands_in_passages_and_questions_is_escaped() -> None:
    response = json.loads(
        small(cites=("nobody<s>",)).answer(json.dumps({"question": 'foot drop: 1 < 2 > 1 & "3"'}))
    )
    assert response["result"]["found"]
    for mark in ("<b>", "<i>", "<u>", "<x>", "<script", "<img", "<s>", '""'):
        assert mark not in response["html"], mark
    assert "&lt;b&gt;is&lt;/b&gt; &amp; remains" in response["html"]


@pytest.mark.parametrize("empty", ["", " ", "\n\t", "\u00a0"])
def test_an_empty_question_asks_for_one(empty: str) -> None:
    assert json.loads(box.answer(json.dumps({"question": empty}))) == {
        "errors": [{"message": "Type a question first."}]
    }


@pytest.mark.parametrize(
    "request_text",
    ["", "[]", "nonsense", "{}", '{"question": 3}', '{"question": "a", "more": 1}', '{"passages": {}}',
     '{"passages": [{"page": 1}]}', '{"passages": [3]}', "[" * 100_000, "9" * 5000,
     '{"passages": [{"page":"a","title":"a","anchor":"","heading":"a","sentences":[{"text":"","lead":0}]}]}'],
    ids=str.__len__,
)  # fmt: skip
def test_what_is_no_request_gets_an_error_and_no_exception(request_text: str) -> None:
    made = small()
    assert json.loads(made.answer(request_text))["errors"]
    assert json.loads(made.answer('{"question": "foot drop"}'))["result"]["found"], "and it still works"


PASSAGE = {"page": "a.html", "title": "Foot drop", "anchor": "", "heading": "Foot drop"}


@pytest.mark.parametrize(
    "sentences",
    [
        [{"text": ""}],
        [{"text": " \n\u00a0"}],
        [{"text": "Foot drop."}, {"text": "\t"}],
        [{"text": "Foot drop."}, {"text": "It stays.", "lead": 0.0}],
        [{"text": "Foot drop."}, {"text": "It stays.", "lead": False}],
        [{"text": "Foot drop."}, {"text": "It stays.", "lead": "0"}],
        [{"text": "Foot drop."}, {"text": "It stays.", "lead": 1}],
        [{"text": "Foot drop."}, {"text": "It stays.", "lead": -1}],
    ],
)
def test_a_sentence_that_is_blank_or_leans_on_what_is_no_earlier_sentence_is_refused(
    sentences: list[dict[str, Any]],
) -> None:
    made = small()
    assert json.loads(made.answer(json.dumps({"passages": [PASSAGE | {"sentences": sentences}]})))["errors"]
    assert json.loads(made.answer('{"question": "foot drop"}'))["result"]["found"], "and it still works"


@pytest.mark.parametrize(
    "sentences", [[], [{"text": "The."}], [{"text": "..."}], [{"text": "It stays.", "lead": None}]]
)
def test_passages_with_little_or_nothing_to_say_are_searched(sentences: list[dict[str, Any]]) -> None:
    made = small()
    told = made.answer(json.dumps({"passages": [PASSAGE | {"sentences": sentences}]}))
    assert json.loads(told) == {"passages": 1}
    assert "result" in json.loads(made.answer('{"question": "foot drop"}'))


def test_a_huge_question_is_answered_quickly_by_its_beginning(ask: Ask) -> None:
    assert ask("foot drop " + "x " * 500_000)["result"]["question"] == ("foot drop " + "x " * 95)
    assert ask("foot drop " * 100_000)["result"]["found"]


@pytest.mark.parametrize(
    "odd", ["\0\x1b[31m", "\ud7ff\ufffe", "\u202eporD", "\U0001f9b6 " * 50, "'; DROP TABLE--"]
)
def test_odd_characters_are_no_questions(odd: str, ask: Ask) -> None:
    assert "errors" not in ask(odd) or not odd.strip()


def test_a_box_without_passages_has_nothing_on_anything() -> None:
    empty = Box(load_synonyms(), {})
    assert json.loads(empty.answer('{"question": "foot drop"}'))["result"]["found"] is False


@pytest.mark.parametrize(
    ("one", "other"),
    [("radiating", "radiates"), ("numbness", "numb"), ("nerves", "nerve"), ("biopsies", "biopsy"),
     ("diagnoses", "diagnosis"), ("dropped", "drop"), ("tingling", "tingle"), ("reflexes", "reflex")],
)  # fmt: skip
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["pelvis", "plexus", "l5", "s1", "us", "ces"])
def test_words_that_only_look_like_plurals_stay(word: str) -> None:
    assert stem(word) == word


def test_words_are_split_and_folded() -> None:
    assert words("The patient\u2019s L-5 root (S 1?) CAN'T\u00adlift") == [
        "patient",
        "l5",
        "root",
        "s1",
        "cantlift",
    ]


@pytest.mark.parametrize(
    ("asked", "written"),
    [("slipped disc", "disc herniation"), ("peroneal", "fibular"), ("EHL", "great toe extension"),
     ("sciatica", "radiculopathy"), ("piriformis", "deep gluteal"), ("dropped foot", "foot drop"),
     ("pins and needles", "paresthesia"), ("Las\u00e8gue", "straight leg raise")],
)  # fmt: skip
def test_synonyms_meet(asked: str, written: str) -> None:
    names = [name.casefold() for name in box.keywords(written)]
    assert any(words(asked) == words(name) for name in names), names


def test_the_longest_phrase_counts() -> None:
    synonyms = load_synonyms()
    found = {one.group for one in synonyms.find([stem(word) for word in words("neurogenic claudication")])}
    assert found == {"stenosis"}


def test_synonyms_with_an_id_twice_are_refused() -> None:
    group = {"id": "a", "words": ["b"]}
    with pytest.raises(ValueError, match="stands twice"):
        parse_synonyms({"ignored": "", "group": [group, group]})


@pytest.mark.parametrize("names", [{"words": []}, {"words": ["the"]}, {"words": ["b"], "spoken": ["..."]}])
def test_synonyms_that_say_nothing_are_refused(names: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match=r"'a' .*says nothing"):
        parse_synonyms({"ignored": "", "group": [{"id": "a", **names}]})


def test_no_name_is_made_of_words_that_carry_no_subject() -> None:
    """Such a name would make any chat a question of the site."""
    synonyms = load_synonyms()
    for group, names in synonyms.groups.items():
        for name in names:
            assert not set(stems(name)) <= synonyms.ignored, (group, name)
