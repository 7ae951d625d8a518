"""Published likelihood ratios, shrunk to their uncertainty, and the chances that follow from them.

The logarithm of a ratio is shrunk toward 0, that is the ratio toward 1:

    log(used) = log(published) * SPREAD² / (SPREAD² + error²)

SPREAD is how far the true ratios of bedside findings lie around 1 before anyone has measured them. error² is
the squared standard error of the study (of several, weighted by precision) with that of the step from its
patients to yours, and more where the row was recalled and not read again. The result is the mean of a normal
prior times a normal likelihood.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, isinf, log

from ..likelihood import catalog
from ..likelihood.ratios import Ratio, Z

# Our own judgment, all four, on the scale of the natural logarithm.
SPREAD = log(3)  # about two of three bedside findings have a ratio between 1/3 and 3
TRANSPORT = 0.3  # the study's patients are not yours; between studies of one test it is the same
RECALLED = 0.4  # a figure that was recalled and not read again
NO_INTERVAL = 0.7  # a figure without an interval and without the numbers to compute one


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A likelihood ratio as it was published (pooled, where there are several) and as it enters."""

    published: float
    used: float


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of one finding: its rows, who had the condition and who had not, and both ratios."""

    finding: str
    rows: tuple[str, ...]
    having: tuple[str, ...]
    lacking: tuple[str, ...]
    positive: Shrunk | None
    negative: Shrunk | None


@cache
def load_published() -> tuple[Published, ...]:
    """Read published.toml; KeyError names a row that is no test of the evidence."""
    text = files("calculators.localization").joinpath("published.toml").read_text("utf-8")
    return tuple(
        Published(
            finding=row["finding"],
            rows=tuple(row["evidence"]),
            having=tuple(row["with"]),
            lacking=tuple(row["without"]),
            positive=_ratio(row["evidence"], "positive"),
            negative=_ratio(row["evidence"], "negative"),
        )
        for row in tomllib.loads(text)["published"]
    )


def shrunk(ratios: Sequence[Ratio], recalled: Sequence[bool]) -> Shrunk:
    """Ratios of one finding, pooled by precision and shrunk; at least one."""
    variances = [
        standard_error(ratio) ** 2 + (RECALLED**2 if one else 0.0)
        for ratio, one in zip(ratios, recalled, strict=True)
    ]
    precisions = [1 / (variance + TRANSPORT**2) for variance in variances]
    pooled = sum(weight * log(ratio.value) for weight, ratio in zip(precisions, ratios, strict=True)) / sum(
        precisions
    )
    error = 1 / sum(precisions) + TRANSPORT**2
    return Shrunk(exp(pooled), exp(pooled * SPREAD**2 / (SPREAD**2 + error)))


def standard_error(ratio: Ratio) -> float:
    """The standard error of a ratio's logarithm, from its 95% range."""
    if ratio.below is None or ratio.above is None or isinf(ratio.below):
        return NO_INTERVAL
    if isinf(ratio.above):
        return ratio.below / Z
    return (ratio.below + ratio.above) / (2 * Z)


def rates(published: Published, judged: float) -> tuple[float, float]:
    """How often the finding is there with and without the condition, so that the ratios used come out.

    Both ratios give both rates. One alone leaves a rate open: with the condition it is then `judged`, 0 to 1.
    """
    positive, negative = published.positive, published.negative
    if positive and negative:
        without = (1 - negative.used) / (positive.used - negative.used)
        return positive.used * without, without
    if positive:
        return judged, judged / positive.used
    if negative:
        return judged, 1 - (1 - judged) / negative.used
    raise ValueError(f"{published.finding}: its rows hold no likelihood ratio")


def _ratio(rows: Sequence[str], state: str) -> Shrunk | None:
    tests = [catalog().tests[row] for row in rows]
    known = [(ratio, test.row.status == "memory") for test in tests if (ratio := test.ratio(state))]
    return shrunk(*zip(*known, strict=True)) if known else None
