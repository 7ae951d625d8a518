"""The reader says who they are: depth changes, facts do not, and it stays on the device."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Server
from .test_pages import _faults

pytestmark = pytest.mark.browser
Serve = Callable[[Path], Server]
NOTES = "details[data-audience]"
AUDIENCES = {"plain", "student", "trainee"}


@pytest.fixture(scope="module")
def module(built_site: Path) -> str:
    """A module that has a note for each audience."""
    for page in sorted((built_site / "modules").rglob("*.html")):
        html = page.read_text("utf-8")
        if all(f'data-audience="{audience}"' in html for audience in AUDIENCES):
            return page.relative_to(built_site).as_posix()
    pytest.fail("no module has a note for each audience")


def _open_notes(page: Page) -> set[str]:
    shown = page.locator(f"{NOTES}[open]").evaluate_all(
        "(notes) => notes.map((note) => note.dataset.audience)"
    )
    return set(shown)


def test_all_notes_are_open_until_the_reader_chooses(
    page: Page, built_site: Path, serve: Serve, module: str
) -> None:
    page.goto(serve(built_site).url + module)
    assert _open_notes(page) == AUDIENCES
    expect(page.get_by_label("Show all")).to_be_checked()


def test_a_choice_opens_its_notes_and_folds_the_others_to_a_line_that_opens(
    page: Page, built_site: Path, serve: Serve, module: str
) -> None:
    page.goto(serve(built_site).url + module)
    page.get_by_label("Student", exact=True).check()
    assert _open_notes(page) == {"student"}
    other = page.locator(f"{NOTES}[data-audience=trainee]").first
    box = other.bounding_box()
    assert box is not None
    assert box["height"] < 60
    other.locator("summary").click()
    expect(other.locator("p").first).to_be_visible()
    page.get_by_label("Show all").check()
    assert _open_notes(page) == AUDIENCES


def test_the_choice_is_remembered_on_other_pages_and_after_a_reload(
    page: Page, built_site: Path, serve: Serve, module: str
) -> None:
    url = serve(built_site).url
    page.goto(url)
    page.get_by_label("Trainee", exact=True).check()
    page.goto(url + module)
    assert _open_notes(page) == {"trainee"}
    page.reload()
    expect(page.get_by_label("Trainee", exact=True)).to_be_checked()
    assert _open_notes(page) == {"trainee"}


def test_the_choice_leaves_the_device_in_no_request(
    page: Page, built_site: Path, serve: Serve, module: str
) -> None:
    server = serve(built_site)
    page.goto(server.url + module)
    page.get_by_label("Student", exact=True).check()
    page.reload()
    assert not [path for path in server.requests if "student" in path]
    assert page.context.cookies() == []


def test_a_device_that_keeps_nothing_still_folds(
    page: Page, built_site: Path, serve: Serve, module: str
) -> None:
    page.add_init_script(
        """for (const name of ["getItem", "setItem", "removeItem"]) {
             const kept = Storage.prototype[name];
             Storage.prototype[name] = function (key, ...rest) {
               if (key.startsWith("audience:")) throw new DOMException("full", "QuotaExceededError");
               return kept.call(this, key, ...rest);
             };
           }"""
    )
    page.goto(serve(built_site).url + module)
    page.get_by_label("Student", exact=True).check()
    assert _open_notes(page) == {"student"}


def test_nothing_moves_when_a_remembered_choice_folds_the_notes(
    page: Page, built_site: Path, serve: Serve, module: str
) -> None:
    url = serve(built_site).url + module
    page.goto(url)
    page.get_by_label("Student", exact=True).check()
    page.add_init_script(
        """window.shift = 0;
           new PerformanceObserver((list) => {
             for (const one of list.getEntries()) window.shift += one.value;
           }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.02


def test_the_choice_is_made_by_keyboard_and_says_what_it_does(
    page: Page, built_site: Path, serve: Serve, module: str
) -> None:
    page.goto(serve(built_site).url + module)
    group = page.get_by_role("group", name="Which best describes you?")
    expect(group).to_have_accessible_description(
        "Opens the notes for you and folds the others to one line."
        " Nothing is left out. Kept on this device only."
    )
    page.get_by_label("Show all").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Plain language")).to_be_checked()
    assert _open_notes(page) == {"plain"}
    expect(page.locator("[data-audience-status]")).to_contain_text("notes on this page are open")


def test_without_javascript_all_notes_are_shown_and_nothing_is_asked(
    chromium: Browser, built_site: Path, serve: Serve, module: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(serve(built_site).url + module)
    assert page.locator(f"{NOTES} > p:visible").count() >= len(AUDIENCES)
    expect(page.locator(".audience")).to_be_hidden()
    context.close()


def test_paper_shows_all_notes_and_not_the_choice(
    page: Page, built_site: Path, serve: Serve, module: str
) -> None:
    page.goto(serve(built_site).url + module)
    page.get_by_label("Student", exact=True).check()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for note in page.locator(NOTES).all():
        expect(note.locator("p").first).to_be_visible()
    expect(page.locator(".audience")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert _open_notes(page) == {"student"}


def test_pages_without_notes_ask_nothing(page: Page, built_site: Path, serve: Serve) -> None:
    page.goto(serve(built_site).url + "about/offline.html")
    expect(page.locator("input[name=audience]")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_open_and_folded_notes(
    page: Page, built_site: Path, serve: Serve, module: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(serve(built_site).url + module)
    assert _faults(page) == []
    page.get_by_label("Student", exact=True).check()
    assert _faults(page) == []
