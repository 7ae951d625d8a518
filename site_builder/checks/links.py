"""Every link within the site leads to a file that exists, and to a place that exists in it."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from ..problems import Problem
from .html import Element, Page, pages

_ADDRESSES = ("href", "src", "data-src", "poster")


def check(site: Path) -> list[Problem]:
    """A problem for each dead link and each dead anchor."""
    built = {page.path: page for page in pages(site)}
    return [
        Problem(page.path, message, element.line)
        for page in built.values()
        for element in page.elements
        for name in _ADDRESSES
        if (address := element.attributes.get(name)) is not None and element.tag != "base"
        if (message := _fault(address, page, built, site))
    ]


def _fault(address: str, page: Page, built: dict[str, Page], site: Path) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    path = unquote(parts.path)
    if path.startswith("/"):
        return f"{address}: starts at the host's root; the site must work from any folder"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    if target.startswith(".."):
        return f"{address}: leads out of the site"
    file = site / target
    if file.is_dir():
        return f"{address}: leads to a folder, which does not open by double click"
    if not file.is_file():
        return f"{address}: no such file"
    if not parts.fragment or target not in built:
        return ""
    if "=" in parts.fragment:
        return _permalink_fault(address, parts.fragment, built[target])
    return "" if unquote(parts.fragment) in built[target].ids else f"{address}: no such place in {target}"


def _permalink_fault(address: str, fragment: str, target: Page) -> str:
    controls = list(_controls(target))
    for name, value in parse_qsl(fragment):
        if not any(_takes(asked, element, name, value) for asked, element in controls):
            return f"{address}: {target.path} asks nothing that takes {name}={value}"
    return ""


def _controls(page: Page) -> Iterator[tuple[str, Element]]:
    """Each input and each option, with the name of the question that it answers."""
    select = ""
    for element in page.elements:
        if element.tag == "select":
            select = element.attributes.get("name", "")
        elif element.tag == "option":
            yield select, element
        elif element.tag == "input":
            yield element.attributes.get("name", ""), element


def _takes(asked: str, element: Element, name: str, value: str) -> bool:
    attributes = element.attributes
    return asked == name and (attributes.get("type") == "number" or attributes.get("value") == value)
