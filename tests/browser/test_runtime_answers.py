"""The built site answers in the browser what the same Python answers here."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from calculators import registry

from .conftest import Server, wait_for_answer

pytestmark = pytest.mark.browser
Serve = Callable[[Path], Server]
IDS = [calculator.id for calculator in registry.calculators]

# Opens a permalink as a reader does, waits for its answer, and compares the HTML as a browser reads it.
ASK = """async ({ hash, html }) => {
  const section = document.querySelector("section[data-calculator]");
  const answer = () =>
    new Promise((resolve) => section.addEventListener("calculator:answer", resolve, { once: true }));
  const cleared = answer();
  section.querySelector("[data-action=clear]").click();
  await cleared;
  if (hash) {
    const answered = answer();
    location.hash = "";
    location.hash = hash;
    await answered;
  }
  const template = document.createElement("template");
  template.innerHTML = html;
  const clean = (text) => text.replaceAll(' open=""', "");
  return {
    result: JSON.parse(section.querySelector("script[data-answer]").textContent),
    sameHtml: clean(template.innerHTML) === clean(section.querySelector("[data-result]").innerHTML),
    problems: section.querySelector("[data-problems]").textContent,
  };
}"""


def vectors(calculator_id: str) -> Iterator[dict[str, Any]]:
    """Nothing at all, and the findings of every case."""
    yield {}
    for case in registry.calculator(calculator_id).cases:
        yield dict(case.findings)


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, built_site: Path, serve: Serve) -> tuple[Page, str]:
    """A page and where the site is, over http and by double click."""
    if request.param == "file":
        return request.getfixturevalue("file_page"), built_site.as_uri() + "/"
    return request.getfixturevalue("page"), serve(built_site).url


@pytest.mark.parametrize("calculator_id", IDS)
def test_every_case_has_the_same_answer_in_the_browser_as_here(
    base: tuple[Page, str], calculator_id: str
) -> None:
    page, url = base
    page.goto(f"{url}calculators/{calculator_id.replace('_', '-')}.html")
    section = page.locator("section[data-calculator]")
    expect(section).to_have_attribute("data-state", "ready")
    wait_for_answer(page)
    for findings in vectors(calculator_id):
        request = {"calculator": calculator_id, "answers": findings}
        here = json.loads(registry.answer(json.dumps(request)))
        hash = "&".join(f"{key}={quote(str(value))}" for key, value in findings.items())
        there = page.evaluate(ASK, {"hash": hash, "html": here["html"]})
        assert there["problems"] == "", findings
        assert there["result"] == here["result"], findings
        assert there["sameHtml"], findings


def test_the_result_is_marked_with_the_urgency_of_the_answer(base: tuple[Page, str]) -> None:
    page, url = base
    case = next(case for case in registry.calculator("red_flags").cases if case.findings)
    hash = "&".join(f"{key}={value}" for key, value in case.findings.items())
    page.goto(f"{url}calculators/red-flags.html#{hash}")
    urgency = registry.run("red_flags", dict(case.findings))["urgency"]
    expect(page.locator("[data-result]")).to_have_attribute("data-urgency", urgency)


def test_what_was_unfolded_stays_unfolded_when_its_count_changes_and_its_namesake_stays_folded(
    base: tuple[Page, str],
) -> None:
    page, url = base
    page.goto(f"{url}calculators/localization.html#pain_buttock=present")
    what, where = (
        page.locator("[data-result] section.block", has_text=title).locator("details")
        for title in ("What is it?", "Where is the lesion?")
    )
    count = what.locator("summary").inner_text()
    what.locator("summary").click()
    page.locator("[name=pain_lateral_leg][value=present]").check()
    expect(what.locator("summary")).not_to_have_text(count)
    expect(what).to_have_attribute("open", "")
    expect(where).not_to_have_attribute("open", "")


def test_a_fold_inside_an_answer_is_no_box(page: Page, built_site: Path, serve: Serve) -> None:
    """Folds in the text are boxes with a colored head: their rules must not reach into an answer."""
    page.goto(f"{serve(built_site).url}calculators/localization.html#pain_buttock=present")
    fold = page.locator("[data-result] .block-ranking details").first
    expect(fold.locator("summary")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(fold).to_have_css("border-top-width", "0px")
    marker = fold.evaluate("one => getComputedStyle(one.firstElementChild, '::before').backgroundColor")
    assert marker == "rgba(0, 0, 0, 0)"
