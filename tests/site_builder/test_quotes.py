"""The evidence page says what uses each row."""

from pathlib import Path

import pytest

from calculators import registry
from calculators.contract import Registry
from calculators.evidence import Evidence, Row, Source
from site_builder.anchors import row_anchor
from site_builder.quotes import pages_that_quote
from site_builder.reference import evidence_parts


def test_a_page_that_quotes_a_row_is_named_once_and_code_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(
        "---\ntitle: One\n---\n{{ row.a }} and {{ row.b }}\n`{{ other.a }}`\n", "utf-8"
    )
    assert pages_that_quote(tmp_path) == {"row": ["One"]}


def test_a_page_without_a_title_is_named_by_its_heading(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# The first\n{{ row.a }}\n", "utf-8")
    assert pages_that_quote(tmp_path) == {"row": ["The first"]}


def test_a_row_names_the_calculator_and_the_page_that_use_it() -> None:
    page = "\n".join(evidence_parts(registry, {"slr_vdw": ["A page of the test"]}))
    row = page[page.index(f'id="{row_anchor("slr_vdw")}"') :].partition("</section>")[0]
    assert "What does a test result change?" in row
    assert "A page of the test" in row


def test_a_row_that_nothing_uses_says_so() -> None:
    assert "nothing yet" in "\n".join(evidence_parts(registry, {}))


def test_a_row_says_its_grade_and_its_urgency() -> None:
    row = Row("row", "topic", "Label", "source", "memory", strength="Grade A", tier="urgent")
    evidence = Evidence({"row": row}, {"source": Source("source", "Title", "article", "memory")})
    page = "\n".join(evidence_parts(Registry("1", "", (), evidence), {}))
    assert "<strong>Grade or kind:</strong> Grade A" in page
    assert "<strong>Urgency:</strong> urgent" in page


@pytest.mark.parametrize("calculator", registry.calculators, ids=lambda calculator: calculator.id)
def test_every_calculator_names_evidence_rows_that_exist(calculator) -> None:
    assert calculator.uses
    assert set(calculator.uses) <= set(registry.evidence.rows)
