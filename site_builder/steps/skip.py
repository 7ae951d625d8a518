"""The first stop of the keyboard leads to the page's title, on every page.

The theme leads to the first section that it lists: past a calculator's form, and nowhere where it lists none.
"""

import re
from pathlib import Path

TITLE = "page-title"  # the id of a title that has none of its own
_HEADING = re.compile(r"<h1\b([^>]*)>")
_ID = re.compile(r'\bid="([^"]*)"')
_PLACE = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)


def lead_to_title(site: Path) -> None:
    """Let the skip link of each page lead to its first title, which can then take the focus."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        told = _with_link(html)
        if told != html:
            page.write_text(told, "utf-8")


def _with_link(html: str) -> str:
    heading = _HEADING.search(html)
    if heading is None or _PLACE.search(html) is None:
        return html
    own = _ID.search(heading[1])
    target = own[1] if own else TITLE
    attributes = (heading[1] if own else f' id="{TITLE}"' + heading[1]) + ' tabindex="-1"'
    html = f"{html[: heading.start()]}<h1{attributes}>{html[heading.end() :]}"
    link = f'<a href="#{target}" class="md-skip">Skip to content</a>'
    return _PLACE.sub(lambda place: place[1] + link + place[2], html, count=1)
