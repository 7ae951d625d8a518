"""What reaches paper, as the browser lays it out for the printer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Server, wait_for_answer

pytestmark = pytest.mark.browser
Serve = Callable[[Path], Server]
CASE = "calculators/localization.html#power_great_toe_extension=3&straight_leg_raise=positive"


def _printed(page: Page) -> None:
    page.emulate_media(media="print")


def test_a_case_is_printed_with_its_answer_and_sources_and_without_the_teaching(
    page: Page, built_site: Path, serve: Serve
) -> None:
    page.goto(serve(built_site).url + CASE)
    page.locator("section[data-state=ready]").wait_for()
    wait_for_answer(page)
    _printed(page)
    expect(page.locator("[data-result] .result-headline")).to_be_visible()
    expect(page.locator("[data-result] .block-sources li").first).to_be_visible()
    expect(page.locator("#when-to-use-it")).to_be_hidden()
    expect(page.locator("[data-result] details.block-table").first).to_be_hidden()
    expect(page.locator(".page-foot").last).to_be_visible()


def test_a_calculator_page_without_findings_is_printed_whole(
    page: Page, built_site: Path, serve: Serve
) -> None:
    page.goto(serve(built_site).url + "calculators/localization.html")
    _printed(page)
    expect(page.locator("#when-to-use-it")).to_be_visible()


def test_the_questions_of_a_self_test_are_printed(page: Page, built_site: Path, serve: Serve) -> None:
    page.goto(serve(built_site).url + "modules/differential/l5-radiculopathy.html")
    _printed(page)
    expect(page.locator("details.question > summary").first).to_be_visible()


def test_no_picture_is_cut_at_the_foot_of_a_sheet(page: Page, built_site: Path, serve: Serve) -> None:
    """The longest chart and a stack of drawings fit on A4 and on Letter, with a heading above them."""
    site = serve(built_site).url
    for name in ("modules/decide/red-flags.html", "modules/examination/power.html"):
        page.goto(site + name)
        _printed(page)
        pictures = page.locator(".md-content img")
        heights = pictures.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert heights
        assert max(heights) <= 235 / 25.4 * 96
        breaks = pictures.evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")
        assert set(breaks) == {"avoid"}
