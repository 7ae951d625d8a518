"""What the project says that it teaches and shows: each claim its page, each piece of furniture its place.

The lists are read as the build reads them; what is checked here is that nothing was left out of them.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from site_builder.build import Project, open_project
from site_builder.checks import furniture, html
from site_builder.lists import ClaimList, coverage, read_claims, read_glossary, read_reviews

from .conftest import PROJECT, Server

CLAIMS = {"A": 2, "B": 4, "C": 6, "D": 6, "E": 5, "F": 10, "G": 5}
QUESTION = "left-sided gluteal pain radiating to the foot with numbness and tingling"
FURNITURE = {f"H{number}" for number in range(1, 9)}


@pytest.fixture(scope="module")
def project() -> Project:
    return open_project(PROJECT)


@pytest.fixture(scope="module")
def known(project: Project) -> ClaimList:
    return read_claims(project.folder, project.lists.claims)


def test_the_list_holds_all_38_claims_and_all_8_pieces_of_furniture(known: ClaimList) -> None:
    ids = {f"{letter}{number}" for letter, count in CLAIMS.items() for number in range(1, count + 1)}
    assert len(ids) == 38
    assert set(known.ids) == ids
    assert {piece.id for piece in known.furniture} == FURNITURE


def test_each_claim_is_covered_by_a_page_that_was_built(
    project: Project, known: ClaimList, built_site: Path
) -> None:
    where = {claim: [page.path for page in pages] for claim, pages in coverage(project.content).items()}
    assert [claim for claim in known.ids if claim not in where] == []
    paths = {path for claim in known.ids for path in where[claim]}
    assert [path for path in paths if not (built_site / path).with_suffix(".html").is_file()] == []


def test_each_claim_is_covered_by_a_page_to_read_and_not_by_a_calculator_alone(
    project: Project, known: ClaimList
) -> None:
    pages = coverage(project.content)
    assert [c for c in known.ids if not any(page.path.startswith("modules/") for page in pages[c])] == []


def test_each_piece_of_furniture_stands_in_the_built_pages(known: ClaimList, built_site: Path) -> None:
    built = tuple(html.pages(built_site))
    assert [str(fault) for piece in known.furniture for fault in furniture.missing(piece, built)] == []


def test_each_claim_names_whom_to_read_and_disputed_ones_say_what_is_disputed(known: ClaimList) -> None:
    assert [claim.id for claim in known.claims if not claim.sources] == []
    disputed = {"B2", "B4", "C1", "D3", "E3", "E5", "F2", "F4", "G5"}
    assert disputed <= {claim.id for claim in known.claims if claim.note}


def test_a_covering_page_cites_a_source_of_the_claim(project: Project, known: ClaimList) -> None:
    pages = coverage(project.content)
    texts = {
        page.path: (project.content / page.path).read_text("utf-8")
        for covering in pages.values()
        for page in covering
    }
    uncited = [
        claim.id
        for claim in known.claims
        if not any(f"@{source}" in texts[page.path] for page in pages[claim.id] for source in claim.sources)
    ]
    assert uncited == []


def test_the_coverage_page_shows_each_claim_and_the_worksheet_asks_about_each(
    known: ClaimList, built_site: Path
) -> None:
    listed = (built_site / "about" / "coverage.html").read_text("utf-8")
    asked = (built_site / "about" / "review-worksheet.html").read_text("utf-8")
    for claim in known.ids:
        assert f">{claim}</th>" in listed
        assert f"<strong>{claim}</strong>" in asked
    for piece in known.furniture:
        assert f">{piece.id}</th>" in listed
    assert asked.count('class="tick-box"') == 2 * len(known.ids)


def test_a_page_is_called_reviewed_only_where_the_ledger_says_so(project: Project, built_site: Path) -> None:
    named = {Path(review.page).with_suffix(".html").as_posix() for review in read_reviews(
        project.folder, project.lists.reviews
    )}  # fmt: skip
    seen = 0
    for page in html.pages(built_site):
        for element in page.elements:
            classes = element.attributes.get("class", "").split()
            if "page-status-word" in classes:
                seen += 1
                assert page.path in named or "page-status-submitted" in classes, page.path
    assert seen > 0


def test_every_term_of_the_glossary_is_explained_on_its_page(project: Project, built_site: Path) -> None:
    page = html.read("", (built_site / "about" / "glossary.html").read_text("utf-8"))
    terms = read_glossary(project.folder, project.lists.glossary)
    assert {term.anchor for term in terms} <= page.ids
    assert len(terms) >= 60


@pytest.mark.parametrize(
    "page", ["modules/differential/l5-radiculopathy.html", "modules/decide/red-flags.html"]
)
def test_module_pages_hint_at_the_meaning_of_their_words(built_site: Path, page: str) -> None:
    hints = [e for e in html.read(page, (built_site / page).read_text("utf-8")).elements if e.tag == "abbr"]
    assert hints
    assert all(hint.attributes.get("title") for hint in hints)


@pytest.mark.browser
def test_the_question_in_full_finds_a_page_to_start_from_first(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    page.goto(serve(built_site).url + "about/glossary.html")
    page.locator(".md-search__input").fill(QUESTION)
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    path = (first.get_attribute("href") or "").partition("#")[0].partition("?")[0]
    assert path.endswith(("/index.html", "modules/start/the-five-minute-answer.html")), path


@pytest.mark.browser
def test_a_term_leads_by_keyboard_to_its_meaning(
    page: Page, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    page.goto(serve(built_site).url + "modules/differential/l5-radiculopathy.html")
    term = page.locator("a.term").first
    anchor = (term.get_attribute("href") or "").partition("#")[2]
    term.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/about/glossary.html#{anchor}")
    assert page.locator(f"#{anchor} dd").is_visible()
