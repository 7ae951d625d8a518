"""Pages hold no inline script, style or event handler, and they carry the policy that forbids them."""

from collections.abc import Iterator
from pathlib import Path

from ..problems import Problem
from .html import Element, Page, pages


def check(site: Path) -> list[Problem]:
    """A problem for each piece of inline code, and for each page without a policy."""
    return [problem for page in pages(site) for problem in _problems(page)]


def _problems(page: Page) -> Iterator[Problem]:
    for element in page.elements:
        for message in _faults(element):
            yield Problem(page.path, message, element.line)
    if not any(
        element.attributes.get("http-equiv") == "Content-Security-Policy" for element in page.elements
    ):
        yield Problem(page.path, "has no content security policy")


def _faults(element: Element) -> Iterator[str]:
    attributes = element.attributes
    if element.tag == "script" and "src" not in attributes and "json" not in attributes.get("type", ""):
        yield "inline <script>: move it into a file"
    if element.tag == "style":
        yield "inline <style>: move it into a file"
    if "style" in attributes:
        yield f"style attribute on <{element.tag}>: use a class"
    for name in attributes:
        if name.startswith("on"):
            yield f"{name} on <{element.tag}>: listen from a script"
