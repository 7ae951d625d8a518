"""Texts of the data quote the evidence by id."""

from dataclasses import replace

import pytest

from calculators.evidence import Evidence, Figure, Row, filled, quoted_figures, rows_named

ROW = Row(
    id="row",
    topic="t",
    label="l",
    source="s",
    status="verified",
    figures={"share": Figure("share", 0.42, "proportion", low=0.3, high=0.5)},
)
EVIDENCE = Evidence({"row": ROW}, {})


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("{{ row.share }} of them", "42% of them"),
        ("{{row.share|interval}}", "42% (95% CI 30 to 50%)"),
        ("{{ row.share | number }}", "0.42"),
        ("{{ row.share | of_100 }}", "about 42 in 100"),
        ("no figure { here }", "no figure { here }"),
    ],
)
def test_a_quoted_figure_is_replaced_by_how_it_reads(text: str, reads: str) -> None:
    assert filled({"a": [text, 3]}, EVIDENCE) == {"a": [reads, 3]}


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        (0.004, "below 1 in 100"),
        (0.01, "about 1 in 100"),
        (0.99, "about 99 in 100"),
        (0.996, "above 99 in 100"),
    ],
)
def test_a_natural_frequency_calls_what_is_rare_not_none_and_what_is_common_not_all(
    value: float, reads: str
) -> None:
    known = Evidence({"row": replace(ROW, figures={"share": Figure("share", value, "proportion")})}, {})
    assert filled("{{ row.share | of_100 }}", known) == reads


@pytest.mark.parametrize(
    ("value", "reads"), [(1234567, "1,234,567"), (12.5, "12.5"), (6, "6"), (0.42, "0.42")]
)
def test_a_number_is_told_with_all_its_digits(value: float, reads: str) -> None:
    known = Evidence({"row": replace(ROW, figures={"n": Figure("n", value, "count")})}, {})
    assert filled("{{ row.n | number }}", known) == reads


@pytest.mark.parametrize(("status", "reads"), [("memory", "42%*"), ("verified", "42%")])
def test_a_figure_that_was_recalled_takes_the_mark_and_one_that_was_read_does_not(
    status: str, reads: str
) -> None:
    known = Evidence({"row": replace(ROW, status=status)}, {})
    assert filled("{{ row.share }}", known, "*") == reads
    assert filled("{{ row.share }}", known) == "42%"


@pytest.mark.parametrize("text", ["{{ row.other }}", "{{ nothing.share }}", "{{ row.share | wrongly }}"])
def test_an_unknown_row_figure_or_form_is_an_error(text: str) -> None:
    with pytest.raises(KeyError):
        filled(text, EVIDENCE)


def test_the_figures_a_text_quotes_are_told_in_order_as_they_read() -> None:
    told = list(quoted_figures("{{ row.share | number }} or {{ row.share }}", EVIDENCE))
    assert told == [("row.share", "0.42"), ("row.share", "42%")]


def test_rows_are_named_under_basis_evidence_and_figure_and_in_texts_but_not_elsewhere() -> None:
    data = {"basis": ["a"], "x": {"evidence": ["b"], "figure": "c.d", "text": "{{ e.f }}", "id": "g"}}
    assert sorted(rows_named(data)) == ["a", "b", "c", "e"]
