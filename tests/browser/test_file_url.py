"""Every page of the built site opens by double click, asks for files alone, and keeps to its policy."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from .conftest import wait_for_answer

pytestmark = pytest.mark.browser


def test_every_page_opens_from_its_folder_and_asks_for_files_alone(built_site: Path, file_page: Page) -> None:
    missing: list[str] = []

    def failed(request: Request) -> None:
        # A picture still on its way when the next page opens is aborted, not missing.
        if request.failure != "net::ERR_ABORTED":
            missing.append(request.url)

    file_page.on("requestfailed", failed)
    pages = sorted(built_site.rglob("*.html"))
    assert pages
    for path in pages:
        file_page.goto(path.as_uri())
        expect(file_page.locator("h1").first).to_be_visible()
    assert [url for url in missing if url.startswith("file:")] == []


def test_a_reader_walks_from_the_first_page_to_a_calculator_and_gets_an_answer(
    built_site: Path, file_page: Page
) -> None:
    file_page.goto((built_site / "index.html").as_uri())
    file_page.locator("a[href*='calculators/red-flags.html']:visible").first.click()
    section = file_page.locator("section[data-calculator]")
    expect(section).to_have_attribute("data-state", "ready")
    wait_for_answer(file_page)
