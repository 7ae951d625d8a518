"""The lists that a project keeps beside its pages: claims, the ledger of reviews, the glossary."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest

from site_builder.checks import check_content, claims, furniture, glossary, html, reviews
from site_builder.extensions import BuilderExtension
from site_builder.extensions.errors import ContentError
from site_builder.lists import Furniture, Lists, Review, Sight, read_glossary, standing
from site_builder.problems import BuildError
from site_builder.steps.standing import add_standing
from site_builder.subject import Subject

from .conftest import REFERENCES

Content = Callable[[dict[str, str]], Path]
TODAY = datetime.date(2026, 11, 22)
CLAIMS = """
[[claim]]
id = "A1"
topic = "tides"
says = "Spring tides rise {{ harbor.spring_range }}."
note = "Not everywhere."
sources = ["almanac"]

[[claim]]
id = "A2"
topic = "boats"
says = "Boats float | mostly."

[[furniture]]
id = "H1"
says = "A status."
met = "Under the title."
seen = [{ pages = "modules/*", element = "span.status" }]
"""
REVIEW = """
[[review]]
page = "modules/a.md"
status = "approved"
name = "Ann Ebb"
role = "Harbor master"
date = 2026-11-20
scope = "Whole page"
"""
GLOSSARY = """
[[term]]
name = "LAT"
full = "lowest astronomical tide"
means = "The lowest tide foreseen."

[[term]]
name = "spring tide"
means = "The highest of tides."
also = ["spring tides"]
"""
PAGE = "---\ntitle: T\nsummary: S\nupdated: 2026-11-19\nstatus: submitted\ncovers: [A1, A2]\n---\n# T\n"


@pytest.fixture
def lists(content: Content) -> Callable[..., Lists]:
    def write(**files: str) -> Lists:
        folder = content({"content/modules/a.md": PAGE} | {f"content/{k}.toml": v for k, v in files.items()})
        return Lists(folder, folder / "content", **{key: f"content/{key}.toml" for key in files})

    return write


@pytest.fixture
def render(subject: Subject) -> Callable[[str, Lists], str]:
    def to_html(text: str, lists: Lists) -> str:
        named = {"claims": lists.claims, "glossary": lists.glossary}
        extension = BuilderExtension(
            **REFERENCES, folder=str(lists.folder), content=str(lists.content), **named
        )
        kept = ["attr_list", "md_in_html", "tables", "admonition", "pymdownx.details"]
        return markdown.markdown(text, extensions=[*kept, extension])

    return to_html


# ---- Claims


def test_a_list_whose_claims_are_all_covered_is_no_problem(
    lists: Callable[..., Lists], subject: Subject
) -> None:
    assert claims.check(lists(claims=CLAIMS), subject) == []


def test_a_claim_that_no_page_covers_stops_the_build(lists: Callable[..., Lists], subject: Subject) -> None:
    kept = lists(claims=CLAIMS)
    (kept.content / "modules" / "a.md").write_text(PAGE.replace("[A1, A2]", "[A1]"), "utf-8")
    assert [problem.message.split(":")[0] for problem in claims.check(kept, subject)] == [
        "A2 is covered by no page"
    ]


@pytest.mark.parametrize("covers", ["[A1, A2, A9]", "[A1, A2, H1]", "[A1, A2, 9]"])
def test_a_page_that_covers_an_unknown_claim_stops_the_build(
    lists: Callable[..., Lists], subject: Subject, covers: str
) -> None:
    kept = lists(claims=CLAIMS)
    (kept.content / "modules" / "a.md").write_text(PAGE.replace("[A1, A2]", covers), "utf-8")
    (problem,) = claims.check(kept, subject)
    assert problem.file == "modules/a.md"
    assert "no claim" in problem.message


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('id = "A2"', 'id = "A1"'), "'A1' stands twice"),
        (('id = "H1"', 'id = "A1"'), "'A1' stands twice"),
        (('topic = "boats"', ""), "has no topic"),
        (('sources = ["almanac"]', 'sources = ["nobody"]'), "no source 'nobody'"),
        (("harbor.spring_range", "harbor.nothing"), "nothing"),
        (("mostly", "40% of the time"), "typed by hand"),
        (('note = "Not everywhere."', 'remark = "x"'), "'remark' is unknown"),
        (("[[claim]]", "[[clam]]"), "'clam' is unknown"),
        (("[[claim]]", "[[claim"), "is no TOML"),
        (('seen = [{ pages = "modules/*", element = "span.status" }]', 'seen = ["x"]'), "H1: seen is 'x'"),
        (('seen = [{ pages = "modules/*", element = "span.status" }]', "seen = []"), "has no seen"),
    ],
)
def test_a_fault_in_the_list_of_claims_is_told(
    lists: Callable[..., Lists], subject: Subject, change: tuple[str, str], words: str
) -> None:
    problems = claims.check(lists(claims=CLAIMS.replace(*change)), subject)
    assert any(words in problem.message for problem in problems), problems


def test_a_list_that_is_named_and_not_there_is_a_problem(tmp_path: Path, subject: Subject) -> None:
    (problem,) = claims.check(Lists(tmp_path, tmp_path, claims="claims.toml"), subject)
    assert "which is not there" in problem.message


def test_a_project_without_lists_has_none_to_check(content: Content, subject: Subject) -> None:
    assert check_content(content({"modules/a.md": PAGE}), subject) == []


def test_the_claims_are_shown_with_figures_sources_and_pages(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str]
) -> None:
    shown = render("::: claims", lists(claims=CLAIMS))
    assert "Claims covered: 2 of 2, on 1 pages" in shown
    assert ">4.5 cm</a>" in shown
    assert '<a href="/modules/a.md">T</a>' in shown
    assert 'id="ref-almanac"' in shown
    assert "Not everywhere." in shown
    assert "Under the title." in shown


def test_a_claim_without_a_page_is_shown_as_such(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str]
) -> None:
    kept = lists(claims=CLAIMS)
    (kept.content / "modules" / "a.md").write_text(PAGE.replace("[A1, A2]", "[A1]"), "utf-8")
    shown = render("::: claims", kept)
    assert "Claims covered: 1 of 2" in shown
    assert "No page yet" in shown


def test_the_worksheet_has_a_row_with_boxes_for_each_claim(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str]
) -> None:
    shown = render("::: worksheet", lists(claims=CLAIMS))
    for claim in ("A1", "A2"):
        (row,) = re.findall(rf"<tr[^>]*>\s*<th[^>]*><strong>{claim}</strong>.*?</tr>", shown, re.DOTALL)
        assert row.count('class="tick-box"') == 2
        assert len(re.findall(r"<t[hd]\b", row)) == 5
        assert '<a href="/modules/a.md">T</a>' in row
    assert "markdown=" not in shown


@pytest.mark.parametrize("name", ["claims", "worksheet", "glossary"])
def test_a_list_that_the_project_does_not_keep_cannot_be_shown(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str], name: str
) -> None:
    with pytest.raises(ContentError, match="names no such list"):
        render(f"::: {name}", lists())


# ---- Furniture


def _piece(element: str, pages: str = "modules/*") -> Furniture:
    return Furniture("H1", "A status.", "Under the title.", (Sight(pages, element),))


@pytest.mark.parametrize(
    "element",
    ["span", ".status", "span.status.big", "#top", "[data-x]", "[data-x=y]", "span.status[data-x=y]#top"],
)
def test_furniture_that_a_page_shows_is_found(element: str) -> None:
    page = html.read("modules/a.html", '<p></p><span class="status big" id="top" data-x="y"></span>')
    assert list(furniture.missing(_piece(element), [page])) == []


@pytest.mark.parametrize(
    "element", ["b", ".sta", "#to", "[data-y]", "[data-x=z]", "p.status", "span.status.small"]
)
def test_furniture_that_a_page_does_not_show_is_missed(element: str) -> None:
    page = html.read("modules/a.html", '<p></p><span class="status big" id="top" data-x="y"></span>')
    (problem,) = furniture.missing(_piece(element), [page])
    assert problem.file == "modules/a.html"
    assert "H1" in problem.message


def test_furniture_is_asked_of_every_page_that_is_meant(tmp_path: Path) -> None:
    pages = [html.read(f"modules/{name}.html", "<b></b>" * (name != "c")) for name in "abc"]
    assert [problem.file for problem in furniture.missing(_piece("b"), pages)] == ["modules/c.html"]


def test_furniture_of_a_page_that_was_not_built_is_missed() -> None:
    (problem,) = furniture.missing(_piece("b", "nowhere.html"), [html.read("a.html", "<b></b>")])
    assert "no such page" in problem.message


def test_what_is_no_element_cannot_be_looked_for() -> None:
    with pytest.raises(ValueError, match="is no element"):
        furniture.matches(html.Element("b", {}, 1), "b > i")


# ---- Reviews


def test_a_full_entry_is_no_problem(lists: Callable[..., Lists]) -> None:
    assert reviews.check(lists(reviews=REVIEW), TODAY) == []


def test_an_empty_ledger_is_no_problem(lists: Callable[..., Lists]) -> None:
    assert reviews.check(lists(reviews="# nobody yet\n"), TODAY) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('name = "Ann Ebb"', ""), "has no name"),
        (('name = "Ann Ebb"', 'name = " "'), "has no name"),
        (('role = "Harbor master"', 'role = ""'), "has no role"),
        (("date = 2026-11-20", ""), "has no date"),
        (("2026-11-20", "2026-11-23"), "still to come"),
        (("2026-11-20", '"yesterday"'), "date is 'yesterday'"),
        (('scope = "Whole page"', ""), "has no scope"),
        (("modules/a.md", "modules/b.md"), "no page 'modules/b.md'"),
        (('"approved"', '"reviewed"'), "allowed: under_review, approved"),
        (('"approved"', '"submitted"'), "allowed: under_review, approved"),
    ],
)
def test_an_entry_that_cannot_be_right_stops_the_build(
    lists: Callable[..., Lists], change: tuple[str, str], words: str
) -> None:
    problems = reviews.check(lists(reviews=REVIEW.replace(*change)), TODAY)
    assert any(words in problem.message for problem in problems), problems


def test_a_review_of_today_is_not_still_to_come(lists: Callable[..., Lists]) -> None:
    assert reviews.check(lists(reviews=REVIEW.replace("2026-11-20", "2026-11-22")), TODAY) == []


def _review(status: str, day: int) -> Review:
    return Review("a.md", status, "Ann Ebb", "Harbor master", datetime.date(2026, 11, day), "Whole page")


@pytest.mark.parametrize(
    ("entries", "updated", "status"),
    [
        ([], 10, "submitted"),
        ([("under_review", 12)], 10, "under_review"),
        ([("approved", 12)], 10, "approved"),
        ([("approved", 12)], 12, "approved"),
        ([("approved", 12)], 13, "submitted"),
        ([("under_review", 11), ("approved", 12)], 10, "approved"),
        ([("approved", 12), ("under_review", 14)], 10, "approved"),
        ([("approved", 12), ("under_review", 14)], 13, "under_review"),
        ([("approved", 12)], None, "submitted"),
    ],
)
def test_a_page_stands_as_the_ledger_says_and_falls_back_when_it_changed(
    entries: list[tuple[str, int]], updated: int | None, status: str
) -> None:
    day = None if updated is None else datetime.date(2026, 11, updated)
    ledger = [_review(*entry) for entry in entries]
    found, entry = standing("a.md", day, ledger)
    assert found == status
    assert (entry is None) == (status == "submitted")
    assert standing("b.md", day, ledger) == ("submitted", None)


def test_the_head_of_a_page_takes_status_and_reviewer_from_the_ledger(lists: Callable[..., Lists]) -> None:
    meta = {"status": "submitted", "updated": datetime.date(2026, 11, 19)}
    add_standing(meta, "modules/a.md", lists(reviews=REVIEW))
    assert (meta["status"], meta["review"]["name"]) == ("approved", "Ann Ebb")  # type: ignore[index]


def test_a_page_cannot_call_itself_approved(lists: Callable[..., Lists], subject: Subject) -> None:
    kept = lists(reviews="")
    (kept.content / "modules" / "a.md").write_text(PAGE.replace("submitted", "approved"), "utf-8")
    assert any("allowed: submitted" in p.message for p in check_content(kept.content, subject, kept))
    meta = {"status": "approved", "updated": TODAY}
    add_standing(meta, "modules/a.md", kept)
    assert meta["status"] == "submitted"


def test_a_page_without_a_status_gets_none(lists: Callable[..., Lists]) -> None:
    meta: dict[str, object] = {}
    add_standing(meta, "modules/a.md", lists(reviews=REVIEW))
    assert meta == {}


# ---- Glossary


def test_the_glossary_lists_every_term_in_the_order_of_the_alphabet(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str]
) -> None:
    shown = render("::: glossary", lists(glossary=GLOSSARY))
    assert re.findall(r'id="(term-[\w-]+)"', shown) == ["term-lat", "term-spring-tide"]
    assert "lowest astronomical tide" in shown


def test_each_letter_of_the_glossary_leads_to_its_first_term(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str]
) -> None:
    terms = GLOSSARY + "".join(
        f'[[term]]\nname = "{name}"\nmeans = "A word."\n' for name in ("lee", "95%", "ebb")
    )
    shown = render("::: glossary", lists(glossary=terms))
    assert re.findall(r'<a href="#(term-[\w-]+)">(.)</a>', shown) == [
        ("term-95", "#"),
        ("term-ebb", "E"),
        ("term-lat", "L"),
        ("term-spring-tide", "S"),
    ]


def test_the_first_mention_of_a_term_leads_to_its_meaning(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str]
) -> None:
    shown = render("Spring tides and LAT. Again a spring tide, LAT.", lists(glossary=GLOSSARY))
    assert re.findall(r'href="(/about/glossary.md#[\w-]+)"', shown) == [
        "/about/glossary.md#term-spring-tide",
        "/about/glossary.md#term-lat",
    ]
    assert '<abbr title="lowest astronomical tide: The lowest tide foreseen.">LAT</abbr>' in shown
    assert shown.endswith("Again a spring tide, LAT.</p>")


@pytest.mark.parametrize(
    "text",
    [
        "# LAT",
        "`LAT`",
        "[LAT](a.md)",
        "lat",
        "PLAT",
        "LATE",
        "spring  \ncleaning",
        "non-LAT",
        '??? note "LAT"\n    x',
    ],
)
def test_headings_code_links_and_other_words_are_left_alone(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str], text: str
) -> None:
    assert "abbr" not in render(text, lists(glossary=GLOSSARY))


def test_a_first_mention_in_a_box_that_may_be_folded_does_not_use_it_up(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str]
) -> None:
    shown = render('!!! note "LAT"\n    LAT here.\n\nLAT there.', lists(glossary=GLOSSARY))
    assert shown.count("<abbr") == 2
    assert '<p class="admonition-title">LAT</p>' in shown


def test_the_text_around_a_term_is_kept(
    lists: Callable[..., Lists], render: Callable[[str, Lists], str]
) -> None:
    shown = render("One *LAT* two **three** LAT, spring tide & four.", lists(glossary=GLOSSARY))
    assert re.sub(r"<[^>]+>", "", shown) == "One LAT two three LAT, spring tide &amp; four."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('means = "The lowest tide foreseen."', ""), "has no means"),
        (('name = "spring tide"', 'name = "LAT"'), "'LAT' stands twice"),
        (('also = ["spring tides"]', 'also = ["LAT"]'), "'LAT' stands twice"),
    ],
)
def test_a_fault_in_the_glossary_stops_the_build(
    lists: Callable[..., Lists], change: tuple[str, str], words: str
) -> None:
    kept = lists(glossary=GLOSSARY.replace(*change))
    assert any(words in problem.message for problem in glossary.check(kept))
    with pytest.raises(BuildError):
        read_glossary(kept.folder, kept.glossary)
