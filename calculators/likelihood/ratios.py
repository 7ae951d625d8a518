"""Likelihood ratios of an evidence row, each with its uncertainty and with where that comes from.

The ratio is the row's figure; where it has none, it is computed from sensitivity and specificity. Its 95%
range is the published one; else it follows from the ranges of sensitivity and specificity, where a range that
is missing is Wilson's for the people counted; else there is none, and that is said. Distances are kept on the
log scale, below and above apart, so that a published range comes back as it was printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, hypot, inf, isinf, log, sqrt

from calculators.evidence import Figure

Z = 1.959964  # two-sided 95% of the normal distribution
_DIGITS = 9  # a published end comes back as it was printed, in every Python

METHODS: Mapping[str, str] = {
    "published": "the published interval of the ratio",
    "intervals": "the intervals of sensitivity and specificity",
    "counts": "Wilson intervals from the people counted",
    "intervals_and_counts": "a published interval of one rate, and a Wilson interval of the other",
    "predictive_value": "Wilson intervals; how many had it follows from the predictive value",
    "even_split": "Wilson intervals, an even split assumed for want of the numbers (our judgment)",
    "bound": "none: the ratio is a lower bound, because nobody without it was positive",
    "none": "none: our data hold neither an interval nor people counted for this figure",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people with and without the condition were tested, as far as it is known."""

    with_it: float | None = None
    without_it: float | None = None
    total: float | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """One likelihood ratio.

    below, above  its 95% distances on the log scale, None where unknown
    from_rates    what sensitivity and specificity give, where the published ratio does not follow from them
    """

    value: float
    method: str
    below: float | None = None
    above: float | None = None
    from_rates: float | None = None

    @property
    def known(self) -> bool:
        """Whether there is a range."""
        return self.below is not None and self.above is not None

    @property
    def low(self) -> float | None:
        """The lower end of the range."""
        return None if self.below is None else round(self.value * exp(-self.below), _DIGITS)

    @property
    def high(self) -> float | None:
        """The upper end of the range; None where there is none or it has no bound."""
        return (
            None if self.above is None or isinf(self.above) else round(self.value * exp(self.above), _DIGITS)
        )

    @property
    def includes_one(self) -> bool:
        """Whether by its range the result may say nothing."""
        if self.below is None or self.above is None:
            return False
        return -self.above <= log(self.value) <= self.below


@dataclass(frozen=True, slots=True)
class Ratios:
    """Both ratios of a test, with sensitivity and specificity where both are known."""

    positive: Ratio | None
    negative: Ratio | None
    sensitivity: float | None = None
    specificity: float | None = None


@dataclass(frozen=True, slots=True)
class _Rate:
    """A proportion with its range and how that came about."""

    value: float
    low: float
    high: float
    method: str


def wilson(share: float, people: float) -> tuple[float, float]:
    """Wilson's 95% interval of a share found in so many people."""
    middle = (share + Z * Z / (2 * people)) / (1 + Z * Z / people)
    half = Z * sqrt(share * (1 - share) / people + Z * Z / (4 * people * people)) / (1 + Z * Z / people)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def ratios_of(figures: Mapping[str, Figure], counts: Counts, bound: Figure | None = None) -> Ratios:
    """Both ratios that the figures of a row allow; `bound` stands for a positive ratio that is infinite."""
    sensitivity, specificity = figures.get("sensitivity"), figures.get("specificity")
    rates = _rates(figures, counts) if sensitivity and specificity else None
    positive = _ratio(figures.get("positive_likelihood_ratio"), rates, _positive_span, _positive_of(figures))
    negative = _ratio(figures.get("negative_likelihood_ratio"), rates, _negative_span, _negative_of(figures))
    if bound is not None:
        positive = Ratio(bound.value, "bound")
    return Ratios(
        positive,
        negative,
        sensitivity.value if rates and sensitivity else None,
        specificity.value if rates and specificity else None,
    )


type _Rates = tuple[_Rate, _Rate]
type _Span = tuple[float, float]


def _ratio(
    figure: Figure | None, rates: _Rates | None, span_of: "_SpanOf", implied: _Span | None
) -> Ratio | None:
    """One ratio; `implied` is what sensitivity and specificity, rounded as printed, allow."""
    value = figure.value if figure else _middle(rates, span_of)
    if value is None or not 0 < value < inf:
        return None
    printed = figure is not None and not figure.derived
    from_rates = _middle(rates, span_of) if implied and printed and _apart(value, implied) else None
    if figure and figure.low is not None and figure.high is not None:
        return Ratio(value, "published", log(value / figure.low), log(figure.high / value), from_rates)
    if rates is None or "none" in (rates[0].method, rates[1].method):
        return Ratio(value, "none", from_rates=from_rates)
    below, above = span_of.distances(*rates)
    return Ratio(value, _method(rates), below, above, from_rates)


def _middle(rates: _Rates | None, span_of: "_SpanOf") -> float | None:
    return span_of.value(rates[0].value, rates[1].value) if rates else None


@dataclass(frozen=True, slots=True)
class _SpanOf:
    """The ratio of two proportions: of those with the condition over those without who have the result."""

    positive: bool

    def value(self, sensitivity: float, specificity: float) -> float:
        """The ratio; infinite where nobody without the condition has the result."""
        top, bottom = (sensitivity, 1 - specificity) if self.positive else (1 - sensitivity, specificity)
        return top / bottom if bottom > 0 else inf

    def distances(self, sensitivity: _Rate, specificity: _Rate) -> _Span:
        """How far the ratio reaches below and above on the log scale; the two proportions are independent."""
        top, bottom = (
            (sensitivity, _rest(specificity)) if self.positive else (_rest(sensitivity), specificity)
        )
        return (
            hypot(_gap(top.low, top.value), _gap(bottom.value, bottom.high)),
            hypot(_gap(top.value, top.high), _gap(bottom.low, bottom.value)),
        )


_positive_span, _negative_span = _SpanOf(True), _SpanOf(False)


def _gap(low: float, high: float) -> float:
    return inf if low <= 0 else log(high / low)


def _rest(rate: _Rate) -> _Rate:
    return _Rate(1 - rate.value, 1 - rate.high, 1 - rate.low, rate.method)


def _method(rates: _Rates) -> str:
    methods = {rate.method for rate in rates}
    if methods == {"intervals"}:
        return "intervals"
    weakest = next((one for one in ("even_split", "predictive_value") if one in methods), "counts")
    return "intervals_and_counts" if "intervals" in methods and weakest == "counts" else weakest


def _rates(figures: Mapping[str, Figure], counts: Counts) -> _Rates:
    (with_it, without_it), method = _split(figures, counts)
    return (
        _rate(figures["sensitivity"], with_it, method),
        _rate(figures["specificity"], without_it, method),
    )


def _rate(figure: Figure, people: float | None, method: str) -> _Rate:
    if figure.low is not None and figure.high is not None:
        return _Rate(figure.value, figure.low, figure.high, "intervals")
    if people is None:
        return _Rate(figure.value, figure.value, figure.value, "none")
    return _Rate(figure.value, *wilson(figure.value, people), method)


def _split(figures: Mapping[str, Figure], counts: Counts) -> tuple[tuple[float | None, float | None], str]:
    """How many people had the condition and how many had not, and how well that is known."""
    with_it, without_it, total = counts.with_it, counts.without_it, counts.total
    if with_it is not None and without_it is not None:
        return (with_it, without_it), "counts"
    if total is not None and with_it is not None:
        return (with_it, total - with_it), "counts"
    if total is not None and without_it is not None:
        return (total - without_it, without_it), "counts"
    if with_it is not None:
        return (with_it, with_it), "even_split"
    if total is None:
        return (None, None), "none"
    if "positive_predictive_value" in figures:
        had_it = total * _prevalence(figures)
        return (had_it, total - had_it), "predictive_value"
    return (total / 2, total / 2), "even_split"


def _prevalence(figures: Mapping[str, Figure]) -> float:
    """The share with the condition, from the predictive value of a positive result."""
    predictive = figures["positive_predictive_value"].value
    false_positives = predictive * (1 - figures["specificity"].value)
    return false_positives / (figures["sensitivity"].value * (1 - predictive) + false_positives)


# ---------------------------------------------------------------- do published ratio and rates agree?


def _positive_of(figures: Mapping[str, Figure]) -> _Span | None:
    return _implied(figures, _positive_span)


def _negative_of(figures: Mapping[str, Figure]) -> _Span | None:
    return _implied(figures, _negative_span)


def _implied(figures: Mapping[str, Figure], span_of: _SpanOf) -> _Span | None:
    """The lowest and the highest ratio that the printed sensitivity and specificity could come from."""
    if "sensitivity" not in figures or "specificity" not in figures:
        return None
    corners = [
        span_of.value(sensitivity, specificity)
        for sensitivity in _before_rounding(figures["sensitivity"].value, 2, 1.0)
        for specificity in _before_rounding(figures["specificity"].value, 2, 1.0)
    ]
    return min(corners), max(corners)


def _apart(value: float, implied: _Span) -> bool:
    low, high = _before_rounding(value, 1, inf)
    return high < implied[0] or low > implied[1]


def _before_rounding(value: float, least: int, most: float) -> _Span:
    """What may have been rounded to the value; it was printed with at least so many decimals."""
    decimals = max(least, len(f"{value:.10g}".partition(".")[2]))
    half = 0.5 * 10.0**-decimals
    return max(0.0, value - half), min(most, value + half)
