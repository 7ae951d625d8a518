"""The strict parser: raw answers in, clean answers out, or one error with every problem."""

import re
from collections.abc import Iterable, Mapping

from .errors import InvalidInputError, Problem
from .questions import Question

Value = str | int | float
Answers = Mapping[str, Value]

# A number as a form or a permalink writes it; Python's own reading would let "1_0" pass for 10.
_NUMBER = re.compile(r"-?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_MOST_SHOWN = 60


def parse(questions: Iterable[Question], raw: object) -> dict[str, Value]:
    """Check raw answers against the questions and drop what says "not given".

    raw: an object of question id to state, grade or number; values that arrive as text (from a form
    or a permalink) are accepted where they read as the number they stand for.
    Returns the answers that say something, in the order of the questions.
    Raises InvalidInputError with every problem found.
    """
    known = {question.id: question for question in questions}
    if not isinstance(raw, Mapping):
        raise InvalidInputError([Problem("answers", _shown(raw), "one JSON object of question id to answer")])
    problems = [
        Problem(_named(key), "an unknown question", _nearest(str(key), known))
        for key in raw
        if key not in known
    ]
    answers: dict[str, Value] = {}
    for key, question in known.items():
        if key not in raw:
            continue
        try:
            value = _read(question, raw[key])
        except (ValueError, OverflowError):
            problems.append(Problem(key, _shown(raw[key]), question.allowed))
            continue
        if value is not None:
            answers[key] = value
    if problems:
        raise InvalidInputError(problems)
    return answers


def _read(question: Question, given: object) -> Value | None:
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise ValueError(given)
    if question.not_given and given == question.not_given:
        return None
    if question.kind == "choice":
        if given not in question.states:
            raise ValueError(given)
        return str(given)
    if isinstance(given, str) and not _NUMBER.fullmatch(given):
        raise ValueError(given)
    number = float(given)
    if not question.minimum <= number <= question.maximum:
        raise ValueError(given)
    if question.kind == "grade":
        if not number.is_integer():
            raise ValueError(given)
        return int(number)
    return int(number) if number.is_integer() else number


def _shown(given: object) -> str:
    try:
        text = repr(given)
    except (ValueError, RecursionError):
        # Python writes no whole number of thousands of digits, and nothing that is nested without end.
        text = f"{type(given).__name__} too long to show"
    return _cut(text)


def _named(key: object) -> str:
    """A key as it was given, on one line."""
    text = str(key)
    return _cut(text if text.isprintable() else repr(text)[1:-1])


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 3] + "..."


def _nearest(key: str, known: Mapping[str, Question]) -> str:
    # Imported here: only an error needs it, and a page starts faster without it.
    import difflib

    near = difflib.get_close_matches(key, known, n=3)
    if near:
        return "did you mean " + " or ".join(near) + "?"
    return f"one of the {len(known)} ids that --schema lists"
