"""What Markdown says here besides Markdown, and what happens when it names something that is not there."""

import re
from collections.abc import Callable

import pytest

from site_builder.extensions.errors import ContentError
from site_builder.reference import led_in

Convert = Callable[[str], str]


def test_a_figure_reads_as_the_evidence_says_and_leads_to_its_row(convert: Convert) -> None:
    html = convert("It is {{ harbor.spring_range }} high.")
    assert 'href="/about/evidence.md#row-harbor"' in html
    assert ">4.5 cm</a>" in html


def test_a_figure_explains_population_interval_and_status(convert: Convert) -> None:
    html = convert("{{ harbor.spring_range }}")
    title = re.search(r'<a[^>]* title="([^"]*)"', html)
    assert title is not None
    for words in ("all tides of one year", "4 to 5 cm", "not yet checked"):
        assert words in title[1]


@pytest.mark.parametrize(
    ("form", "words"), [("interval", "4.5 cm (95% CI 4 to 5 cm)"), ("range", "4 to 5 cm")]
)
def test_a_figure_can_carry_its_interval_or_range(convert: Convert, form: str, words: str) -> None:
    assert f">{words}</a>" in convert(f"{{{{ harbor.spring_range | {form} }}}}")


def test_a_figure_with_a_form_does_not_split_the_cell_of_a_table(convert: Convert) -> None:
    html = convert("| a | b |\n|---|---|\n| {{ harbor.spring_range | range }} | x |")
    assert html.count("<td>") == 2
    assert ">4 to 5 cm</a>" in html


def test_a_figure_from_memory_is_marked_and_the_mark_explained_once(convert: Convert) -> None:
    html = convert("{{ harbor.spring_range }} and {{ harbor.neap_range }}")
    assert html.count('class="figure-mark"') == 2
    assert html.count('class="figure-legend"') == 1


def test_a_page_without_marked_figures_explains_no_mark(convert: Convert) -> None:
    assert "figure-legend" not in convert("No figure here.")


def test_braces_in_code_stay_as_they_are(convert: Convert) -> None:
    assert "figure" not in convert("```\n{{ nothing.here }}\n```")


@pytest.mark.parametrize(
    "text", ["{{ nothing.here }}", "{{ harbor.nothing }}", "{{ harbor.spring_range | loud }}", "[@nobody]"]
)
def test_an_unknown_name_cannot_be_rendered(convert: Convert, text: str) -> None:
    with pytest.raises(ContentError, match=r"nothing|loud|nobody"):
        convert(text)


def test_citations_are_numbered_in_the_order_of_the_page(convert: Convert) -> None:
    html = convert(
        "First [@pilot], in **bold [@almanac]**, again [@pilot].\n\n- in a list [@almanac; @pilot]"
    )
    assert re.findall(r">\[(\d)\]</a>", html) == ["1", "2", "1", "2", "1"]
    entries = re.findall(r'<li id="ref-(\w+)"', html)
    assert entries == ["pilot", "almanac"]


@pytest.mark.parametrize(
    "text",
    ["A word [@pilot].", "A word\n[@pilot].", "**A word** [@pilot].", "{{ harbor.spring_range }} [@pilot]."],
)
def test_no_line_breaks_between_a_word_and_its_citation_or_before_the_period(
    convert: Convert, text: str
) -> None:
    html = convert(text)
    assert re.search(r'\S\xa0<sup class="citation">', html)
    assert "</sup>." in html


def test_a_citation_without_a_word_before_it_stands_alone(convert: Convert) -> None:
    assert '<p><sup class="citation">' in convert("[@pilot] says so.")


def test_a_reference_leads_back_to_each_place_that_cites_it(convert: Convert) -> None:
    html = convert("One [@almanac]. Two [@almanac].")
    for place in ("cite-almanac-1", "cite-almanac-2"):
        assert f'id="{place}"' in html
        assert f'href="#{place}"' in html


def test_a_reference_gives_its_doi_as_text_and_link_and_says_what_is_unchecked(convert: Convert) -> None:
    html = convert("[@almanac; @pilot]")
    assert '<a href="https://doi.org/10.0000/almanac" rel="external">doi:10.0000/almanac</a>' in html
    assert html.count("Citation from memory") == 1


def test_references_stand_where_the_page_asks_for_them_else_at_its_end(convert: Convert) -> None:
    asked = convert("Said [@almanac].\n\n::: references\n\nLast words.")
    assert asked.index('id="references"') < asked.index("Last words.")
    unasked = convert("Said [@almanac].\n\nLast words.")
    assert unasked.index('id="references"') > unasked.index("Last words.")


def test_a_page_that_cites_nothing_has_no_references(convert: Convert) -> None:
    assert "references" not in convert("Nothing cited.")


def test_own_judgment_is_marked_for_eye_and_ear(convert: Convert) -> None:
    html = convert("Keep [[half a meter]].")
    assert 'class="teaching" title="Teaching judgment' in html
    assert "(teaching judgment)" in html


def test_directives_show_what_the_registry_knows(convert: Convert) -> None:
    assert 'data-calculator="clearance"' in convert("::: calculator clearance")
    assert "Clearance is depth less draft." in convert("::: rules clearance")
    assert "The boat is aground." in convert("::: example clearance deep-keel")
    assert "<code>draft</code>" in convert("::: questions clearance")
    assert 'id="row-harbor"' in convert("::: evidence")


def test_a_worked_example_offers_its_findings_as_a_permalink(convert: Convert) -> None:
    assert 'href="#draft=2&amp;depth=1.5&amp;keel=down"' in convert("::: example clearance deep-keel")


@pytest.mark.parametrize(("label", "led"), [("Draft", "Draft:"), ("How deep?", "How deep?")])
def test_a_question_leads_to_its_answer_without_a_colon(label: str, led: str) -> None:
    assert led_in(label) == led


@pytest.mark.parametrize(
    "line",
    [
        "::: calculator nothing",
        "::: example clearance nothing",
        "::: nothing",
        "::: rules",
        "::: questions clearance nothing",
    ],
)
def test_a_directive_that_leads_nowhere_cannot_be_rendered(convert: Convert, line: str) -> None:
    with pytest.raises(ContentError):
        convert(line)


def test_a_directive_in_code_stays_as_it_is(convert: Convert) -> None:
    assert "data-calculator" not in convert("```\n::: calculator clearance\n```")


def test_a_table_scrolls_in_a_frame_that_the_keyboard_reaches(convert: Convert) -> None:
    html = convert("| a | b |\n|---|---|\n| 1 | 2 |")
    assert '<div aria-label="Table" class="table-scroll" role="group" tabindex="0">' in " ".join(
        f"<div {' '.join(sorted(tag.split()))}>" for tag in re.findall(r"<div ([^>]*)>", html)
    )
    assert '<table class="data">' in html


WIDE = """
|  | Spring | Neap | High? | Low |
|---|---|---|---|---|
| **Depth** | 4 m | {{ harbor.neap_range }} | yes | |"""


def test_each_cell_of_a_wide_table_names_its_column_and_keeps_its_role(convert: Convert) -> None:
    html = convert(WIDE)
    row = html[html.index("<tbody") :]
    assert re.findall(r'data-column="([^"]*)"', row) == ["Spring:", "Neap:", "High?", "Low:"]
    assert re.search(r'<th [^>]*role="rowheader"[^>]*><strong>Depth', row)
    assert [html.count(f'role="{role}"') for role in ("table", "rowgroup", "row")] == [1, 2, 2]
    assert [html.count(f'role="{role}"') for role in ("columnheader", "cell")] == [4, 5]


def test_the_name_of_a_column_leaves_out_the_number_of_its_citation(convert: Convert) -> None:
    head = WIDE.replace("Spring", "Spring [@pilot]")
    assert 'data-column="Spring:"' in convert(head)


@pytest.mark.parametrize(
    ("cells", "wide"),
    [
        (("a", "b"), False),
        (("a", "b", "c"), False),
        (("a", "b", "c", "d"), True),
        (("perpendicular", "interdependent", "height"), True),
        (("the lower part", "of the high tide", "at the old harbor"), False),
        (
            (
                "the lower part of the tide, and what it leaves bare",
                "at the old harbor at noon",
                "of the days near the new moon, in fog",
            ),
            True,
        ),
    ],
    ids=["two", "three short", "four", "three of long words", "three of short words", "three of many words"],
)
def test_a_table_becomes_cards_on_a_phone_where_it_would_not_fit(
    convert: Convert, cells: tuple[str, ...], wide: bool
) -> None:
    head = "|" + "H|" * len(cells) + "\n|" + "---|" * len(cells)
    html = convert(head + 3 * ("\n|" + "|".join(cells) + "|"))
    assert ('class="data stacks"' in html) is wide


def test_each_box_to_tick_is_an_item_with_its_words(convert: Convert) -> None:
    html = convert("| Do |\n|---|\n| *Low:* \u2610 Look **twice** \u2610 Wait *High:* \u2610 Sail |")
    items = re.findall(r'<span class="tick-item">(.*?)</span>', html)
    assert [item.strip() for item in items] == [
        "\u2610 Look <strong>twice</strong>",
        "\u2610 Wait",
        "\u2610 Sail",
    ]
    assert re.search(r"Wait\s*</span>\s*<em>High:</em>", html)


def test_an_empty_head_of_a_table_is_no_head(convert: Convert) -> None:
    html = convert("|   | b |\n|---|---|\n| 1 | 2 |")
    assert html.count("<th>") == 1
