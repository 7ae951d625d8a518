"""Every evidence figure, source, calculator and case that the content names exists."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..documents import documents
from ..extensions.citations import CITATION, cited_ids
from ..extensions.directives import DIRECTIVE, fault
from ..extensions.figures import FIGURE, look_up
from ..problems import Problem
from ..subject import Subject

_BRACES = re.compile(r"\{\{.*?(?:\}\}|$)")
_AT = re.compile(r"\[\s*@[^\]]*\]?")


def check(content: Path, subject: Subject) -> list[Problem]:
    """A problem for each name that leads nowhere, with page and line."""
    return [
        Problem(document.path, message, number)
        for document in documents(content)
        for number, line in document.lines
        for message in faults(line, subject)
    ]


def faults(line: str, subject: Subject) -> Iterator[str]:
    """What is wrong with the names in one line."""
    directive = DIRECTIVE.match(line)
    if directive and (wrong := fault(subject, directive[1], directive[2].split())):
        yield f"{line.strip()}: {wrong}"
    for braces in _BRACES.findall(line):
        match = FIGURE.fullmatch(braces)
        if match is None:
            yield f"{braces}: not a figure; write {{{{ row.figure }}}}, with | interval or | range"
            continue
        try:
            look_up(subject, match[1], match[2])
        except KeyError as error:
            yield f"{braces}: {error.args[0]}"
    for group in _AT.findall(line):
        match = CITATION.fullmatch(group)
        if match is None:
            yield f"{group}: not a citation; write [@id] or [@a; @b]"
            continue
        for source_id in cited_ids(match[1]):
            if source_id not in subject.registry.evidence.sources:
                yield f"{group}: no source {source_id!r}"
