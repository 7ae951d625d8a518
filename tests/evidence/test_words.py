"""How a figure reads in a sentence, and how a source is cited."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.evidence import Figure, Source
from calculators.evidence.model import UNITS


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.92, "proportion", "92%"),
        (0.925, "proportion", "92.5%"),
        (0.6742, "proportion", "67.4%"),
        (1, "proportion", "100%"),
        (0, "proportion", "0%"),
        (1, "week", "1 week"),
        (6, "week", "6 weeks"),
        (1.5, "week", "1.5 weeks"),
        (0, "week", "0 weeks"),
        (1, "day", "1 day"),
        (2, "day", "2 days"),
        (1, "hour", "1 hour"),
        (1, "month", "1 month"),
        (1, "year", "1 year"),
        (50, "year", "50 years"),
        (1, "degree", "1 degree"),
        (70, "degree", "70 degrees"),
        (30, "second", "30 seconds"),
        (1, "point_of_100", "1 point of 100"),
        (10, "point_of_100", "10 points of 100"),
        (1.28, "ratio", "1.28"),
        (1, "ratio", "1"),
        (200, "mL", "200 mL"),
        (1, "mL", "1 mL"),
        (3, "cm", "3 cm"),
        (1234, "count", "1,234"),
        (12345.5, "count", "12,345.5"),
        (4.16, "per_100000_years", "4.16 in 100,000 a year"),
        (1, "per_100000", "1 in 100,000"),
        (0.001, "p", "0.001"),
    ],
)
def test_figure_reads_with_its_unit_one_alone_in_the_singular(value: float, unit: str, text: str) -> None:
    assert Figure("f", value, unit).text == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.001, "0.1%"), (0.0006, "0.1%"), (0.0004, "0.04%"), (0.00002, "0.002%")]
)
def test_a_rare_proportion_never_reads_as_none(value: float, text: str) -> None:
    assert Figure("f", value, "proportion").text == text


@given(st.floats(1e-9, 1))
def test_only_a_proportion_of_0_reads_0_percent(value: float) -> None:
    assert float(Figure("f", value, "proportion").text.removesuffix("%")) > 0


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_reads_as_words_around_the_number(unit: str) -> None:
    text = Figure("f", 7, unit).text
    assert text.startswith("700" if unit == "proportion" else "7")
    assert "{" not in text


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure("f", 0.92, "proportion", 0.87, 0.95), "92% (95% CI 87 to 95%)"),
        (Figure("f", 1, "week", 1, 2), "1 week (95% CI 1 to 2 weeks)"),
        (Figure("f", 0.3, "point_of_10", -0.4, 1), "0.3 points of 10 (95% CI -0.4 to 1 point of 10)"),
        (Figure("f", 3.7, "ratio", 1.3, 11), "3.7 (95% CI 1.3 to 11)"),
        (Figure("f", 6, "week"), "6 weeks"),
        (Figure("f", 6, "week", low=4), "6 weeks"),
        (Figure("f", 6, "week", high=8), "6 weeks"),
    ],
)
def test_interval_is_told_where_both_its_ends_are_known(figure: Figure, text: str) -> None:
    assert figure.interval_text == text


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure("f", 5, "week", 4, 6), "4 to 6 weeks"),
        (Figure("f", 0.7, "week", 0.5, 1), "0.5 to 1 week"),
        (Figure("f", 6, "week"), "6 weeks"),
    ],
)
def test_range_leaves_the_value_out_where_both_its_ends_are_known(figure: Figure, text: str) -> None:
    assert figure.range_text == text


# ---------------------------------------------------------------- sources

PAPER = Source("id", "Title", "primary", "verified", "Smith A", 2001, "Journal 1:2")


@pytest.mark.parametrize(
    ("authors", "name"),
    [
        ("Deville WL, van der Windt DA", "Deville"),
        ("van der Windt DA, Simons E, et al.", "van der Windt"),
        ("el Barzouhi A, Vleggeert-Lankamp CLAM", "el Barzouhi"),
        ("Al Nezari NH", "Al Nezari"),
        ("Tomkins-Lane C", "Tomkins-Lane"),
        ("M'kumbuzi VRP", "M'kumbuzi"),
        ("Thomé C", "Thomé"),
        ("Ostelo RWJG", "Ostelo"),
        ("Li L", "Li"),
        ("Kim J-H, Lee Y", "Kim"),
        ("Wu CH; American College", "Wu"),
        ("GIRFT, NHS England", "GIRFT"),
        ("NICE", "NICE"),
        ("ACR and others", "ACR and others"),
        ("Clinical Imaging Board", "Clinical Imaging Board"),
        ("AANEM and Choosing Wisely", "AANEM and Choosing Wisely"),
        ("NICE Clinical Knowledge Summaries", "NICE Clinical Knowledge Summaries"),
        ("", "Title"),
    ],
)
def test_source_is_cited_by_surname_with_its_particles_or_by_the_whole_collective_name(
    authors: str, name: str
) -> None:
    assert replace(PAPER, authors=authors).short == f"{name} 2001"


def test_source_without_year_is_cited_by_name_alone() -> None:
    assert replace(PAPER, year=None).short == "Smith"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("NG59 Low back pain and sciatica", "NICE NG59 2020"),
        ("QS155 Low back pain", "NICE QS155 2020"),
        ("2020 guideline on low back pain", "NICE 2020"),
        ("Low back pain NG59", "NICE 2020"),
    ],
)
def test_guideline_of_a_body_is_cited_with_its_number(title: str, short: str) -> None:
    assert replace(PAPER, authors="NICE", title=title, year=2020, kind="guideline").short == short


def test_a_person_s_paper_keeps_its_title_out_of_its_citation() -> None:
    assert replace(PAPER, title="T2 signal of the disc").short == "Smith 2001"


def test_reference_is_one_line_that_ends_each_part_with_one_period() -> None:
    assert PAPER.reference == "Smith A. Title. Journal 1:2. 2001."
    assert replace(PAPER, authors="Smith A, et al.").reference == "Smith A, et al. Title. Journal 1:2. 2001."
    assert replace(PAPER, authors="", journal="", year=None).reference == "Title."
