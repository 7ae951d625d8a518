"""The question box in a real browser: the same answers as here, nothing sent, nothing run that was typed."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from site_builder.build import open_project
from site_builder.steps.passages import cut_site

from .conftest import PROJECT, Server, Watch

pytestmark = pytest.mark.browser
Serve = Callable[[Path], Server]
ASKED = tomllib.loads((PROJECT / "tests/ask/questions.toml").read_text("utf-8"))
FULL = "Left-sided gluteal pain radiating to the foot with numbness and tingling"

ASK = """(question) => new Promise((resolve) => {
  const section = document.querySelector("section[data-ask]");
  section.addEventListener("ask:answer", (event) => resolve(event.detail), { once: true });
  section.querySelector("[data-ask-question]").value = question;
  section.querySelector("form").requestSubmit();
})"""


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, built_site: Path, serve: Serve) -> tuple[Page, str]:
    """A page and where the site is, over http and by double click."""
    if request.param == "file":
        return request.getfixturevalue("file_page"), built_site.as_uri() + "/"
    return request.getfixturevalue("page"), serve(built_site).url


def here(built_site: Path) -> Callable[[str], dict[str, Any]]:
    from calculators.ask import Box, box

    settings = open_project(PROJECT).settings.ask
    assert settings is not None
    asked = Box(box.synonyms, box.sources)
    asked.answer(json.dumps({"passages": cut_site(built_site, settings.leave_out)}))
    return lambda question: json.loads(asked.answer(json.dumps({"question": question})))


def test_every_question_gets_the_same_answer_in_the_browser(base: tuple[Page, str], built_site: Path) -> None:
    page, url = base
    page.goto(url + "ask.html")
    expected = here(built_site)
    odd = ["<b>foot</b> drop \U0001f9b6", "foot drop " * 200, "\u202e\u0000 sciatica"]
    questions = [case["question"] for case in ASKED["asked"]] + ASKED["nothing"] + odd
    page.eval_on_selector("[data-ask-question]", "(input) => input.removeAttribute('maxlength')")
    for question in questions:
        assert page.evaluate(ASK, question) == expected(question), question


def test_python_is_fetched_only_when_someone_asks(page: Page, built_site: Path, serve: Serve) -> None:
    server = serve(built_site)
    page.goto(server.url + "ask.html")
    page.wait_for_load_state("networkidle")
    assert not [path for path in server.requests if path.endswith(".bin")]
    page.get_by_role("button", name=FULL).click()
    expect(page.locator(".ask-passage").first).to_be_visible()
    assert [path for path in server.requests if "passages.json" in path]


def test_an_example_shows_the_home_page_first_with_links_that_lead_there(base: tuple[Page, str]) -> None:
    page, url = base
    page.goto(url + "ask.html")
    page.get_by_role("button", name=FULL).click()
    first = page.locator(".ask-passage").first
    expect(first.get_by_role("link").first).to_have_attribute("href", "index.html#the-short-answer")
    expect(page.locator("[data-ask-status]")).to_contain_text("found, below")
    first.get_by_role("link").first.click()
    expect(page).to_have_url(url + "index.html#the-short-answer")


def test_a_question_in_the_address_is_asked_and_is_text_only(base: tuple[Page, str]) -> None:
    page, url = base
    nasty = '"><img src=x onerror="document.title=1"><script>document.title=2</script> foot drop'
    page.goto(f"{url}ask.html#q={quote(nasty)}")
    expect(page.locator("[data-ask-answer] h2.ask-headline")).to_be_visible()
    assert page.input_value("[data-ask-question]") == nasty
    assert page.title() not in {"1", "2"}
    assert page.locator("section[data-ask] img, section[data-ask] script").count() == 0


def test_nothing_of_a_question_is_asked_of_any_server(
    page: Page, watch: Watch, built_site: Path, serve: Serve
) -> None:
    server = serve(built_site)
    page.goto(f"{server.url}ask.html#q=zebrafish+foot+drop")
    expect(page.locator("section[data-ask]")).not_to_have_attribute("data-state", "idle")
    expect(page.locator("[data-ask-answer] h2.ask-headline")).to_be_visible()
    assert not [path for path in server.requests if "zebrafish" in path]


def test_nothing_is_said_plainly_and_aloud(base: tuple[Page, str]) -> None:
    page, url = base
    page.goto(url + "ask.html")
    page.get_by_label("Your question").fill("who won the football world cup")
    page.keyboard.press("Enter")
    expect(page.locator("[data-ask-answer] h2.ask-headline")).to_have_text("The site has nothing on that.")
    status = page.get_by_role("status").and_(page.locator("[data-ask-status]"))
    expect(status).to_have_text("The site has nothing on that.")
    assert status.get_attribute("aria-live") == "polite"


def test_an_emergency_stands_first_in_sight_and_is_said_aloud(base: tuple[Page, str]) -> None:
    page, url = base
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(url + "ask.html")
    page.evaluate(ASK, "my foot is numb and I cant lift it, is that an emergency?")
    act = page.locator("[data-ask-answer] > :first-child")
    expect(act.get_by_role("heading", name="Act now")).to_be_in_viewport()
    expect(page.locator("[data-ask-status]")).to_contain_text("Act now: read the box below first.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    act.get_by_role("link", name="Answer the other red flag questions").click()
    expect(page).to_have_url(url + "calculators/red-flags.html#severe_leg_weakness=present")


def test_an_empty_question_is_asked_for_without_fetching_python(
    page: Page, built_site: Path, serve: Serve
) -> None:
    server = serve(built_site)
    page.goto(server.url + "ask.html")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("[data-ask-status]")).to_have_text("Type a question first.")
    assert not [path for path in server.requests if path.endswith(".bin")]


def test_a_damaged_passages_file_is_told_and_can_be_asked_again(
    page: Page, built_site: Path, serve: Serve
) -> None:
    page.route("**/passages.json.*", lambda route: route.fulfill(status=503), times=1)
    page.goto(serve(built_site).url + "ask.html")
    page.get_by_role("button", name=FULL).click()
    expect(page.locator("[data-ask-status]")).to_contain_text("Ask again")
    page.get_by_role("button", name=FULL).click()
    expect(page.locator(".ask-passage").first).to_be_visible()


def test_a_module_page_hands_its_question_over(base: tuple[Page, str]) -> None:
    page, url = base
    page.goto(url + "modules/differential/deep-gluteal-syndrome.html")
    form = page.locator("form[data-follow-up]")
    form.get_by_role("textbox").fill("what is the FAIR test worth & why #1?")
    page.keyboard.press("Enter")
    page.wait_for_url(url + "ask.html#q=**")
    assert page.input_value("[data-ask-question]") == "what is the FAIR test worth & why #1?"
    expect(page.locator(".ask-passage").first).to_be_visible()


def test_without_javascript_the_page_says_so_and_the_link_stays(
    chromium: Any, built_site: Path, serve: Serve
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    url = serve(built_site).url
    page.goto(url + "ask.html")
    expect(page.locator("noscript p").filter(has_text="The question box needs JavaScript")).to_be_visible()
    expect(page.locator("section[data-ask] form")).to_be_hidden()
    page.goto(url + "modules/differential/deep-gluteal-syndrome.html")
    expect(page.get_by_role("link", name="Ask a follow-up question")).to_be_visible()
    expect(page.locator("form[data-follow-up]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("name", ["ask.html", "modules/differential/deep-gluteal-syndrome.html"])
def test_the_box_fits_a_small_phone(
    context: BrowserContext, built_site: Path, serve: Serve, name: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    url = serve(built_site).url
    page.goto(url + name)
    if name == "ask.html":
        page.evaluate(ASK, FULL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.eval_on_selector_all(
        "section[data-ask] :is(input, button), form[data-follow-up] :is(input, button)",
        "(all) => all.filter((one) => one.getBoundingClientRect().height < 44).length",
    )
    assert small == 0


@pytest.mark.parametrize("question", [FULL, "numb between my legs and both legs are weak"])
def test_the_box_has_no_accessibility_fault(base: tuple[Page, str], question: str) -> None:
    page, url = base
    page.goto(url + "ask.html")
    page.evaluate(ASK, question)
    axe = (PROJECT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run('section[data-ask]').then((all) => all.violations.map((one) => one.id + one.help))"
    )
    assert found == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (FULL.lower(), ["index.html"]),
        ("sciatica", ["index.html", "modules/start/the-five-minute-answer.html",
                      "modules/differential/l5-and-s1-radiculopathy.html"]),
        ("slipped disc", ["modules/differential/two-roots-and-stenosis.html"]),
        ("peroneal", ["modules/differential/fibular-neuropathies.html", "modules/pairs/l5-or-fibular.html"]),
        ("EHL", ["modules/examination/power.html"]),
        ("piriformis", ["modules/differential/deep-gluteal-syndrome.html",
                        "modules/examination/piriformis-tests.html",
                        "modules/pairs/root-plexus-or-deep-gluteal.html"]),
        ("foot drop", ["modules/pairs/l5-or-fibular.html"]),
        ("lasegue", ["modules/examination/straight-leg-raise.html"]),
    ],
)  # fmt: skip
def test_the_sites_search_knows_synonyms(base: tuple[Page, str], query: str, expected: list[str]) -> None:
    page, url = base
    results = search(page, url, query)
    assert results[0] in expected, results


def test_the_sites_search_finds_root_pages_by_sciatica(base: tuple[Page, str]) -> None:
    """Their titles say L4, L5 and S1 root."""
    page, url = base
    found = search(page, url, "sciatica")
    assert {f"modules/differential/{root}-radiculopathy.html" for root in ("l4", "l5", "s1")} <= set(
        found[:12]
    )


def search(page: Page, url: str, query: str) -> list[str]:
    """The pages that the site's search lists for a query, best first, by address within the site."""
    page.goto(url + "about/index.html")
    page.locator("input[name=query]").click()
    # The search listens to keys and answers each of them: typed as a person does, then left to settle.
    page.locator("input[name=query]").press_sequentially(query)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    hrefs: list[str] = []
    for _ in range(40):
        before = hrefs
        page.wait_for_timeout(400)
        hrefs = page.eval_on_selector_all(
            ".md-search-result__item > a:first-child, .md-search-result__item > :first-child a",
            "(all) => all.map((one) => one.href)",
        )
        if hrefs == before:
            break
    return list(dict.fromkeys(one.removeprefix(url).partition("#")[0].partition("?")[0] for one in hrefs))
