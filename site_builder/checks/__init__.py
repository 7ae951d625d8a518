"""What must hold of content and built folder: each check is a pure function to a list of problems."""

from pathlib import Path

from ..problems import Problem
from ..subject import Subject
from . import front_matter, headings, images, inline_code, links, names, numbers, requests

__all__ = ["check_content", "check_site"]


def check_content(content: Path, subject: Subject) -> list[Problem]:
    """Every problem in the Markdown, found before anything is built."""
    sources = subject.registry.evidence.sources
    return [
        *front_matter.check(content, sources),
        *names.check(content, subject),
        *numbers.check(content, subject.registry.evidence),
    ]


def check_site(site: Path) -> list[Problem]:
    """Every problem in the built folder."""
    return [
        problem for check in (links, requests, inline_code, images, headings) for problem in check.check(site)
    ]
