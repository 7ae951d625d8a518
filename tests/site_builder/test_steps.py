"""The steps over a built folder."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.steps.inline import move_inline_code
from site_builder.steps.policy import POLICY, add_policy
from site_builder.steps.search import prepare_search
from site_builder.steps.skip import lead_to_title
from site_builder.steps.trim import trim

Content = Callable[[dict[str, str]], Path]


def test_inline_code_moves_into_files_in_the_same_order(content: Content) -> None:
    page = (
        "<head><style>p{}</style></head><script>a=1</script><script src='x.js'></script><script>b=2</script>"
    )
    site = content({"index.html": page, "sub/b.html": "<script>a=1</script>"})
    move_inline_code(site)
    html = (site / "index.html").read_text()
    assert "<style" not in html
    assert "a=1" not in html
    first, second = (
        next(file for file in (site / "assets/builder").glob("*.js") if file.read_text() == code)
        for code in ("a=1\n", "b=2\n")
    )
    assert html.index(first.name) < html.index("x.js") < html.index(second.name)
    assert f'src="../assets/builder/{first.name}"' in (site / "sub/b.html").read_text()


def test_json_stays_in_the_page(content: Content) -> None:
    page = '<script type="application/json">{"a": 1}</script>'
    site = content({"index.html": page})
    move_inline_code(site)
    assert (site / "index.html").read_text() == page


def test_the_policy_comes_before_anything_that_loads_and_only_once(content: Content) -> None:
    site = content({"index.html": '<head><meta charset="utf-8"><script src="a.js"></script></head>'})
    add_policy(site)
    add_policy(site)
    html = (site / "index.html").read_text()
    assert html.count("Content-Security-Policy") == 1
    assert html.index("Content-Security-Policy") < html.index("a.js")


def test_the_policy_allows_no_inline_code_and_no_other_host() -> None:
    assert "unsafe-inline" not in POLICY
    assert "unsafe-eval" not in POLICY.replace("'wasm-unsafe-eval'", "")
    assert "http" not in POLICY
    assert "*" not in POLICY


def test_search_gets_its_index_and_worker_as_scripts(content: Content) -> None:
    site = content(
        {
            "search/search_index.json": '{"docs": []}',
            "assets/javascripts/workers/search.0.min.js": 'onmessage = "</script>"',
        }
    )
    prepare_search(site)
    assert (site / "search/search_index.js").read_text() == 'var __index = {"docs": []}'
    source = (site / "assets/builder/search-worker-source.js").read_text()
    code = source.removeprefix("self.searchWorkerSource = ").rstrip().removesuffix(";")
    assert json.loads(code) == 'onmessage = "</script>"'


def test_what_cannot_be_right_in_every_folder_is_dropped(content: Content) -> None:
    site = content(
        {
            "index.html": "",
            "404.html": "",
            "sitemap.xml": "",
            "assets/javascripts/a.js": "a\n//# sourceMappingURL=a.js.map",
            "assets/javascripts/a.js.map": "{}",
            "assets/javascripts/lunr/tinyseg.js": "",
        }
    )
    trim(site)
    left = sorted(file.relative_to(site).as_posix() for file in site.rglob("*"))
    assert left == ["assets", "assets/javascripts", "assets/javascripts/a.js", "index.html"]
    assert (site / "assets/javascripts/a.js").read_text() == "a"


@pytest.mark.parametrize(
    ("title", "target"),
    [("<h1>Tides</h1>", "page-title"), ('<h1 id="tides">Tides</h1>', "tides")],
    ids=["a title without an id", "a title with its own"],
)
@pytest.mark.parametrize("link", ["", '<a href="#when-to-use-it" class="md-skip">Skip</a>'])
def test_the_skip_link_leads_to_the_title_that_can_take_the_focus(
    content: Content, link: str, title: str, target: str
) -> None:
    site = content({"a.html": f'<div data-md-component="skip">{link}</div><form></form>{title}<h1>Two</h1>'})
    lead_to_title(site)
    html = (site / "a.html").read_text()
    assert html.count(f'<a href="#{target}" class="md-skip">') == html.count("md-skip") == 1
    assert html.count(f'<h1 id="{target}" tabindex="-1">') == html.count("tabindex") == 1


def test_a_page_without_a_skip_link_or_a_title_stays_as_it_is(content: Content) -> None:
    pages = {"a.html": "<h1>Tides</h1>", "b.html": '<div data-md-component="skip"></div>'}
    site = content(pages)
    lead_to_title(site)
    assert {name: (site / name).read_text() for name in pages} == pages
