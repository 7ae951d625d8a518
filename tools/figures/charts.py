"""Decision charts: questions and outcomes from `chart_data/*.toml`, with the numbers of the evidence.

A chart is a list of steps. A step asks, and each answer ends in an outcome, goes to a later step, or goes on
to the next (the one that has neither `name` nor `go`). A step may first fork into two columns, each with a
question of its own. `tone` says what kind of outcome it is, and every outcome says it in words as well.

`{{ row.figure }}` in a text takes a number from the evidence; one that was recalled gets a dagger. `agrees`
and `says` draw nothing: given any of the first, the chart's calculator has to say the second (tests/figures).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from calculators.evidence import Evidence, filled, load_evidence

DATA = Path(__file__).with_name("chart_data")
TONES = ("emergency", "urgent", "soon", "place", "calm", "open")
RECALLED = "\u2020"

_NUMBER = re.compile(r"(?<![\w.,-])\d+(?!\w)")
_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@dataclass(frozen=True)
class Answer:
    """What may be found, and what follows: an outcome, a later step (`go`), or else the next step."""

    label: str
    tone: str = "place"
    name: str = ""
    text: str = ""
    go: int = 0
    agrees: Sequence[Mapping[str, Any]] = ()
    says: Mapping[str, str] = field(default_factory=dict)

    @property
    def goes_on(self) -> bool:
        """Whether it leads down to the next step."""
        return not self.name and not self.go


@dataclass(frozen=True)
class Column:
    """One side of a fork: what was found, what is asked then, and the answers."""

    label: str
    ask: str
    answers: Sequence[Answer]


@dataclass(frozen=True)
class Step:
    """A question, what counts as a yes or a line that helps, and the answers."""

    ask: str
    answers: Sequence[Answer]
    any: Sequence[str] = ()
    hint: str = ""
    columns: Sequence[Column] = ()

    @property
    def goes_on(self) -> bool:
        """Whether its last answer leads down to the next step."""
        return self.answers[-1].goes_on

    @property
    def all_answers(self) -> Iterator[Answer]:
        """The answers of the columns, then its own."""
        for column in self.columns:
            yield from column.answers
        yield from self.answers


@dataclass(frozen=True)
class Chart:
    """A whole chart, the page that shows it, and the calculator that it has to agree with."""

    title: str
    page: str  # under content/
    steps: Sequence[Step]
    note: str = ""
    calculator: str = ""
    recalled: bool = False

    @property
    def outcomes(self) -> Iterator[Answer]:
        """Every answer that ends in an outcome."""
        for step in self.steps:
            yield from (answer for answer in step.all_answers if answer.name)


def read_charts(folder: Path = DATA) -> dict[str, Chart]:
    """Every chart by the name of its figure."""
    evidence = load_evidence("calculators.evidence")
    return {
        f"chart-{file.stem}.svg": chart_from(tomllib.loads(file.read_text("utf-8")), evidence)
        for file in sorted(folder.glob("*.toml"))
    }


def chart_from(raw: Mapping[str, Any], evidence: Evidence) -> Chart:
    """A chart from parsed data; KeyError on an unknown figure, ValueError on an answer that leads nowhere."""
    data = filled(raw, evidence, RECALLED)
    steps = tuple(_step(row) for row in data["step"])
    targets = {answer.go for step in steps for answer in step.all_answers}
    for number, step in enumerate(steps, 1):
        for answer in step.all_answers:
            if answer.tone not in TONES:
                raise ValueError(f"{answer.label!r}: no tone {answer.tone!r}")
            if answer.go and not number < answer.go <= len(steps):
                raise ValueError(f"{answer.label!r} of step {number} goes to {answer.go}")
        if any(answer.goes_on for answer in step.answers[:-1]):
            raise ValueError(f"step {number}: only its last answer can go on")
        if step.columns and not (len(step.columns) == 2 and step.goes_on):
            raise ValueError(f"step {number}: a fork has two columns and an answer that goes on")
        if number == len(steps) and step.goes_on:
            raise ValueError("the last step goes on")
        if number < len(steps) and not step.goes_on and number + 1 not in targets:
            raise ValueError(f"nothing leads to step {number + 1}")
    return Chart(
        title=data["title"],
        page=data["page"],
        steps=steps,
        note=data.get("note", ""),
        calculator=data.get("calculator", ""),
        recalled=RECALLED in repr(data),
    )


def in_words(chart: Chart) -> str:
    """The whole logic of a chart as sentences, for those who cannot see it; numbers are spelled out."""
    parts = [f"Decision chart. {_sentence(chart.title)}"]
    for number, step in enumerate(chart.steps, 1):
        parts.append(f"Step {number}: {_sentence(step.ask)}")
        if step.any:
            parts.append(_sentence(f"Any of: {'; '.join(step.any)}"))
        if step.hint:
            parts.append(_sentence(step.hint))
        parts += [_answer_in_words(answer, number) for answer in step.answers if not answer.goes_on]
        for column in step.columns:
            parts.append(f"{column.label}: ask next, {_lower(_sentence(column.ask))}")
            parts += [
                f"{column.label}, and then {_lower(_answer_in_words(answer, number))}"
                for answer in column.answers
            ]
        parts += [_answer_in_words(answer, number) for answer in step.answers if answer.goes_on]
    if chart.note:
        parts.append(_sentence(chart.note))
    return _NUMBER.sub(lambda match: _spelled(int(match[0])), " ".join(parts).replace(RECALLED, ""))


def _answer_in_words(answer: Answer, number: int) -> str:
    if not answer.name:
        return f"{answer.label.replace(': ', ', ')}: go on to step {answer.go or number + 1}."
    return (
        f"{answer.label}: {_sentence(answer.name)} {_sentence(answer.text) if answer.text else ''}".rstrip()
    )


def _sentence(words: str) -> str:
    return words if words[-1] in ".?!:" else f"{words}."


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _spelled(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" and {_spelled(rest)}" if rest else "")


def _step(row: Mapping[str, Any]) -> Step:
    return Step(
        ask=row["ask"],
        answers=_answers(row),
        any=tuple(row.get("any", [])),
        hint=row.get("hint", ""),
        columns=tuple(Column(item["label"], item["ask"], _answers(item)) for item in row.get("column", [])),
    )


def _answers(row: Mapping[str, Any]) -> tuple[Answer, ...]:
    return tuple(Answer(**item) for item in row.get("answer", []))
