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
    page.locator("section[data-state=ready]").wait_for(timeout=60_000)
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
