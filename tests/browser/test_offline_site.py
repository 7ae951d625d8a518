"""The built site, visited once, works on with its server stopped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculators import registry

from .conftest import Server, wait_for_answer

pytestmark = pytest.mark.browser


def test_pages_and_calculators_answer_with_the_server_stopped(
    built_site: Path, serve: Callable[[Path], Server], page: Page
) -> None:
    server = serve(built_site)
    page.goto(server.url)
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.active.state)")
    server.stop()
    page.reload()
    expect(page.locator("h1").first).to_be_visible()
    for calculator in registry.calculators:
        page.goto(f"{server.url}calculators/{calculator.id.replace('_', '-')}.html")
        section = page.locator("section[data-calculator]")
        expect(section).to_have_attribute("data-state", "ready")
        wait_for_answer(page)
