"""Python in the page, with the smallest project there is: over http and by double click."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Server

pytestmark = pytest.mark.browser
Serve = Callable[[Path], Server]
SECTION = "section[data-calculator]"


@pytest.fixture(params=["http", "file"])
def opened(request: pytest.FixtureRequest, tiny_site: Path, serve: Serve) -> Callable[[str], Page]:
    """Opens the calculator page with the given hash over http, and again over file://."""
    if request.param == "file":
        page: Page = request.getfixturevalue("file_page")
        base = tiny_site.as_uri() + "/"
    else:
        page = request.getfixturevalue("page")
        base = serve(tiny_site).url

    def open_page(hash: str = "") -> Page:
        page.goto(f"{base}calculators/steps.html{hash}")
        return page

    return open_page


def ready(page: Page) -> None:
    expect(page.locator(SECTION)).to_have_attribute("data-state", "ready")


def answer(page: Page) -> dict[str, Any]:
    return dict(json.loads(page.locator("script[data-answer]").text_content() or "{}"))


def headline(page: Page, given: dict[str, Any]) -> None:
    expect(page.locator("[data-result] p")).to_have_text(f"Given: {json.dumps(given, sort_keys=True)}")


def test_a_form_filled_in_before_python_is_ready_is_answered(opened: Callable[[str], Page]) -> None:
    page = opened("")
    page.get_by_label("present").check()
    headline(page, {"pain": "present"})
    assert answer(page)["urgency"] == "soon"
    expect(page.locator("[data-result]")).to_have_attribute("data-urgency", "soon")
    marks = page.evaluate("performance.getEntriesByType('mark').map(mark => mark.name)")
    assert "calculator:ready" in marks
    assert "calculator:answer" in marks


def test_a_permalink_fills_the_form_and_is_answered_and_stays_out_of_the_address_sent(
    opened: Callable[[str], Page],
) -> None:
    page = opened("#pain=present&grade=3&count=7")
    headline(page, {"pain": "present", "grade": 3, "count": 7})
    expect(page.get_by_label("Count")).to_have_value("7")
    expect(page.locator("[data-summary]")).to_have_text("Pain: present; Grade: 3; Count: 7 steps")


def test_a_wrong_permalink_fills_in_nothing_and_names_every_problem(opened: Callable[[str], Page]) -> None:
    page = opened("#pain=maybe&count=700&grade=3&shoe=%3Cimg%20src=x%20onerror=alert(1)%3E")
    problems = page.locator("[data-problems]")
    expect(problems).to_be_visible()
    expect(problems.locator("li")).to_have_text(
        [
            re.compile("Pain: given “maybe”; allowed: not_asked, absent, present"),
            re.compile("Count: given “700”; allowed: a number from 0 to 100"),
            re.compile("shoe: given “<img src=x onerror=alert"),
        ]
    )
    assert problems.locator("img").count() == 0
    ready(page)
    headline(page, {})
    expect(problems).to_be_visible()
    problems.get_by_role("button", name="Fill in the 1 answer that was understood").click()
    headline(page, {"grade": 3})
    expect(problems).to_be_hidden()


def test_a_link_to_a_place_in_the_page_is_no_permalink(opened: Callable[[str], Page]) -> None:
    page = opened("#below")
    ready(page)
    expect(page.locator("[data-problems]")).to_be_hidden()


def test_clear_can_be_undone(opened: Callable[[str], Page]) -> None:
    page = opened("#count=4")
    headline(page, {"count": 4})
    page.get_by_role("button", name="Clear").click()
    headline(page, {})
    page.get_by_role("button", name="Undo").click()
    headline(page, {"count": 4})


def test_all_normal_keeps_what_was_found(opened: Callable[[str], Page]) -> None:
    page = opened("#pain=present")
    headline(page, {"pain": "present"})
    page.get_by_role("button", name="All normal").click()
    headline(page, {"pain": "present", "grade": 5})
    expect(page.locator("[data-summary]")).to_have_text("Pain: present; 5 (1)")


def test_an_answer_out_of_range_is_told_in_words_and_the_form_keeps_it(opened: Callable[[str], Page]) -> None:
    page = opened("")
    ready(page)
    page.get_by_label("Count").fill("101")
    page.get_by_label("Count").blur()
    expect(page.locator("[data-problems]")).to_contain_text("Count: given “101”; allowed: 0 to 100")
    expect(page.get_by_label("Count")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Count").fill("10")
    headline(page, {"count": 10})
    expect(page.locator("[data-problems]")).to_be_hidden()


def test_an_exception_in_python_is_told_and_the_next_answer_works(opened: Callable[[str], Page]) -> None:
    page = opened("#count=13")
    expect(page.locator(SECTION)).to_have_attribute("data-state", "error")
    expect(page.locator("[data-progress]")).to_contain_text("thirteen is not answered")
    page.get_by_label("Count").fill("14")
    headline(page, {"count": 14})
    expect(page.locator(SECTION)).to_have_attribute("data-state", "ready")
    expect(page.locator("[data-progress]")).to_have_text("")


def test_what_was_unfolded_in_the_answer_stays_unfolded(opened: Callable[[str], Page]) -> None:
    page = opened("")
    ready(page)
    headline(page, {})
    page.locator("[data-result] summary").click()
    page.get_by_label("absent").check()
    headline(page, {"pain": "absent"})
    expect(page.locator("[data-result] details")).to_have_attribute("open", "")


def test_the_copied_link_holds_the_answers(tiny_site: Path, serve: Serve, page: Page) -> None:
    server = serve(tiny_site)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server.url}calculators/steps.html")
    page.get_by_label("absent").check()
    page.get_by_label("Count").fill("3")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-progress]")).to_contain_text("Link copied")
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == f"{server.url}calculators/steps.html#pain=absent&count=3"
    )
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize("name", ["worker.js", "pyodide.asm.wasm", "stdlib.zip", "packages.zip"])
def test_a_damaged_file_is_told_and_trying_again_helps(
    name: str, tiny_site: Path, serve: Serve, page: Page
) -> None:
    (file,) = (tiny_site / "assets" / "runtime").glob(f"{name}.*.bin")
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    page.goto(f"{serve(tiny_site).url}calculators/steps.html#count=5")
    expect(page.locator(SECTION)).to_have_attribute("data-state", "error")
    expect(page.locator("[data-progress]")).to_contain_text(f"The file {name} arrived damaged.")
    expect(page.get_by_label("Count")).to_have_value("5")
    expect(page.locator("#below")).to_be_visible()
    file.write_bytes(whole)
    page.get_by_role("button", name="Try again").click()
    headline(page, {"count": 5})


def test_a_missing_file_is_told_on_a_double_clicked_page(tiny_site: Path, file_page: Page) -> None:
    for file in (tiny_site / "assets" / "runtime").glob("stdlib.zip.*"):
        file.unlink()
    file_page.goto((tiny_site / "calculators" / "steps.html").as_uri())
    expect(file_page.locator(SECTION)).to_have_attribute("data-state", "error")
    expect(file_page.locator("[data-progress]")).to_contain_text(
        "The file stdlib.zip is missing beside this page."
    )


def test_a_browser_without_webassembly_is_told_so(tiny_site: Path, serve: Serve, page: Page) -> None:
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{serve(tiny_site).url}calculators/steps.html")
    expect(page.locator(SECTION)).to_have_attribute("data-state", "error")
    expect(page.locator("[data-progress]")).to_contain_text("This browser has no WebAssembly")


def test_progress_is_told_in_words(tiny_site: Path, serve: Serve, page: Page) -> None:
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => new MutationObserver(() => {"
        " (window.said = window.said || []).push(document.querySelector('[data-progress]').textContent) })"
        ".observe(document.querySelector('[data-progress]'), {childList: true}))"
    )
    page.goto(f"{serve(tiny_site).url}calculators/steps.html")
    ready(page)
    said = page.evaluate("window.said")
    assert said[-1] == ""
    assert any(
        re.fullmatch(r"Getting the calculator ready: \d\.\d of \d\.\d MB|Starting the calculator", words)
        for words in said
    )


def test_an_answer_that_never_comes_restarts_python_and_is_then_told(
    tiny_site: Path, serve: Serve, page: Page
) -> None:
    page.clock.install()
    page.goto(f"{serve(tiny_site).url}calculators/steps.html")
    ready(page)
    page.get_by_label("Count").fill("99")
    for _ in range(60):
        page.clock.run_for(5_000)
        page.wait_for_timeout(100)
        if page.locator(SECTION).get_attribute("data-state") == "error":
            break
    expect(page.locator("[data-progress]")).to_contain_text("Python took too long")
    page.get_by_label("Count").fill("98")
    page.get_by_role("button", name="Try again").click()
    page.clock.resume()
    headline(page, {"count": 98})


def test_an_answer_asked_for_while_python_hangs_unseen_comes_after_a_new_start(
    tiny_site: Path, serve: Serve, page: Page
) -> None:
    """What Python is asked while the reader reads (everything normal) is made one that never ends."""
    page.clock.install()
    page.add_init_script(
        """const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message, ...rest) {
          const request = message.request && JSON.parse(message.request);
          const unseen = request?.answers.grade === 5;
          if (unseen) {
            request.answers.count = 99;
            message.request = JSON.stringify(request);
          }
          post.call(this, message, ...rest);
          if (unseen) window.hangs = true;
        };"""
    )
    page.goto(f"{serve(tiny_site).url}calculators/steps.html")
    ready(page)
    headline(page, {})
    page.clock.run_for(1_000)
    assert page.evaluate("window.hangs")
    page.get_by_label("present").check()
    for _ in range(5):
        page.clock.run_for(5_000)
        page.wait_for_timeout(100)
    headline(page, {"pain": "present"})
    expect(page.locator(SECTION)).to_have_attribute("data-state", "ready")
