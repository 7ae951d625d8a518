"""One error for all that is wrong with what was given: every problem names field, given and allowed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input: the field, what was given there, and what is allowed."""

    field: str
    given: str
    allowed: str

    @property
    def message(self) -> str:
        """The problem as one line for a person."""
        return f"{self.field}: {self.given} was given; allowed: {self.allowed}"

    def to_dict(self) -> dict[str, str]:
        """The problem as JSON-able data."""
        return asdict(self) | {"message": self.message}


class InvalidInputError(ValueError):
    """Raised once with every problem of an input; nothing has been computed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems and say all of them in the message."""
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.message for problem in self.problems))
