"""The anatomy figures are what the anatomy's tables say, and their shapes ask the calculator's questions."""

import re
import xml.etree.ElementTree as etree
from pathlib import Path

import pytest

import calculators
from tools.figures.__main__ import FIGURES

PROJECT = Path(__file__).resolve().parents[2]
LEGS = ("leg-by-root.svg", "leg-by-nerve.svg")
SVG = "{http://www.w3.org/2000/svg}"


def shapes(name: str) -> list[etree.Element]:
    root = etree.parse(PROJECT / "content" / "figures" / name).getroot()
    return [path for path in root.iter(f"{SVG}path") if path.get("data-question")]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_drawn_from_the_tables_as_they_stand(name: str) -> None:
    """When it fails: run `python -m tools.figures`, look at the figure, and commit it."""
    drawn = FIGURES[name](PROJECT / "calculators" / "anatomy")
    assert (PROJECT / "content" / "figures" / name).read_text("utf-8") == drawn


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_asks_nothing_of_other_files_and_holds_no_styles(name: str) -> None:
    text = (PROJECT / "content" / "figures" / name).read_text("utf-8")
    assert not re.search(r"<style|<script|\sstyle=|href=|url\((?!#)", text)


@pytest.mark.parametrize("name", LEGS)
def test_every_sensation_question_has_a_shape_and_every_shape_a_question(name: str) -> None:
    drawn = {shape.get("data-question") for shape in shapes(name)}
    questions = calculators.registry.calculator("localization").questions
    asked = {question.id for question in questions if question.id.startswith("sensation_")}
    assert drawn == asked


@pytest.mark.parametrize("name", LEGS)
def test_every_shape_is_closed_and_says_what_it_is(name: str) -> None:
    for shape in shapes(name):
        assert shape.get("d", "").endswith("Z"), shape.get("data-question")
        assert shape.findtext(f"{SVG}title"), shape.get("data-question")
