"""The site without its server: kept whole, verified, updated only when the reader says so."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_builder import offline

from .conftest import Server

pytestmark = pytest.mark.browser
Serve = Callable[[Path], Server]
ACTIVE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  return registration.active.state;
}"""
CACHES = "caches.keys()"


def visit(page: Page, url: str) -> None:
    """Open the page and wait until the service worker has kept the whole site."""
    page.goto(url)
    page.evaluate(ACTIVE)


def manifest_of(site: Path) -> dict[str, str]:
    found = re.match(r"globalThis\.offlineManifest = (\{.*?\});\n\(", (site / "sw.js").read_text(), re.DOTALL)
    assert found
    return dict(json.loads(found[1])["files"])


def test_pages_and_calculator_answer_with_the_server_gone(tiny_site: Path, serve: Serve, page: Page) -> None:
    server = serve(tiny_site)
    visit(page, server.url)
    server.stop()
    page.reload()
    expect(page.get_by_role("heading")).to_have_text("Home")
    page.get_by_role("link", name="Steps").click()
    page.get_by_label("present").check()
    expect(page.locator("[data-result] p")).to_have_text('Given: {"pain": "present"}')


@pytest.mark.parametrize("path", ["", "index.html", "calculators/steps", "calculators/steps.html?from=mail"])
def test_every_usual_address_of_a_page_works_with_the_server_gone(
    path: str, tiny_site: Path, serve: Serve, page: Page
) -> None:
    server = serve(tiny_site)
    visit(page, server.url)
    server.stop()
    response = page.goto(server.url + path)
    assert response is not None
    assert response.ok


def test_the_manifest_names_every_page_script_and_data_file_by_hash(tiny_site: Path) -> None:
    files = manifest_of(tiny_site)
    present = {file.relative_to(tiny_site).as_posix() for file in tiny_site.rglob("*") if file.is_file()}
    left_out = present - set(files)
    assert set(files) <= present
    assert all(name == "sw.js" or name.endswith(".bin.js") for name in left_out)
    assert len([name for name in left_out if name.endswith(".bin.js")]) == 4
    for name, digest in files.items():
        assert hashlib.sha256((tiny_site / name).read_bytes()).hexdigest() == digest


def test_installing_twice_changes_nothing(tiny_site: Path) -> None:
    before = (tiny_site / "sw.js").read_bytes(), (tiny_site / "index.html").read_bytes()
    offline.install(tiny_site, "1.0")
    assert before == ((tiny_site / "sw.js").read_bytes(), (tiny_site / "index.html").read_bytes())


def new_version(site: Path, heading: str) -> None:
    page = site / "index.html"
    page.write_text(re.sub("<h1>.*?</h1>", f"<h1>{heading}</h1>", page.read_text()))
    offline.install(site, "2.0")


def test_a_new_version_is_offered_and_used_only_when_the_reader_says_so(
    tiny_site: Path, serve: Serve, page: Page
) -> None:
    server = serve(tiny_site)
    visit(page, server.url)
    page.reload()
    new_version(tiny_site, "New home")
    page.reload()
    expect(page.locator(".update-notice")).to_be_visible()
    expect(page.get_by_role("heading")).to_have_text("Home")
    assert len(page.evaluate(CACHES)) == 2
    page.reload()
    expect(page.get_by_role("heading")).to_have_text("Home")
    page.get_by_role("button", name="Use it now").click()
    expect(page.get_by_role("heading")).to_have_text("New home")
    expect(page.locator(".update-notice")).to_have_count(0)
    assert len(page.evaluate(CACHES)) == 1


def test_an_update_loads_only_what_changed(tiny_site: Path, serve: Serve, page: Page) -> None:
    server = serve(tiny_site)
    visit(page, server.url)
    page.reload()
    new_version(tiny_site, "New home")
    server.requests.clear()
    page.reload()
    expect(page.locator(".update-notice")).to_be_visible()
    assert [path for path in server.requests if path.endswith(".bin")] == []
    assert "/some/path/index.html" in server.requests


def test_a_damaged_file_stops_the_new_version_and_the_old_one_stays_whole(
    tiny_site: Path, serve: Serve, page: Page
) -> None:
    server = serve(tiny_site)
    visit(page, server.url)
    page.reload()
    new_version(tiny_site, "New home")
    (tiny_site / "index.html").write_text("<h1>Half a ho")
    failed = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const found = new Promise((resolve) => registration.addEventListener("updatefound", () => {
            const worker = registration.installing;
            worker.addEventListener("statechange", () => resolve(worker.state));
          }));
          await registration.update();
          return found;
        }"""
    )
    assert failed == "redundant"
    assert len(page.evaluate(CACHES)) == 1
    server.stop()
    page.reload()
    expect(page.get_by_role("heading")).to_have_text("Home")


def test_another_site_on_the_same_host_keeps_its_cache(tiny_site: Path, serve: Serve, page: Page) -> None:
    server = serve(tiny_site)
    page.goto(server.url)
    page.evaluate("caches.open('offline:http://elsewhere/other/:1')")
    page.evaluate(ACTIVE)
    new_version(tiny_site, "New home")
    page.reload()
    page.get_by_role("button", name="Use it now").click()
    expect(page.get_by_role("heading")).to_have_text("New home")
    assert "offline:http://elsewhere/other/:1" in page.evaluate(CACHES)


def test_the_zip_is_the_same_for_the_same_site_and_has_index_html_at_its_top(
    tiny_site: Path, tmp_path: Path
) -> None:
    first = offline.bundle(tiny_site, tmp_path / "a", "tiny", "1.0")
    second = offline.bundle(tiny_site, tmp_path / "b", "tiny", "1.0")
    assert first.name == "tiny-1.0-offline.zip"
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        names = archive.namelist()
    assert "index.html" in names
    assert "sw.js" not in names
    assert not [name for name in names if name.endswith(".bin")]


def unzipped(site: Path, folder: Path) -> Path:
    with zipfile.ZipFile(offline.bundle(site, folder / "dist", "tiny", "1.0")) as archive:
        archive.extractall(folder / "un zipped #1")
    return folder / "un zipped #1"


def test_the_unzipped_copy_answers_by_double_click(tiny_site: Path, tmp_path: Path, file_page: Page) -> None:
    file_page.goto((unzipped(tiny_site, tmp_path) / "index.html").as_uri())
    file_page.get_by_role("link", name="Steps").click()
    file_page.get_by_label("present").check()
    expect(file_page.locator("[data-result] p")).to_have_text('Given: {"pain": "present"}')


def test_the_unzipped_copy_answers_from_a_server_too(
    tiny_site: Path, tmp_path: Path, serve: Serve, page: Page
) -> None:
    server = serve(unzipped(tiny_site, tmp_path))
    page.goto(f"{server.url}calculators/steps.html#pain=absent")
    expect(page.locator("[data-result] p")).to_have_text('Given: {"pain": "absent"}')
