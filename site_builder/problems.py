"""What is wrong with a site: where, and what to do about it; collected and told together."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: the file (relative to its folder), the line where it is known, and the message."""

    file: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        """The fault as one line, in the form that editors can jump to."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.message}"


class BuildError(Exception):
    """Raised once with every problem; its text lists them, a line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, sorted by file and line."""
        self.problems = tuple(
            sorted(problems, key=lambda problem: (problem.file, problem.line or 0, problem.message))
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))
