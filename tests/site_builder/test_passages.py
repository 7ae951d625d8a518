"""Built pages cut into passages, and the names that search is told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_builder.problems import BuildError
from site_builder.question_box import read_box
from site_builder.settings import read_settings
from site_builder.steps.passages import cut_page, cut_site
from site_builder.steps.search import prepare_search, with_names

Content = Callable[..., Path]


def cut(body: str) -> list[dict[str, Any]]:
    page = (
        f'<nav>Menu</nav><article class="md-content__inner md-typeset">{body}</article><footer>End.</footer>'
    )
    return cut_page("a/b.html", page)


def sentences(body: str) -> list[str]:
    return [one["text"] for passage in cut(f"<h1>Title</h1>{body}") for one in passage["sentences"]]


def test_a_section_is_a_passage_under_its_page_and_anchor() -> None:
    long_beginning = '<h1 id="t">Tides</h1><p>One. Two. Three. Four.</p>'
    page = f'{long_beginning}<h2 id="ebb">Ebb<a class="headerlink">P</a></h2><p>It falls.</p>'
    first, second = cut(page)
    assert (first["title"], first["heading"], first["anchor"]) == ("Tides", "Tides", "")
    assert (second["page"], second["title"], second["heading"], second["anchor"]) == (
        "a/b.html",
        "Tides",
        "Ebb",
        "ebb",
    )
    assert second["sentences"] == [{"text": "It falls."}]


def test_a_short_beginning_and_the_section_after_it_are_one_passage() -> None:
    (only,) = cut(
        '<h1>Tides</h1><p>Short.</p><h2 id="key">Key points</h2><p>Two kinds:</p><ul><li>Ebb.</li></ul>'
    )
    assert (only["heading"], only["anchor"]) == ("Tides", "key")
    assert [one["text"] for one in only["sentences"]] == ["Short.", "Two kinds:", "Ebb."]
    assert only["sentences"][2]["lead"] == 1, "what a list leans on is counted from the joined beginning"


def test_a_citation_becomes_the_id_of_its_source_and_leaves_the_text() -> None:
    cite = '<sup class="citation"><a href="#ref-{0}" id="c" title="T">[{1}]</a></sup>'
    body = f"<p>It rises {cite.format('moon', 1)}. It falls.{cite.format('sun', 2)} It stays.</p>"
    (passage,) = cut(f"<h1>T</h1>{body}")
    assert passage["sentences"] == [
        {"text": "It rises.", "cites": ["moon"]},
        {"text": "It falls.", "cites": ["sun"]},
        {"text": "It stays."},
    ]


def test_a_figure_is_the_number_that_a_reader_sees_with_its_mark() -> None:
    figure = '<span class="figure"><a href="e.html#row-x" title="t">64%</a><sup title="u">\u2020</sup></span>'
    assert sentences(f"<p>In {figure} of them.</p>") == ["In 64%\u2020 of them."]


def test_a_row_of_a_table_names_its_columns() -> None:
    table = (
        "<table><thead><tr><th>Test</th><th>Found</th><th></th></tr></thead><tbody>"
        '<tr><td>Raise</td><td>92% <sup><a href="#ref-a">[1]</a></sup></td><td>good</td></tr>'
        "<tr><td>Slump</td><td></td><td></td></tr></tbody></table>"
    )
    (passage,) = cut(f"<h1>T</h1><p>Compare:</p>{table}")
    assert passage["sentences"][1:] == [{"text": "Test: Raise; Found: 92%; good", "cites": ["a"], "lead": 0}]


def test_bold_words_that_begin_a_block_stay_with_what_they_announce() -> None:
    body = "<p><strong>Pregabalin.</strong> It failed. It cost more.</p><p>A <strong>bold.</strong> End.</p>"
    assert sentences(body) == ["Pregabalin. It failed.", "It cost more.", "A bold.", "End."]
    assert sentences("<p><strong>Alone.</strong></p><p>Next.</p>") == ["Alone.", "Next."]


def test_sentences_of_a_list_say_of_which_and_whether_it_is_in_order() -> None:
    body = "<ul><li>One. Two.<ul><li>Three.</li></ul></li></ul><p>Four.</p><ol><li>Five.</li></ol>"
    (passage,) = cut(f"<h1>T</h1>{body}")
    assert [(one.get("list"), one.get("steps")) for one in passage["sentences"]] == [
        (1, None), (1, None), (1, None), (None, None), (2, True),
    ]  # fmt: skip


def test_the_title_of_a_box_is_no_sentence() -> None:
    assert sentences('<div class="admonition"><p class="admonition-title">Student</p><p>Say.</p></div>') == [
        "Say."
    ]


@pytest.mark.parametrize(
    "left_out",
    [
        '<section class="calculator"><p>Form.</p></section>',
        '<div class="example"><p>A case.</p></div>',
        '<details class="question"><summary>Q?</summary><p>A.</p></details>',
        '<div class="references"><h2 id="references">References</h2><ol><li>Book.</li></ol></div>',
        '<svg><text>Drawn.</text></svg>',
        "<pre><code>make site</code></pre>",
        "<script>1;</script><style>p{}</style><form><label>Name.</label></form>",
    ],
)  # fmt: skip
def test_what_makes_no_sense_by_itself_is_left_out(left_out: str) -> None:
    assert sentences(f"<p>Before.</p>{left_out}<p>After.</p>") == ["Before.", "After."]


@pytest.mark.parametrize(
    ("text", "cut_into"),
    [
        ("See Smith et al. 2019 for it. Then go.", ["See Smith et al. 2019 for it.", "Then go."]),
        ("A ratio of 1.28 is low. Really?", ["A ratio of 1.28 is low.", "Really?"]),
        ('Write "Foot drop. Root first." Go on.', ['Write "Foot drop. Root first."', "Go on."]),
        ("Compare e.g. Ebb and flow. Done.", ["Compare e.g. Ebb and flow.", "Done."]),
    ],
)
def test_sentences_end_where_a_reader_sees_their_end(text: str, cut_into: list[str]) -> None:
    assert sentences(f"<p>{text}</p>") == cut_into


def test_pages_that_are_left_out_give_no_passage(content: Content) -> None:
    page = '<article class="md-content__inner"><h1>T</h1><p>Text.</p></article>'
    site = content({"a.html": page, "about/evidence.html": page, "about/data/x.html": page})
    assert {one["page"] for one in cut_site(site, ["about/evidence.html", "about/data/"])} == {"a.html"}


INDEX = {
    "config": {"fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}}},
    "docs": [
        {"location": "a.html", "title": "Tides", "text": ""},
        {"location": "a.html#b", "title": "The ebb", "text": "<p>When <b>water</b> falls.</p>"},
        {"location": "data/x.html", "title": "Data", "text": ""},
    ],
}


def names(text: str) -> list[str]:
    return ["ebb tide", "low water"] if "ebb" in text.lower() or "water" in text else []


def test_search_is_told_each_other_name_once_in_fields_of_its_own() -> None:
    told = with_names(INDEX, names, ["data/"])
    page, section, data = told["docs"]
    assert section["title_names"] == "tide low water", "ebb stands in the title already"
    assert section["text_names"] == "ebb tide low"
    assert section["title"] == "The ebb" and "water" in section["text"], "what is shown stays as it is"
    assert "title_names" not in page
    assert data["boost"] < 1
    assert set(told["config"]["fields"]) >= {"title", "text", "title_names", "text_names", "page_names"}


def test_a_page_is_told_the_names_of_what_its_sections_treat_again_and_again() -> None:
    sections = [{"location": f"a.html#{n}", "title": f"Ebb {n}", "text": ""} for n in range(3)]
    told = with_names(INDEX | {"docs": [INDEX["docs"][0], *sections]}, names)  # type: ignore[dict-item]
    assert told["docs"][0]["page_names"] == "ebb tide low water"


def test_search_without_synonyms_is_as_mkdocs_wrote_it(content: Content) -> None:
    files = {
        "search/search_index.json": json.dumps(INDEX),
        "assets/javascripts/workers/search.0.min.js": "onmessage = 1",
    }
    site = content(files)
    prepare_search(site)
    assert json.loads((site / "search/search_index.json").read_text()) == INDEX


def test_a_project_needs_no_question_box() -> None:
    assert read_settings({"registry": "a:b", "renderer": "c", "packages": []}).ask is None


@pytest.mark.parametrize(
    "wrong", ["x", {"answerer": "a:b"}, {"answerer": "a:b", "page": "ask.html", "more": 1},
              {"answerer": "a:b", "page": "sub/ask.html"}, {"answerer": "a:b", "page": "ask"}],
)  # fmt: skip
def test_a_question_box_told_wrongly_stops_the_build(wrong: object) -> None:
    with pytest.raises(BuildError, match=r"extra\.builder\.ask"):
        read_box(wrong)
