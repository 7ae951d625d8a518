"""Every image says what it shows, or says (alt="") that it shows nothing that the text does not."""

from pathlib import Path

from ..problems import Problem
from .html import pages


def check(site: Path) -> list[Problem]:
    """A problem for each image without alternative text."""
    return [
        Problem(page.path, f"<img src={element.attributes.get('src', '')!r}> has no alt text", element.line)
        for page in pages(site)
        for element in page.elements
        if element.tag == "img" and "alt" not in element.attributes
    ]
