"""The site can be installed like an app, and starts without a network."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_builder import offline

from .conftest import Server

pytestmark = pytest.mark.browser
Serve = Callable[[Path], Server]


def test_chromium_finds_nothing_that_keeps_the_site_from_being_installed(
    page: Page, built_site: Path, serve: Serve
) -> None:
    page.goto(serve(built_site).url)
    session = page.context.new_cdp_session(page)
    told = session.send("Page.getAppManifest")
    assert told["errors"] == []
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A test profile is a private one, which installs nothing.
    assert [one["errorId"] for one in errors if one["errorId"] != "in-incognito"] == []


def test_the_manifest_names_files_that_exist(built_site: Path) -> None:
    app = json.loads((built_site / "manifest.webmanifest").read_text("utf-8"))
    named = [icon["src"] for icon in app["icons"]] + [app["start_url"]]
    named += [shortcut["url"] for shortcut in app["shortcuts"]]
    assert [name for name in named if not (built_site / name).is_file()] == []
    assert {(icon["sizes"], icon["purpose"]) for icon in app["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }


def test_every_page_names_the_manifest_and_a_color(built_site: Path) -> None:
    for file in built_site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert html.count('rel="manifest"') == 1, file
        assert html.count('name="theme-color"') == 1, file


def test_the_start_page_of_the_app_opens_with_the_server_stopped(
    page: Page, built_site: Path, serve: Serve
) -> None:
    server = serve(built_site)
    page.goto(server.url)
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.active.state)")
    server.stop()
    app = json.loads((built_site / "manifest.webmanifest").read_text("utf-8"))
    page.goto(server.url + app["start_url"])
    expect(page.locator("h1").first).to_be_visible()
    icon = page.evaluate(f"fetch('{app['icons'][0]['src']}').then((response) => response.ok)")
    assert icon is True


def test_a_site_without_a_manifest_gets_no_such_tags(tiny_site: Path) -> None:
    assert "theme-color" not in (tiny_site / "index.html").read_text("utf-8")


def test_installing_twice_names_the_manifest_once(tiny_site: Path) -> None:
    (tiny_site / "manifest.webmanifest").write_text('{"theme_color": "#123456", "icons": []}', "utf-8")
    offline.install(tiny_site, "1.0")
    offline.install(tiny_site, "1.0")
    html = (tiny_site / "index.html").read_text("utf-8")
    assert html.count('rel="manifest"') == 1
    assert html.count('content="#123456"') == 1


@pytest.mark.parametrize(
    "answer", ["undefined", "Promise.resolve(undefined)", "Promise.reject(new Error('no'))"]
)
def test_a_browser_that_blocks_service_workers_shows_the_page_without_an_error(
    page: Page, tiny_site: Path, serve: Serve, answer: str
) -> None:
    page.add_init_script(f"ServiceWorkerContainer.prototype.register = () => {answer};")
    page.goto(serve(tiny_site).url)
    page.wait_for_timeout(300)
    expect(page.get_by_role("heading")).to_have_text("Home")
