"""The few figures that stand in hand-drawn words are those of the evidence."""

import re
from pathlib import Path

import pytest

from calculators.evidence import load_evidence

FIGURES = Path(__file__).parents[2] / "content" / "figures"
COUNTS = {3: "three", 5: "five"}


@pytest.mark.parametrize(
    ("drawing", "words", "figure"),
    [
        ("single-leg-stance", "{} s", "gt_sls_grimaldi.stance"),
        ("sacroiliac-tests", "Positive: {} or more", "sij_han.threshold"),
        ("sacroiliac-tests", "cluster: {} tests", "sij_han.tests"),
        ("straight-leg-raise", "{}°", "slr_angle.lower"),
        ("straight-leg-raise", "{}°", "slr_angle.upper"),
    ],
)
def test_a_number_in_a_drawing_is_that_of_its_evidence_row(drawing: str, words: str, figure: str) -> None:
    text = " ".join(re.findall(r">([^<]+)<", (FIGURES / f"{drawing}.svg").read_text("utf-8")))
    value = round(load_evidence("calculators.evidence").value(figure))
    assert words.format(value) in text or words.format(COUNTS.get(value)) in text
