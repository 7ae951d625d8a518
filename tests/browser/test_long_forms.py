"""Forms of many questions: lists that open, and groups that start closed until they are needed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Server
from .test_pages import _faults

pytestmark = pytest.mark.browser
Serve = Callable[[Path], Server]
READY = "section[data-calculator][data-state=ready]"
HIP = "details[data-group=hip_osteoarthritis]"
GLUTEAL = "details[data-group=deep_gluteal_entrapment]"


def _open(page: Page, site: Path, serve: Serve, address: str) -> None:
    page.goto(f"{serve(site).url}calculators/{address}")
    page.locator(READY).wait_for()


def _answers(page: Page, act: Callable[[], Any]) -> Any:
    """What Python was asked after the act."""
    page.evaluate(
        """() => { window.told = new Promise((resolve) => document.addEventListener("calculator:answer",
             (event) => resolve(event.detail.answers), { once: true })); }"""
    )
    act()
    return page.evaluate("window.told")


def test_a_list_is_answered_left_out_and_told_in_words(page: Page, built_site: Path, serve: Serve) -> None:
    _open(page, built_site, serve, "likelihood.html")
    page.wait_for_selector("script[data-answer]:not(:empty)", state="attached")
    chosen = _answers(page, lambda: page.select_option("select[name=target]", "hip_osteoarthritis"))
    assert chosen == {"target": "hip_osteoarthritis"}
    summary = page.locator("[data-group=start] [data-summary]")
    expect(summary).to_have_text("Which condition? Hip osteoarthritis")
    assert _answers(page, lambda: page.select_option("select[name=target]", index=0)) == {}
    expect(summary).to_be_hidden()


def test_clear_and_undo_reach_a_list(page: Page, built_site: Path, serve: Serve) -> None:
    _open(page, built_site, serve, "likelihood.html#target=hip_osteoarthritis")
    target = page.locator("select[name=target]")
    expect(target).to_have_value("hip_osteoarthritis")
    page.click("[data-action=clear]")
    expect(target).to_have_value("not_asked")
    page.click("[data-action=undo]")
    expect(target).to_have_value("hip_osteoarthritis")


def test_a_link_with_a_state_that_the_list_lacks_fills_in_nothing(
    page: Page, built_site: Path, serve: Serve
) -> None:
    _open(page, built_site, serve, "likelihood.html#target=elbow&pre_test_percent=30")
    expect(page.locator("[data-problems] li")).to_contain_text("elbow")
    expect(page.locator("[name=pre_test_percent]")).to_have_value("")


def test_choosing_a_condition_opens_its_tests_and_no_others(
    page: Page, built_site: Path, serve: Serve
) -> None:
    _open(page, built_site, serve, "likelihood.html")
    expect(page.locator("details[data-group][open]")).to_have_count(1)
    page.select_option("select[name=target]", "hip_osteoarthritis")
    expect(page.locator(HIP)).to_have_attribute("open", "")
    page.select_option("select[name=target]", "deep_gluteal_entrapment")
    expect(page.locator(GLUTEAL)).to_have_attribute("open", "")
    expect(page.locator(HIP)).not_to_have_attribute("open", "")


def test_a_group_with_an_answer_in_it_is_not_closed_by_another_choice(
    page: Page, built_site: Path, serve: Serve
) -> None:
    _open(page, built_site, serve, "likelihood.html#target=hip_osteoarthritis")
    page.locator(f"{HIP} input[value=positive]").first.check()
    page.select_option("select[name=target]", "deep_gluteal_entrapment")
    expect(page.locator(GLUTEAL)).to_have_attribute("open", "")
    expect(page.locator(HIP)).to_have_attribute("open", "")


def test_a_link_opens_the_group_that_it_fills(page: Page, built_site: Path, serve: Serve) -> None:
    _open(page, built_site, serve, "likelihood.html#slr_vdw=positive")
    expect(page.locator("input[name=slr_vdw][value=positive]")).to_be_visible()


def test_the_jump_to_a_closed_group_opens_it(page: Page, built_site: Path, serve: Serve) -> None:
    _open(page, built_site, serve, "likelihood.html")
    page.locator(".group-jumps a", has_text="Hip osteoarthritis").click()
    expect(page.locator(f"{HIP} input").first).to_be_visible()


@pytest.mark.parametrize("calculator", ["red-flags", "localization", "imaging", "management"])
def test_groups_that_all_apply_start_open(
    page: Page, built_site: Path, serve: Serve, calculator: str
) -> None:
    page.goto(f"{serve(built_site).url}calculators/{calculator}.html")
    expect(page.locator("details[data-group]:not([open])")).to_have_count(0)


def test_paper_shows_what_was_chosen_from_a_list(page: Page, built_site: Path, serve: Serve) -> None:
    _open(page, built_site, serve, "likelihood.html#target=hip_osteoarthritis")
    page.emulate_media(media="print")
    expect(page.locator("select[name=target]")).to_be_visible()
    expect(page.locator("[data-question=pre_test_percent]")).to_be_hidden()
    expect(page.locator(GLUTEAL)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_form_of_lists_and_closed_groups(
    page: Page, built_site: Path, serve: Serve, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    _open(page, built_site, serve, "likelihood.html#target=hip_osteoarthritis&pre_test_percent=30")
    assert _faults(page) == []


@pytest.mark.parametrize("calculator", ["likelihood", "management", "imaging"])
def test_no_form_scrolls_sideways_on_a_phone(
    page: Page, built_site: Path, serve: Serve, calculator: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _open(page, built_site, serve, f"{calculator}.html")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_python_meets_unseen_never_reaches_the_page(page: Page, built_site: Path, serve: Serve) -> None:
    """Python answers once with everything normal while the reader reads: form and answer stay empty."""
    asked: list[str] = []
    page.expose_function("saw", lambda request: asked.append(request))
    page.add_init_script(
        """const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message, ...rest) {
          if (message.request) window.saw(message.request);
          return post.call(this, message, ...rest);
        };"""
    )
    _open(page, built_site, serve, "localization.html")
    page.wait_for_selector("script[data-answer]:not(:empty)", state="attached")
    for _ in range(60):
        page.wait_for_timeout(500)
        if len(asked) > 1:
            break
    page.wait_for_timeout(1000)
    first, unseen = (json.loads(request)["answers"] for request in asked)
    assert first == {}
    assert unseen["power_great_toe_extension"] == 5 and unseen["reflex_ankle"] == "normal"
    told = json.loads(page.locator("script[data-answer]").inner_text())
    assert told["headline"].startswith("Nothing has been asked")
    assert "#" not in page.url


@pytest.mark.parametrize("width", [390, 1280])
def test_of_the_links_to_the_groups_the_one_under_the_eyes_is_marked_and_whole_in_sight(
    page: Page, built_site: Path, serve: Serve, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 840})
    page.emulate_media(reduced_motion="reduce")
    _open(page, built_site, serve, "red-flags.html")
    marked = page.locator(".group-jumps a[aria-current]")
    for name in ("Cancer", "Numbers", "Infection"):
        # Not by the mouse: the bar moves to show the mark, and a test's mouse would miss.
        page.locator(".group-jumps a", has_text=name).evaluate("link => link.click()")
        expect(marked).to_have_text([name])
        expect(marked).to_be_in_viewport(ratio=0.98)
