"""What a figure, a row and a source are, and how a figure reads in a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# unit -> how a value of it is written; {} takes the number
UNITS: Mapping[str, str] = {
    "proportion": "{}%",
    "ratio": "{}",
    "point": "{} points",
    "point_of_10": "{} points of 10",
    "point_of_100": "{} points of 100",
    "count": "{}",
    "week": "{} weeks",
    "day": "{} days",
    "hour": "{} hours",
    "month": "{} months",
    "year": "{} years",
    "mL": "{} mL",
    "mm": "{} mm",
    "mm_per_hour": "{} mm/h",
    "cm": "{} cm",
    "mg": "{} mg",
    "degree": "{} degrees",
    "grade": "{}",
    "second": "{} seconds",
    "per_100000": "{} in 100,000",
    "per_100000_years": "{} in 100,000 a year",
    "percent_per_day": "{}% a day",
    "standard_deviation": "{} standard deviations",
    "auc": "{}",
    "p": "{}",
}
STATUSES = ("verified", "memory", "judgement")

# "van der Windt DA": a surname with its particles, and initials. "NICE" or "Imaging Board" is no person.
_PERSON = re.compile(r"(?P<surname>.+?)\s+[^\W\d_a-z]{1,4}(-[^\W\d_a-z]{1,2})?")
# "NG59 Low back pain": a guideline's number in its series.
_CODE = re.compile(r"[A-Z]+\d+\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its interval and unit; `derived` when computed here from other figures of the row."""

    name: str
    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    derived: bool = False

    @property
    def text(self) -> str:
        """The value as it reads in a sentence, for example "92%" or "6 weeks"."""
        return _with_unit(self.value, self.unit)

    @property
    def interval_text(self) -> str:
        """The value with its interval, where there is one."""
        if self.low is None or self.high is None:
            return self.text
        return f"{self.text} (95% CI {_number(self.low, self.unit)} to {_with_unit(self.high, self.unit)})"

    @property
    def range_text(self) -> str:
        """Low to high, for figures that are a range and not an estimate."""
        if self.low is None or self.high is None:
            return self.text
        return f"{_number(self.low, self.unit)} to {_with_unit(self.high, self.unit)}"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication; `status` says whether the citation itself was checked."""

    id: str
    title: str
    kind: str
    status: str
    authors: str = ""
    year: int | None = None
    journal: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    note: str = ""
    letter: str = ""
    name: str = ""

    @property
    def short(self) -> str:
        """First author and year ("Deville 2000"), or body, number and year of a guideline ("NICE NG59 2020").

        Where the authors are not known to us, `name` stands for them: "Painful foot drop study 2025".
        Where several would read the same the loader sets `letter`: "Suri 2010a", "Suri 2010b".
        """
        first = self.authors.split(",")[0].split(";")[0].strip()
        person = _PERSON.fullmatch(first)
        code = None if person else _CODE.match(self.title)
        name = person["surname"] if person else self.name or first or self.title
        year = f"{'' if self.year is None else self.year}{self.letter}"
        return " ".join(part for part in (name, code[0] if code else "", year) if part)

    @property
    def reference(self) -> str:
        """The whole reference in one line."""
        parts = [self.authors, self.title, self.journal, "" if self.year is None else str(self.year)]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence: what was found, in whom, against what, where it stands, and how sure we are."""

    id: str
    topic: str
    label: str
    source: str
    status: str
    population: str = ""
    reference_standard: str = ""
    recommendation: str = ""
    note: str = ""
    read_in: str = ""
    tier: str = ""
    strength: str = ""
    figures: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """All rows and sources by id."""

    rows: Mapping[str, Row]
    sources: Mapping[str, Source]

    def figure(self, reference: str) -> Figure:
        """The figure named "row.figure"; KeyError, saying what there is, where it is unknown."""
        row_id, _, name = reference.partition(".")
        if row_id not in self.rows:
            raise KeyError(f"no evidence row {row_id!r}")
        figures = self.rows[row_id].figures
        if name not in figures:
            raise KeyError(
                f"evidence row {row_id!r} has no figure {name!r}; it has {', '.join(figures) or 'none'}"
            )
        return figures[name]

    def value(self, reference: str) -> float:
        """The number of the figure named "row.figure"."""
        return self.figure(reference).value


def _with_unit(value: float, unit: str) -> str:
    template = UNITS[unit]
    if value == 1:
        template = template.replace("s of", " of") if " of " in template else template.removesuffix("s")
    return template.format(_number(value, unit))


def _number(value: float, unit: str) -> str:
    shown = _percent(value) if unit == "proportion" else value
    text = f"{shown:,.10g}" if abs(shown) >= 1000 else f"{shown:.10g}"
    return text


def _percent(proportion: float) -> float:
    # To a tenth of a percent; what is smaller keeps its first digit, for rare is not never.
    shown = round(proportion * 100, 1)
    return shown if shown or not proportion else float(f"{proportion * 100:.1g}")
