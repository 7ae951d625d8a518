"""`{{ row.figure }}` in a text of the data: replaced by the figure as it reads, or read for what it names.

`{{ row.figure | interval }}` adds the interval, `| number` leaves the unit out, `| of_100` reads as a natural
frequency.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .model import Evidence, Figure

QUOTED = re.compile(r"\{\{\s*(?P<name>[A-Za-z0-9_.]+)\s*(?:\|\s*(?P<form>[a-z0-9_]+)\s*)?\}\}")
FORMS: Mapping[str, Callable[[Figure], str]] = {
    "": lambda figure: figure.text,
    "interval": lambda figure: figure.interval_text,
    "number": lambda figure: f"{figure.value:,.10g}",
    "of_100": lambda figure: _of_100(figure.value),
}


def _of_100(share: float) -> str:
    """A share as a natural frequency; what is rare is not called none, nor what is common all."""
    if share < 0.01:
        return "below 1 in 100"
    return "above 99 in 100" if share > 0.99 else f"about {round(share * 100)} in 100"


def quoted_figures(text: str, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """The figures that a text quotes, each as ("row.figure", as it reads); KeyError where one is unknown."""
    for match in QUOTED.finditer(text):
        yield match["name"], FORMS[match["form"] or ""](evidence.figure(match["name"]))


def filled(value: Any, evidence: Evidence, recalled: str = "") -> Any:
    """Data with every quoted figure in its texts replaced; KeyError where one is unknown.

    recalled: a mark that stands behind each figure that was recalled and not read again.
    """
    if isinstance(value, str):
        shown = [
            text + (recalled if evidence.rows[name.partition(".")[0]].status == "memory" else "")
            for name, text in quoted_figures(value, evidence)
        ]
        return QUOTED.sub(lambda _: shown.pop(0), value)
    if isinstance(value, list):
        return [filled(item, evidence, recalled) for item in value]
    if isinstance(value, Mapping):
        return {key: filled(item, evidence, recalled) for key, item in value.items()}
    return value


def rows_named(value: Any, key: str = "") -> Iterator[str]:
    """The ids of the rows that data rests on: under `basis`, `evidence` or `figure`, or quoted in texts."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from rows_named(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from rows_named(item, key)
    elif isinstance(value, str):
        if key in ("basis", "evidence"):
            yield value
        elif key == "figure":
            yield value.partition(".")[0]
        yield from (match["name"].partition(".")[0] for match in QUOTED.finditer(value))
