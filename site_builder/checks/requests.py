"""Nothing in the site asks another host for anything; links that a person follows are allowed."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..problems import Problem
from .html import Element, pages

_OTHER_HOST = re.compile(r"^\s*(?:https?:|wss?:)?//", re.IGNORECASE)
_LINK_ONLY = {"canonical", "prev", "next", "alternate", "license", "author", "help", "me"}
_ASKED: tuple[str, ...] = ("src", "poster", "data", "action")
_STYLE = re.compile(r"(?:url\(\s*|@import\s+)[\"']?\s*((?:https?:)?//[^\"')\s;]+)", re.IGNORECASE)
_SCRIPT = re.compile(
    r"(?:\b(?:fetch|import|importScripts|Worker|SharedWorker|WebSocket|EventSource|sendBeacon|open)\s*\(\s*"
    r"(?:[\"'`](?:GET|POST|HEAD|PUT)[\"'`]\s*,\s*)?|\b(?:src|href)\s*=\s*|\bfrom\s+|\bimport\s+)"
    r"[\"'`]((?:https?:|wss?:)?//[^\"'`\s]+)",
    re.IGNORECASE,
)
OURS = "assets/builder"  # scripts of ours; the theme's are held by the page's policy


def check(site: Path) -> list[Problem]:
    """A problem for each thing that would be asked of another host."""
    problems = []
    for page in pages(site):
        for element in page.elements:
            problems += [Problem(page.path, message, element.line) for message in _faults(element)]
    for file in sorted(site.rglob("*.css")):
        problems += _in_file(file, site, _STYLE)
    for file in sorted((site / OURS).rglob("*.js")):
        problems += _in_file(file, site, _SCRIPT)
    return problems


def _faults(element: Element) -> Iterator[str]:
    attributes = element.attributes
    asked = {name: attributes[name] for name in _ASKED if name in attributes}
    if element.tag == "link" and not set(attributes.get("rel", "").lower().split()) & _LINK_ONLY:
        asked["href"] = attributes.get("href", "")
    if element.tag in ("use", "image") and "href" in attributes:
        asked["href"] = attributes["href"]
    for candidate in attributes.get("srcset", "").split(","):
        if _OTHER_HOST.match(candidate):
            yield f"<{element.tag} srcset> asks another host: {candidate.strip()}"
    for name, address in asked.items():
        if _OTHER_HOST.match(address):
            yield f"<{element.tag} {name}> asks another host: {address}"
    for found in _STYLE.findall(
        attributes.get("style", "") + (element.text if element.tag == "style" else "")
    ):
        yield f"a style in <{element.tag}> asks another host: {found}"
    if element.tag == "script" and "json" not in attributes.get("type", ""):
        for found in _SCRIPT.findall(element.text):
            yield f"a script asks another host: {found}"


def _in_file(file: Path, site: Path, pattern: re.Pattern[str]) -> Iterator[Problem]:
    text = file.read_text("utf-8", errors="replace")
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Problem(file.relative_to(site).as_posix(), f"asks another host: {match[1]}", line)
