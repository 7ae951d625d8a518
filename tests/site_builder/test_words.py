"""Spelling and reading level: what the checks let pass, and what they stop."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.checks import reading, spelling

Content = Callable[[dict[str, str]], Path]
PLAIN = "The boat is in the bay. The tide is low. We wait for it to rise. " * 10
HARD = (
    "Notwithstanding considerable meteorological uncertainty, experienced navigators habitually "
    "anticipate extraordinary astronomical configurations, particularly whenever barometric observations "
    "demonstrate deteriorating atmospheric conditions, and consequently postpone departures indefinitely, "
    "irrespective of administrative inconvenience or commercial considerations whatsoever. "
) * 4


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("anaesthetic", "anesthetic"),
        ("haematoma", "hematoma"),
        ("behaviour", "behavior"),
        ("manoeuvre", "maneuver"),
        ("judgement", "judgment"),
        ("Judgement", "judgment"),
        ("favourable", "favorable"),
        ("colour", "color"),
        ("centre", "center"),
        ("tumour", "tumor"),
        ("oedema", "edema"),
        ("paralysed", "paralyzed"),
        ("programmes", "programs"),
        ("practising", "practicing"),
        ("localised", "localized"),
        ("paraesthesia", "paresthesia"),
        ("ischaemic", "ischemic"),
    ],
)
def test_a_british_spelling_is_told_with_the_american_one(british: str, american: str) -> None:
    (fault,) = spelling.faults(f"It is {british} here.")
    assert repr(british) in fault
    assert fault.endswith(f"write {american!r}")


@pytest.mark.parametrize(
    "word",
    [
        "paralysis", "analyses", "analysis", "specialist", "organism", "programmed", "realistic",
        "cancellation", "centered", "judgment", "practice", "vastus lateralis", "exercise", "disease",
        "raise", "advise", "otherwise", "hemorrhage", "meter", "hepatic",
    ],
)  # fmt: skip
def test_american_words_pass(word: str) -> None:
    assert list(spelling.faults(word)) == []


def test_spelling_is_checked_in_text_and_front_matter_with_the_line(content: Content) -> None:
    folder = content({"a.md": "---\ntitle: A tumour\nobjectives: [Name the colour]\n---\n# T\n\nA centre.\n"})
    found = [(problem.line, problem.message.split("'")[1]) for problem in spelling.check(folder, [])]
    assert found == [(1, "tumour"), (1, "colour"), (7, "centre")]


def test_ids_code_links_and_figures_are_no_words(content: Content) -> None:
    text = "---\nstatus: judgement\n---\n`colour` {{ tumour.centre }} [@colour] [word](colour.md#centre)\n"
    assert spelling.check(content({"a.md": text}), []) == []


def test_spelling_is_checked_in_the_words_of_data(content: Content) -> None:
    folder = content(
        {
            "content/a.md": "# T\n",
            "words/in/a.toml": 'status = "judgement"\nid = "tumour_size"\nlabel = "Size of the tumour"\n',
        }
    )
    (problem,) = spelling.check(folder / "content", [folder / "words"])
    assert (problem.file, "'tumour'" in problem.message) == ("words/in/a.toml", True)


@pytest.mark.parametrize(
    "data",
    [
        '[[source]]\nauthors = "A"\ntitle = "Behaviour of tumours"\n',
        'source = "Journal of Tumour Behaviour 1999"\n',
        'words = ["a numb saddle", "saddle anaesthesia"]\n',
    ],
)
def test_publications_and_what_people_type_keep_their_spelling(content: Content, data: str) -> None:
    folder = content({"content/a.md": "# T\n", "words/a.toml": data})
    assert spelling.check(folder / "content", [folder / "words"]) == []


def test_data_that_cannot_be_read_is_a_problem(content: Content) -> None:
    (problem,) = spelling.check(content({"a.toml": "[["}), [])
    assert "no TOML" in problem.message


def test_a_page_in_plain_sentences_passes(content: Content) -> None:
    assert reading.check(content({"a.md": PLAIN})) == []


def test_a_page_in_endless_sentences_is_told_with_its_grade(content: Content) -> None:
    (problem,) = reading.check(content({"a.md": HARD}))
    assert problem.file == "a.md"
    assert "above 10" in problem.message


def test_a_page_too_short_to_measure_passes(content: Content) -> None:
    assert reading.check(content({"a.md": HARD[:300]})) == []


def test_tables_headings_and_citations_do_not_count() -> None:
    clutter = "# Notwithstanding considerable uncertainty\n\n| extraordinary | configurations |\n\n"
    cited = PLAIN.replace("bay.", "bay [@almanac; @pilot].")
    assert reading.grade((clutter + cited).splitlines()) == pytest.approx(reading.grade([PLAIN]))


def test_each_item_of_a_list_is_a_sentence() -> None:
    items = [f"- boat number {number}" for number in range(60)]
    assert len(list(reading.sentences(items))) == 60


def test_longer_sentences_and_longer_words_raise_the_grade() -> None:
    joined = PLAIN.replace(". ", ", ").strip() + "."
    assert reading.grade([joined]) > reading.grade([PLAIN])
    assert reading.grade([PLAIN.replace("boat", "transportation")]) > reading.grade([PLAIN])


@pytest.mark.parametrize(
    ("word", "count"),
    [("boat", 1), ("tide", 1), ("water", 2), ("ankle", 2), ("radiculopathy", 6), ("MRI", 1), ("4", 1)],
)
def test_syllables_are_about_right(word: str, count: int) -> None:
    assert reading.syllables(word) == count
