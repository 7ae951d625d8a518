"""Results as HTML: well formed, every word escaped, and nothing told by color alone."""

import json
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import registry
from calculators.contract import Block, Callout, Checklist, Item, Ranked, Ranking, Reason, Reasons
from calculators.render import render_blocks, render_html
from tests.contract.results import RUNS
from tests.contract.results import result as result_of

from .blocks import SOURCES, every_block, result

# Text as a person could write it: no control characters, which HTML cannot carry.
WORDS = st.text(
    st.characters(exclude_categories=("C", "Z")) | st.sampled_from("<>&\"'/=-! "), min_size=1, max_size=20
)


MARK = "MARK"


def parsed(html: str) -> Element:
    """The elements of some HTML; the strict parser raises on anything that is not well formed."""
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)
    return root


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def classed(root: Element, name: str) -> list[Element]:
    return [one for one in root.iter() if name in str(one.get("class", "")).split()]


def skeleton(element: Element) -> Any:
    """The elements and attribute names, without any text."""
    return (element.tag, sorted(map(str, element.attrib)), [skeleton(one) for one in element])


def one_block(block: Block, *, live: bool = False) -> Element:
    return parsed(render_blocks(result(block)["blocks"], SOURCES, live=live))


# ---------------------------------------------------------------- each kind of block


def test_callout_says_its_tone_as_a_word_beside_title_text_and_items() -> None:
    root = one_block(Callout("caution", "Mind this", "Because.", ("one", "two")))
    (callout,) = classed(root, "callout-caution")
    assert text_of(callout) == "Caution Mind thisBecause.onetwo"
    assert [text_of(item) for item in callout.iter("li")] == ["one", "two"]


def test_callout_without_text_and_items_has_no_empty_paragraph_or_list() -> None:
    root = one_block(Callout("note", "Only this"))
    assert len(list(root.iter("p"))) == 1
    assert list(root.iter("ul")) == []


@pytest.mark.parametrize(
    ("tone", "word"),
    [
        ("emergency", "Emergency"),
        ("urgent", "Urgent"),
        ("routine", "Routine"),
        ("note", "Note"),
        ("other", "Note"),
    ],
)
def test_callout_of_each_tone_has_a_word(tone: str, word: str) -> None:
    (shown,) = classed(one_block(Callout(tone, "x")), "callout-word")
    assert text_of(shown) == word


@pytest.mark.parametrize(
    ("urgency", "word"), [("emergency", "Emergency"), ("urgent", "Urgent"), ("routine", "Routine")]
)
def test_reason_says_its_urgency_as_a_word_with_action_source_and_note(urgency: str, word: str) -> None:
    root = one_block(
        Reasons("Why", (Reason("r", "Text.", "Act.", urgency, (), ("smith2001", "jones2002"), "Note."),))
    )
    (reason,) = classed(root, f"reason-{urgency}")
    (tag,) = classed(reason, f"tag-{urgency}")
    assert text_of(tag) == word
    assert "Act. (Smith 2001; Jones 2002)" in text_of(reason)
    assert text_of(reason).endswith("Note.")


def test_ranking_gives_chance_in_words_its_range_and_findings_for_and_against() -> None:
    root = one_block(every_block()[2])
    first, second = classed(root, "ranked")
    assert text_of(classed(first, "ranked-probability")[0]) == "about 70 in 100 (range 60 to 80)"
    assert text_of(classed(second, "ranked-probability")[0]) == "below 1 in 100"
    assert [text_of(one) for one in classed(first, "ranked-word")] == ["For", "Against", "Still open"]
    assert classed(second, "ranked-line") == []
    assert [one.get("value") for one in root.iter("meter")] == ["0.700", "0.002"]


def test_only_the_live_answer_carries_marks_in_ranked_order() -> None:
    def marks(root: Element) -> list[str | None]:
        return [one.get("data-site") for one in root.iter("li") if "data-site" in one.attrib]

    assert marks(one_block(every_block()[2], live=True)) == ["root_l5", "root_s1"]
    assert marks(one_block(every_block()[2], live=False)) == []


def test_ranking_marks_candidates_by_what_they_are() -> None:
    ranking = Ranking("What", "diagnosis", (Ranked("polyneuropathy", "P", 1.0),))
    (item,) = one_block(ranking, live=True).iter("li")
    assert item.get("data-diagnosis") == "polyneuropathy"


def test_table_has_a_head_for_each_column_and_row() -> None:
    root = one_block(every_block()[3])
    assert [one.get("scope") for one in root.iter("th")] == ["col", "col", "row", "row"]
    assert len(list(root.iter("td"))) == 2


def test_table_can_be_scrolled_by_keyboard_and_says_what_it_is() -> None:
    (region,) = classed(one_block(every_block("Power")[3]), "table-scroll")
    assert (region.get("tabindex"), region.get("role"), region.get("aria-label")) == ("0", "group", "Power")


@pytest.mark.parametrize(("index", "folded"), [(3, False), (4, True), (5, False), (6, True)])
def test_what_is_folded_stands_under_its_title_as_summary(index: int, folded: bool) -> None:
    root = one_block(every_block()[index])
    (outer,) = list(root)
    title = outer[0]
    assert (outer.tag, title.tag) == (("details", "summary") if folded else ("section", "h3"))
    assert text_of(title) == "words"


def test_checklist_gives_each_item_with_its_source_and_detail() -> None:
    root = one_block(Checklist("Next", (Item("Look.", "Then say.", ("smith2001",)), Item("Listen."))))
    assert [text_of(one) for one in root.iter("li")] == ["Look. (Smith 2001)Then say.", "Listen."]


# ---------------------------------------------------------------- a whole result


@pytest.mark.parametrize(("urgency", "word"), [("emergency", "Emergency"), ("urgent", "Urgent")])
def test_emergency_and_urgent_stand_first_as_a_word(urgency: str, word: str) -> None:
    root = parsed(render_html(result(urgency=urgency), SOURCES))
    assert root[0].get("class") == f"urgency urgency-{urgency}"
    assert text_of(root[0]) == word


@pytest.mark.parametrize("urgency", ["routine", ""])
def test_routine_raises_no_banner(urgency: str) -> None:
    assert classed(parsed(render_html(result(urgency=urgency), SOURCES)), "urgency") == []


def test_headline_and_disclaimer_come_before_the_blocks() -> None:
    root = parsed(render_html(result(*every_block(), words="So it is."), SOURCES))
    assert [one.get("class") for one in root][:2] == ["result-headline", "result-disclaimer"]
    assert text_of(root[0]) == "So it is."


@pytest.mark.parametrize(("urgency", "place"), [("emergency", 3), ("urgent", 3), ("routine", 1)])
def test_where_it_is_urgent_what_to_do_comes_before_the_disclaimer(urgency: str, place: int) -> None:
    root = parsed(render_html(result(*every_block(), urgency=urgency), SOURCES))
    assert [one.get("class") for one in root].index("result-disclaimer") == place


def test_sources_are_counted_given_whole_and_marked_where_recalled() -> None:
    root = parsed(render_html(result(sources=("smith2001", "jones2002")), SOURCES))
    (block,) = classed(root, "block-sources")
    assert text_of(block[0]) == "Sources (2)"
    recalled, checked = [text_of(one) for one in block.iter("li")]
    assert checked == "Smith AB, Jones C. On legs. Legs 1:2. 2001. doi:10.1/x"
    assert recalled == "Jones C. On feet. Feet 3. 2002. Citation from memory: check it before you rely on it."


def test_without_sources_there_is_no_empty_list_of_them() -> None:
    assert classed(parsed(render_html(result(), SOURCES)), "block-sources") == []


@pytest.mark.parametrize(("calculator", "case"), RUNS)
def test_every_case_is_well_formed_and_shows_its_headline(calculator: str, case: str) -> None:
    answer = result_of(calculator, case)
    root = parsed(render_html(answer, registry.evidence.sources))
    (headline,) = classed(root, "result-headline")
    assert text_of(headline) == " ".join(answer["headline"].split())
    assert {one.tag for one in root.iter()} <= {
        "DOCUMENT_FRAGMENT", "p", "span", "div", "section", "details", "summary", "h3", "ul", "ol", "li",
        "em", "meter", "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip


@pytest.mark.parametrize(("calculator", "case"), RUNS)
def test_every_case_keeps_its_policy_no_inline_script_or_style(calculator: str, case: str) -> None:
    root = parsed(render_html(result_of(calculator, case), registry.evidence.sources))
    names = {str(name) for one in root.iter() for name in one.attrib}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


@pytest.mark.parametrize("calculator", registry.calculators, ids=lambda one: one.id)
def test_the_rules_of_every_calculator_are_well_formed_without_live_marks(calculator: Any) -> None:
    blocks = result(*calculator.rules)["blocks"]
    root = parsed(render_blocks(json.loads(json.dumps(blocks)), registry.evidence.sources))
    names = {str(name) for one in root.iter() for name in one.attrib}
    # data-column names a table's column where it shows as cards; all other marks belong to the live answer.
    assert not {name for name in names if name.startswith("data-")} - {"data-column"}


# ---------------------------------------------------------------- escaping


@given(WORDS)
def test_whatever_the_words_the_elements_stay_the_same_and_every_word_is_shown_as_it_is(words: str) -> None:
    def made_of(one: str) -> Element:
        return parsed(render_html(result(*every_block(one), words=one), SOURCES))

    root, plain = made_of(words), made_of(MARK)
    assert skeleton(root) == skeleton(plain)
    assert "".join(root.itertext()) == "".join(plain.itertext()).replace(MARK, words)


@given(WORDS)
def test_the_words_of_a_source_are_escaped_too(words: str) -> None:
    def made_of(one: str) -> Element:
        source = replace(SOURCES["jones2002"], title=one, authors=one, doi=one)
        return parsed(render_html(result(sources=("s",)), {"s": source}))

    assert skeleton(made_of(words)) == skeleton(made_of(MARK))
    assert words.rstrip(".") in "".join(made_of(words).itertext())
