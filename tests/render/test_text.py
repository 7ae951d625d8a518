"""Results as plain text: the same content as in HTML, no wider than a terminal, no markup."""

import pytest

from calculators import registry
from calculators.contract import Callout, Checklist, Item, Reason, Reasons
from calculators.render import render_text
from tests.contract.results import RUNS
from tests.contract.results import result as result_of

from .blocks import SOURCES, every_block, result


def lines(*blocks: object, **more: object) -> list[str]:
    return render_text(result(*blocks, **more), SOURCES).splitlines()  # type: ignore[arg-type]


def block_lines(block: object) -> list[str]:
    """The lines of one block: what follows headline and disclaimer."""
    return lines(block)[len(lines()) + 1 :]


@pytest.mark.parametrize(("urgency", "first"), [("emergency", True), ("urgent", True), ("routine", False)])
def test_where_it_is_urgent_what_to_do_comes_before_the_disclaimer(urgency: str, first: bool) -> None:
    told = lines(Callout("caution", "Mind this", "Because."), urgency=urgency)
    assert (told.index("[Caution] Mind this") < told.index("For learning.")) == first


def test_callout_says_its_tone_as_a_word() -> None:
    assert block_lines(Callout("caution", "Mind this", "Because.", ("one", "two"))) == [
        "[Caution] Mind this", "  Because.", "  - one", "  - two",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("urgency", "word"), [("emergency", "Emergency"), ("urgent", "Urgent"), ("routine", "Routine")]
)
def test_reason_says_its_urgency_as_a_word_with_action_source_and_note(urgency: str, word: str) -> None:
    reason = Reason("r", "Text.", "Act.", urgency, (), ("smith2001",), "Note.")
    assert block_lines(Reasons("Why", (reason,))) == [
        "Why", "---", f"- {word}: Text.", "  Act. (Smith 2001)", "  Note.",
    ]  # fmt: skip


def test_ranking_gives_chance_in_words_its_range_and_findings_for_and_against() -> None:
    assert block_lines(every_block("x")[2]) == [
        "x", "-", "x",
        "1. x: about 70 in 100 (range 60 to 80)", "   for: x", "   against: x", "   still open: x",
        "2. x: below 1 in 100",
    ]  # fmt: skip


def test_table_gives_each_row_with_its_columns_and_leaves_out_empty_cells() -> None:
    assert block_lines(every_block("x")[3]) == ["x", "-", "x", "- x", "    x: x", "- x"]


def test_checklist_gives_each_item_with_its_source_and_detail() -> None:
    items = (Item("Look.", "Then say.", ("smith2001",)), Item("Listen."))
    assert block_lines(Checklist("Next", items, "So:")) == [
        "Next", "----", "So:", "- Look. (Smith 2001)", "  Then say.", "- Listen.",
    ]  # fmt: skip


def test_folded_blocks_are_told_as_well() -> None:
    assert block_lines(every_block("x")[4]) == ["x", "-", "- x", "    x: x"]


@pytest.mark.parametrize(
    ("urgency", "first"),
    [
        ("emergency", "*** EMERGENCY ***"),
        ("urgent", "*** URGENT ***"),
        ("routine", "So it is."),
        ("", "So it is."),
    ],
)
def test_emergency_and_urgent_stand_first_as_a_word_and_routine_does_not(urgency: str, first: str) -> None:
    assert lines(urgency=urgency, words="So it is.")[0] == first


def test_sources_are_given_whole() -> None:
    assert "- Smith AB, Jones C. On legs. Legs 1:2. 2001. doi:10.1/x" in lines(sources=("smith2001",))
    assert "Sources" not in lines()


def test_a_source_is_given_with_its_doi_and_a_recalled_one_is_said_to_be() -> None:
    told = " ".join(" ".join(lines(sources=("smith2001", "jones2002"))).split())
    assert "- Jones C. On feet. Feet 3. 2002. Citation from memory: check it before you rely on it." in told
    assert told.endswith("- Smith AB, Jones C. On legs. Legs 1:2. 2001. doi:10.1/x")


@pytest.mark.parametrize(("calculator", "case"), RUNS)
def test_no_line_of_any_case_is_wider_than_80_or_ends_in_a_blank(calculator: str, case: str) -> None:
    text = render_text(result_of(calculator, case), registry.evidence.sources)
    assert [line for line in text.splitlines() if len(line) > 80 or line != line.rstrip()] == []
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize(("calculator", "case"), RUNS)
def test_every_case_tells_headline_disclaimer_block_titles_and_sources(calculator: str, case: str) -> None:
    answer = result_of(calculator, case)
    text = render_text(answer, registry.evidence.sources)
    # Without blanks: a line may break after a hyphen.
    told = "".join(text.split())
    wanted = [answer["headline"], answer["disclaimer"], *(block["title"] for block in answer["blocks"])]
    assert [one for one in wanted if "".join(one.split()) not in told] == []
    assert text.count("\n- ") >= len(answer["sources"])
