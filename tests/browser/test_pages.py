"""The pages as a reader meets them: accessible to axe, used by keyboard, in both colors, on a phone.

The `context` fixture fails each of these tests on a request to another host, a refused script or an error.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PROJECT, Server

pytestmark = pytest.mark.browser

AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = {
    "home": "index.html",
    "module": "modules/differential/l5-and-s1-radiculopathy.html",
    "red flags": "calculators/red-flags.html",
    "localization": "calculators/localization.html",
    "imaging": "calculators/imaging.html",
    "likelihood": "calculators/likelihood.html",
    "management": "calculators/management.html",
    "ask": "ask.html",
    "maneuver": "modules/examination/straight-leg-raise.html",
    "evidence": "about/evidence.html",
    "reference": "about/reference.html",
    "about": "about/offline.html",
    "claims": "about/coverage.html",
    "worksheet": "about/review-worksheet.html",
    "glossary": "about/glossary.html",
    "decision": "about/decisions/no-inline-scripts.html",
}
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
READY = "section[data-calculator][data-state=ready]"


def _faults(page: Page) -> list[str]:
    """What axe finds, a line each."""
    page.evaluate(AXE.read_text("utf-8"))
    options = json.dumps({"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


def _open(page: Page, url: str, size: dict[str, int], scheme: str = "light") -> None:
    _show(page, size, scheme)
    page.goto(url)


def _turn(page: Page, size: dict[str, int], scheme: str) -> None:
    """Another size and other colors for a page that is open."""
    _show(page, size, scheme)
    palette = "slate" if scheme == "dark" else "default"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", palette)


def _show(page: Page, size: dict[str, int], scheme: str = "light") -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, built_site: Path, serve: Callable[[Path], Server], kind: str) -> None:
    """On a desk in light colors, then on a phone in dark ones."""
    _open(page, serve(built_site).url + KINDS[kind], DESK, "light")
    assert _faults(page) == []
    _turn(page, PHONE, "dark")
    assert _faults(page) == []


@pytest.mark.parametrize(
    ("calculator", "findings"),
    [
        ("red-flags", "saddle_numbness=present&urinary_retention=absent"),
        ("localization", "power_great_toe_extension=3&straight_leg_raise=positive"),
        ("localization", "nonsense=1&power_great_toe_extension=9"),
    ],
)
def test_axe_finds_nothing_in_an_answer_or_a_problem(
    page: Page, built_site: Path, serve: Callable[[Path], Server], calculator: str, findings: str
) -> None:
    _open(page, f"{serve(built_site).url}calculators/{calculator}.html#{findings}", DESK)
    page.locator(READY).wait_for()
    page.locator("script[data-answer]:not(:empty), [data-problems]:not([hidden])").first.wait_for(
        state="attached"
    )
    for scheme in ("light", "dark"):
        _turn(page, DESK, scheme)
        assert _faults(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(
    page: Page, built_site: Path, serve: Callable[[Path], Server], kind: str
) -> None:
    page.goto(serve(built_site).url + KINDS[kind])
    for width in (1280, 768, 390, 320):
        _show(page, {"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("calculator", ["red-flags", "localization"])
def test_every_control_of_a_form_can_be_touched_at_320_pixels(
    page: Page, built_site: Path, serve: Callable[[Path], Server], calculator: str
) -> None:
    _open(page, f"{serve(built_site).url}calculators/{calculator}.html", {"width": 320, "height": 640})
    small = page.evaluate(
        """() => [...document.querySelectorAll(
               "[data-calculator] :is(.segment, input[type=number], summary, button:not([hidden]))")]
             .filter((element) => element.offsetParent !== null)
             .map((element) => [element.textContent.trim().slice(0, 30), element.getBoundingClientRect()])
             .filter(([, box]) => box.height < 43.5 || box.width < 38 || box.right > innerWidth)
             .map(([text, box]) => `${text}: ${box.width} x ${box.height}, to ${box.right}`)"""
    )
    assert small == []


def test_a_case_can_be_entered_by_keyboard_alone(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    _open(page, serve(built_site).url + "calculators/red-flags.html", DESK)
    page.locator(READY).wait_for()
    page.locator("input[name=saddle_numbness]").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("input[name=saddle_numbness][value=present]")).to_be_checked()
    expect(page.locator("[data-result]")).to_have_attribute("data-urgency", "emergency")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") not in ("", "saddle_numbness")


def test_a_group_opens_and_closes_by_keyboard_and_keeps_its_answers(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    _open(page, serve(built_site).url + "calculators/red-flags.html", PHONE)
    page.check("input[name=saddle_numbness][value=present]")
    group = page.locator("details[data-group]", has=page.locator("input[name=saddle_numbness]"))
    group.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("input[name=saddle_numbness]").first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("input[name=saddle_numbness][value=present]")).to_be_checked()


def test_the_first_stop_of_the_keyboard_skips_to_the_text(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    _open(page, serve(built_site).url + KINDS["module"], DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")


def test_on_a_phone_the_headline_stays_in_view_and_leads_to_the_answer(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    _open(page, serve(built_site).url + "calculators/red-flags.html#saddle_numbness=present", PHONE)
    bar = page.locator(".headline-bar")
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text("cauda equina")
    bar.click()
    expect(page.locator("[data-result] .result-headline")).to_be_in_viewport()


def test_on_a_desk_the_answer_stays_beside_the_form(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    _open(page, serve(built_site).url + "calculators/localization.html", DESK)
    page.locator("[data-group]").nth(4).scroll_into_view_if_needed()
    expect(page.locator(".answer-title")).to_be_in_viewport()


def test_the_colors_can_be_switched_and_are_remembered(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    _open(page, serve(built_site).url, DESK)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for _ in range(2):
        page.locator("label[for^=__palette]:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def _search(page: Page) -> None:
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").fill("cauda equina")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_search_finds_pages_over_http(page: Page, built_site: Path, serve: Callable[[Path], Server]) -> None:
    _open(page, serve(built_site).url, DESK)
    _search(page)


def test_search_finds_pages_from_a_double_click(file_page: Page, built_site: Path) -> None:
    _open(file_page, (built_site / KINDS["module"]).as_uri(), DESK)
    _search(file_page)
    file_page.locator(".md-search-result__link").first.click()
    expect(file_page.locator("h1").first).to_be_visible()
    assert file_page.url.startswith("file:")


def test_the_menu_of_a_phone_opens(page: Page, built_site: Path, serve: Callable[[Path], Server]) -> None:
    _open(page, serve(built_site).url, PHONE)
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()


@pytest.mark.parametrize("calculator", ["red-flags", "localization"])
def test_without_javascript_the_page_still_teaches(
    chromium: Browser, built_site: Path, serve: Callable[[Path], Server], calculator: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{serve(built_site).url}calculators/{calculator}.html")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("[data-action=copy-link]")).to_be_hidden()
    folded = page.locator("details:not([open]):has(.rules) > summary")
    if folded.count():
        folded.first.click()
    expect(page.locator(".rules")).to_be_visible()
    expect(page.locator(".example-answer .result-headline").first).to_be_visible()
    context.close()


def test_a_figure_leads_to_its_row_of_evidence(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    _open(page, serve(built_site).url + KINDS["module"], DESK)
    figure = page.locator(".figure > a").first
    words = figure.inner_text()
    figure.click()
    expect(page.locator(".evidence-row:target")).to_be_in_viewport()
    expect(page.locator(".evidence-row:target")).to_contain_text(words)


def test_paper_shows_the_answer_and_not_the_frame(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    _open(page, serve(built_site).url + "calculators/red-flags.html#saddle_numbness=present", DESK)
    expect(page.locator("[data-result]")).to_have_attribute("data-urgency", "emergency")
    page.emulate_media(media="print")
    for hidden in (".md-header", "[data-toolbar]", ".headline-bar", "[data-question=bowel_incontinence]"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("[data-question=saddle_numbness]")).to_be_visible()
    expect(page.locator("[data-result] .result-headline")).to_be_visible()
