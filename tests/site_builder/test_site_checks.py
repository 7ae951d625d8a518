"""The checks over built pages: what they let pass, and what they stop."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.checks import check_site, headings, images, inline_code, links, requests
from site_builder.steps.policy import add_policy

Content = Callable[[dict[str, str]], Path]
GOOD = (
    '<html><head><meta charset="utf-8"><link rel="stylesheet" href="a.css"></head><body><h1 id="top">T</h1>'
    '<h2>U</h2><h3>V</h3><h2>W</h2><a href="#top">up</a><a href="sub/b.html#there">b</a>'
    '<a href="https://doi.org/10.1/x">out</a><img src="i.svg" alt=""><script src="a.js"></script>'
    '<script type="application/json">{"a": 1}</script></body></html>'
)
OTHER = (
    '<html><head></head><body><h1>B</h1><p id="there">'
    '<input type="radio" name="q" value="yes"></p></body></html>'
)
FILES = {"index.html": GOOD, "sub/b.html": OTHER, "a.css": "p{color:red}", "i.svg": "<svg/>", "a.js": ""}


def _with(body: str) -> dict[str, str]:
    return FILES | {"index.html": GOOD.replace("</body>", body + "</body>")}


def test_a_good_site_has_no_problem(content: Content) -> None:
    site = content(FILES)
    add_policy(site)
    assert check_site(site) == []


@pytest.mark.parametrize(
    "address",
    [
        "gone.html",
        "sub/b.html#gone",
        "#gone",
        "/index.html",
        "../out.html",
        "sub/",
        "sub/b.html#q=no",
        "sub/b.html#z=1",
    ],
)
def test_a_dead_link_is_told(content: Content, address: str) -> None:
    (problem,) = links.check(content(_with(f'<a href="{address}">x</a>')))
    assert problem.file == "index.html"
    assert address in problem.message


@pytest.mark.parametrize("address", ["sub/b.html#q=yes", "mailto:a@b.org", "?q=1#top", ""])
def test_a_live_link_passes(content: Content, address: str) -> None:
    assert links.check(content(_with(f'<a href="{address}">x</a>'))) == []


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img alt="" src="//cdn.example/x.png">',
        '<img alt="" srcset="https://cdn.example/x.png 2x">',
        '<link rel="stylesheet" href="https://cdn.example/x.css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<iframe src="https://example.org"></iframe>',
        '<p style="background:url(https://cdn.example/x.png)">x</p>',
        '<script>fetch("https://api.example/x")</script>',
    ],
)
def test_a_page_that_asks_another_host_is_told(content: Content, body: str) -> None:
    assert len(requests.check(content(_with(body)))) == 1


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.css", '@import "https://fonts.example/x.css";'),
        ("a.css", "p{background:url('//cdn.example/x.png')}"),
        ("assets/builder/x.js", 'fetch("https://api.example/x")'),
        ("assets/builder/x.js", "import x from 'https://cdn.example/x.js'"),
        ("assets/builder/x.js", 'new Worker("https://cdn.example/x.js")'),
        ("assets/builder/x.js", 'request.open("GET", "https://api.example/x")'),
        ("assets/builder/x.js", 'script.src = "https://cdn.example/x.js"'),
    ],
)
def test_a_file_that_asks_another_host_is_told_with_its_line(content: Content, file: str, text: str) -> None:
    (problem,) = requests.check(content(FILES | {file: "\n" + text}))
    assert (problem.file, problem.line) == (file, 2)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("assets/builder/x.js", 'const home = "https://pyodide.invalid/"; fetch("local.json")'),
        ("a.css", "p{background:url(data:image/svg+xml;base64,x)}"),
    ],
)
def test_an_address_that_nobody_asks_passes(content: Content, file: str, text: str) -> None:
    assert requests.check(content(FILES | {file: text})) == []


@pytest.mark.parametrize(
    "body",
    [
        "<script>let a = 1</script>",
        "<style>p{}</style>",
        '<p style="color:red">x</p>',
        '<p onclick="a()">x</p>',
    ],
)
def test_inline_code_is_told(content: Content, body: str) -> None:
    site = content(_with(body))
    add_policy(site)
    assert len(inline_code.check(site)) == 1


def test_a_page_without_a_policy_is_told(content: Content) -> None:
    assert {problem.file for problem in inline_code.check(content(FILES))} == {"index.html", "sub/b.html"}


def test_an_image_without_alternative_text_is_told(content: Content) -> None:
    (problem,) = images.check(content(_with('<img src="i.svg">')))
    assert "i.svg" in problem.message


@pytest.mark.parametrize(
    ("body", "words"), [("<h4>x</h4>", "a level is skipped"), ("<h1>again</h1>", "2 first headings")]
)
def test_headings_out_of_order_are_told(content: Content, body: str, words: str) -> None:
    (problem,) = headings.check(content(_with(body)))
    assert words in problem.message


@pytest.mark.parametrize(("address", "faults"), [("#port=north", 0), ("#port=west", 1), ("#hour=north", 1)])
def test_a_link_may_choose_from_a_list_what_the_list_holds(
    content: Content, address: str, faults: int
) -> None:
    asked = '<select name="port"><option value="">any</option><option value="north">N</option></select>'
    site = content(_with(f'{asked}<input name="hour" value="3"><a href="{address}">x</a>'))
    assert len(links.check(site)) == faults
