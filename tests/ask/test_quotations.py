"""Nothing is invented: what is quoted stands on the page, word for word, with its own citations."""

import html
import json
import re
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import ASKED

Ask = Callable[[str], dict[str, Any]]
QUESTIONS = [case["question"] for case in ASKED["asked"]]


def words_of(passages: list[dict[str, Any]]) -> list[str]:
    return sorted(
        {word for one in passages for word in re.findall(r"\w+", one["title"] + " " + one["heading"])}
    )


def check(response: dict[str, Any], passages: list[dict[str, Any]]) -> None:
    """Every quotation is a sentence of its passage with that sentence's citations; the HTML adds none."""
    stand = {(one["page"], one["anchor"], one["heading"]): one for one in passages}
    quoted = []
    for passage in response["result"]["passages"]:
        source = stand[passage["page"], passage["anchor"], passage["heading"]]
        sentences = {one["text"]: one.get("cites", []) for one in source["sentences"]}
        assert passage["title"] == source["title"]
        lists = {one["text"]: one.get("list") for one in source["sentences"]}
        whole = {lists[quote["text"]] for quote in passage["quotes"]} - {None}
        free = [one["text"] for one in source["sentences"] if one.get("list") in whole]
        # Three sentences, and lists that are quoted whole.
        assert passage["quotes"]
        told = [quote["text"] for quote in passage["quotes"]]
        assert len(told) <= 3 or len([one for one in told if one not in free]) <= 3
        for quote in passage["quotes"]:
            assert quote["text"] in sentences
            assert quote["cites"] == sentences[quote["text"]]
            quoted.append(quote["text"])
    shown = re.findall(r"<p>(.*?)</p>", "".join(re.findall(r"<blockquote.*?</blockquote>", response["html"])))
    told = [html.unescape(re.sub(r' <a class="ask-cite".*?</a>', "", one)) for one in shown]
    assert told == quoted


def test_every_quotation_stands_word_for_word_in_its_passage(
    ask: Ask, passages: list[dict[str, Any]]
) -> None:
    for question in QUESTIONS:
        check(ask(question), passages)


def test_no_mixture_of_the_sites_own_words_brings_it_to_invent(
    ask: Ask, passages: list[dict[str, Any]]
) -> None:
    @settings(max_examples=60)
    @given(st.lists(st.sampled_from(words_of(passages)), min_size=1, max_size=9).map(" ".join))
    def holds(question: str) -> None:
        check(ask(question), passages)

    holds()


def test_no_text_at_all_makes_it_fail(ask: Ask, passages: list[dict[str, Any]]) -> None:
    @settings(max_examples=100)
    @given(st.text(max_size=300))
    def holds(question: str) -> None:
        response = ask(question)
        if "errors" in response:
            assert not question.strip()
        else:
            check(response, passages)

    holds()


def test_every_passage_stands_on_the_built_page(passages: list[dict[str, Any]]) -> None:
    """No placeholder is left, and no mark that only the cutting uses."""
    assert len(passages) > 200
    for passage in passages:
        for sentence in passage["sentences"]:
            assert not re.search(r"\{\{|\[@|[\ue000\ue001]|<[a-z]", sentence["text"]), sentence["text"]


def test_every_source_that_is_quoted_is_listed(ask: Ask) -> None:
    for question in QUESTIONS:
        result = ask(question)["result"]
        cited = {cite for one in result["passages"] for quote in one["quotes"] for cite in quote["cites"]}
        assert cited == {source["id"] for source in result["sources"]}


def test_a_quotation_that_leans_on_the_one_before_brings_it_along() -> None:
    from calculators.ask.index import make_index
    from calculators.ask.passages import Passage, Sentence
    from calculators.ask.question import understand
    from calculators.ask.quote import quotable
    from calculators.ask.synonyms import load_synonyms

    sentences = ("The dog barks.", "It bites the postman.", "Cats sleep.")
    passage = Passage("a.html", "Animals", "a", "Dogs", tuple(Sentence(text) for text in sentences))
    index = make_index([passage], load_synonyms())
    assert quotable(understand("postman", index), 0, index) == [0, 1]


def quoted(question: str, sentences: list[dict[str, Any]], heading: str = "Is it an emergency?") -> list[str]:
    from calculators.ask import Box, box

    made = Box(box.synonyms, {})
    passage = {
        "page": "a.html",
        "title": "Leg pain",
        "anchor": "a",
        "heading": heading,
        "sentences": sentences,
    }
    made.answer(json.dumps({"passages": [passage]}))
    result = json.loads(made.answer(json.dumps({"question": question})))["result"]
    return [quote["text"] for one in result["passages"] for quote in one["quotes"]]


def test_a_list_about_emergencies_is_quoted_whole() -> None:
    bullets = [
        "Bladder changed: emergency department.",
        "Both legs weak: the same day.",
        "Foot drop: spinal team today.",
        "Fever has its own clock.",
        "A cold leg: at once.",
    ]
    listed = [{"text": text, "list": 1} for text in bullets]
    assert quoted("foot drop", [{"text": "Ask everyone."}, *listed]) == bullets


def test_steps_are_quoted_whole_under_the_heading_that_is_asked_for() -> None:
    steps = ["Sit.", "Chin to chest, as in a slump.", "Straighten the knee.", "Foot up.", "Lift the head."]
    listed = [{"text": text, "list": 1, "steps": True} for text in steps]
    assert quoted("how do I do the slump test", listed, "Slump") == steps


def test_a_fragment_is_never_quoted_where_there_is_a_sentence() -> None:
    told = quoted(
        "does pregabalin help?", [{"text": "Pregabalin."}, {"text": "Pregabalin did not help the leg."}]
    )
    assert told == ["Pregabalin did not help the leg."]
