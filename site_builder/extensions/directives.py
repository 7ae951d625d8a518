"""`::: name arguments`, alone on a line: where the page shows what the registry knows.

calculator ID, example CALCULATOR CASE, rules CALCULATOR, questions CALCULATOR, evidence, references.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ..forms import calculator_section
from ..quotes import pages_that_quote
from ..reference import evidence_parts, example, questions_parts
from ..subject import Subject
from .citations import PLACE
from .errors import ContentError

DIRECTIVE = re.compile(r"^:::[ \t]+(\S+)[ \t]*(.*?)[ \t]*$")
# name -> how many arguments
ARGUMENTS: Mapping[str, int] = {
    "calculator": 1,
    "example": 2,
    "rules": 1,
    "questions": 1,
    "evidence": 0,
    "references": 0,
    # those that `lists` replaces before this step
    "claims": 0,
    "worksheet": 0,
    "glossary": 0,
}


def register(md: Markdown, subject: Subject, content: Path) -> None:
    """Add directives to a Markdown instance."""
    md.preprocessors.register(
        _Directives(md, subject, content), "builder_directives", 24
    )  # after fenced code (25)


def fault(subject: Subject, name: str, arguments: list[str]) -> str:
    """What is wrong with a directive; "" where nothing is."""
    if name not in ARGUMENTS:
        return f"unknown directive {name!r}; there is {', '.join(ARGUMENTS)}"
    if len(arguments) != ARGUMENTS[name]:
        return f"{name} takes {ARGUMENTS[name]} argument(s), {len(arguments)} given"
    try:
        if name == "example":
            subject.case(*arguments)
        elif arguments:
            subject.calculator(arguments[0])
    except KeyError as error:
        return str(error.args[0])
    return ""


class _Directives(Preprocessor):
    def __init__(self, md: Markdown, subject: Subject, content: Path) -> None:
        super().__init__(md)
        self.subject = subject
        self.content = content

    def run(self, lines: list[str]) -> list[str]:
        """Replace each directive by what it stands for: Markdown headings, and HTML put by."""
        written: list[str] = []
        for line in lines:
            match = DIRECTIVE.match(line)
            if match is None:
                written.append(line)
                continue
            name, arguments = match[1], match[2].split()
            if wrong := fault(self.subject, name, arguments):
                raise ContentError(f"{line.strip()}: {wrong}")
            for part in self._parts(name, arguments):
                # A heading stays Markdown, for the table of contents; HTML is put by.
                kept = (
                    part if part.startswith(("#", '<div class="' + PLACE)) else self.md.htmlStash.store(part)
                )
                written += ["", kept, ""]
        return written

    def _parts(self, name: str, arguments: list[str]) -> list[str]:
        if name == "evidence":
            return evidence_parts(self.subject.registry, pages_that_quote(self.content))
        return _DIRECTIVES[name](self.subject, *arguments)


_DIRECTIVES: Mapping[str, Callable[..., list[str]]] = {
    "calculator": lambda subject, calculator: [
        calculator_section(subject.calculator(calculator), subject.first_html(calculator))
    ],
    "example": lambda subject, calculator, case: [example(subject, calculator, case)],
    "rules": lambda subject, calculator: [f'<div class="rules">{subject.rules_html(calculator)}</div>'],
    "questions": lambda subject, calculator: questions_parts(subject.calculator(calculator)),
    "references": lambda subject: [f'<div class="{PLACE}" markdown="block"></div>'],
}
