"""How a page reads: by keyboard, on a phone, on paper."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Server

pytestmark = pytest.mark.browser
Serve = Callable[[Path], Server]
PHONE = {"width": 390, "height": 844}
CHECKLIST = "modules/examination/checklist.html"
DISPUTED = "modules/examination/straight-leg-raise.html"


@pytest.mark.parametrize(
    "page_of", ["index.html", "ask.html", "calculators/red-flags.html", "about/evidence.html", DISPUTED]
)
def test_the_skip_link_leads_to_the_title_and_the_next_stop_is_in_the_text(
    page: Page, built_site: Path, serve: Serve, page_of: str
) -> None:
    page.goto(serve(built_site).url + page_of)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.keyboard.press("Enter")
    expect(page.locator("h1").first).to_be_focused()
    expect(page.locator("h1").first).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_no_table_hides_a_column_on_a_phone(chromium: Browser, built_site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    hidden, tables = [], 0
    for file in sorted(built_site.rglob("*.html")):
        page.goto(file.as_uri())
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            for words, content, box in page.evaluate(
                """() => [...document.querySelectorAll(".md-content .table-scroll")]
                     .filter((frame) => frame.offsetParent !== null)
                     .map((frame) => [frame.innerText.slice(0, 40), frame.scrollWidth, frame.clientWidth])"""
            ):
                tables += 1
                if content > box:
                    hidden.append(f"{file.relative_to(built_site)}, {width} px: {words}: {content} in {box}")
    context.close()
    assert tables
    assert hidden == []


def test_on_a_phone_a_card_shows_each_cell_with_the_name_of_its_column(
    page: Page, built_site: Path, serve: Serve
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(serve(built_site).url + "modules/pairs/l5-or-fibular.html")
    cells = page.locator("table.stacks >> nth=0").locator("tbody tr").first.locator("td")
    names = cells.evaluate_all("""all => all.map(cell => getComputedStyle(cell, "::before").content)""")
    assert any("Separates?" in name for name in names)
    assert all("attr" in name or name.strip('" ') for name in names)
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] for box in boxes)
    expect(page.locator("table.stacks thead").first).to_have_role("rowgroup")


def test_a_wide_table_is_a_table_on_a_desk_and_on_paper(page: Page, built_site: Path, serve: Serve) -> None:
    page.goto(serve(built_site).url + "modules/pairs/l5-or-fibular.html")
    table, row = page.locator("table.stacks").first, page.locator("table.stacks tbody tr").first
    for width, media in ((1280, "screen"), (390, "print")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media="print" if media == "print" else "screen")
        assert table.evaluate("e => getComputedStyle(e).display") == "table"
        assert row.evaluate("e => getComputedStyle(e).display") == "table-row"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("box", [".admonition.question", "details.question"])
def test_a_question_box_holds_its_title_and_has_the_colors_of_the_site(
    page: Page, built_site: Path, serve: Serve, box: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(serve(built_site).url + DISPUTED)
    around, title = page.locator(box).first, page.locator(f"{box} > :is(.admonition-title, summary)").first
    outer, inner = around.bounding_box(), title.bounding_box()
    assert outer
    assert inner
    assert outer["x"] <= inner["x"]
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
    color = around.evaluate("e => getComputedStyle(e).borderLeftColor")
    assert color == title.evaluate("e => getComputedStyle(e, '::before').backgroundColor")
    assert color == page.locator(".md-content a[href]").first.evaluate("e => getComputedStyle(e).color")


def test_on_a_phone_each_box_of_the_checklist_has_a_line_of_its_own(
    page: Page, built_site: Path, serve: Serve
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(serve(built_site).url + CHECKLIST)
    boxes = page.locator(".tick-item").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.top, box.bottom, box.right])"
    )
    assert boxes
    for (_, bottom, right), (top, _, _) in pairwise(boxes):
        assert top >= bottom
        assert right <= PHONE["width"]


def test_the_checklist_is_printed_on_one_sheet_with_its_list_and_without_the_teaching(
    page: Page, built_site: Path, serve: Serve
) -> None:
    page.goto(serve(built_site).url + CHECKLIST)
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert len(sheets) == 1
    page.emulate_media(media="print")
    expect(page.locator("#the-list")).to_be_visible()
    expect(page.locator(".tick-item").last).to_be_visible()
    for hidden in ("img[src$='.svg']", "details.question"):
        expect(page.locator(f".md-content {hidden}").first).to_be_hidden()
