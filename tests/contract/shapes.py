"""What each calculator's result holds, as other programs read it: keys and the types of their values."""

from collections.abc import Callable, Mapping
from typing import Any

Shape = Callable[[Any], bool]


def text(value: Any) -> bool:
    """Some text, not empty."""
    return isinstance(value, str) and bool(value)


def maybe_text(value: Any) -> bool:
    """Text, empty or not."""
    return isinstance(value, str)


def number(value: Any) -> bool:
    """A number, and no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def probability(value: Any) -> bool:
    """A number from 0 to 1."""
    return number(value) and 0 <= value <= 1


def one_of(*words: str) -> Shape:
    """One of the words."""
    return lambda value: value in words


def maybe(shape: Shape) -> Shape:
    """The shape, or null where there is nothing to tell."""
    return lambda value: value is None or shape(value)


def each(shape: Shape) -> Shape:
    """A list, every entry of the shape."""
    return lambda value: isinstance(value, list) and all(map(shape, value))


def mapping(shape: Shape) -> Shape:
    """An object from text to the shape."""
    return lambda value: (
        isinstance(value, dict) and all(text(key) and shape(one) for key, one in value.items())
    )


def record(required: Mapping[str, Shape], added: Mapping[str, Shape] | None = None) -> Shape:
    """An object with exactly these keys: what is published, and what the project added since."""
    keys = {**required, **(added or {})}
    return lambda value: (
        isinstance(value, dict) and set(value) == set(keys) and all(keys[key](value[key]) for key in keys)
    )


URGENCY = one_of("emergency", "urgent", "routine")
REASONS = each(
    record(
        {"rule": text, "findings": each(text), "urgency": URGENCY, "action": text, "source": text},
        {"sources": each(text), "status": text, "time_frame": text, "note": maybe_text},
    )
)
CANDIDATES = each(
    record(
        {"id": text, "probability": probability, "supports": each(text), "against": each(text)},
        {"label": text, "low": probability, "high": probability, "missing": each(text)},
    )
)
SPREAD = record({"value": probability, "low": probability, "high": probability})
RATIO_RANGE = record({"low": maybe(number), "high": maybe(number), "method": text})

COMMON: Mapping[str, Shape] = {
    "calculator": text,
    "version": text,
    "headline": text,
    "blocks": each(lambda block: isinstance(block, dict) and text(block.get("kind"))),
    "not_assessed": each(text),
    "sources": each(text),
    "disclaimer": text,
}

# One thing of a plan: published with id and source, the rest added since.
PLANNED = {
    "text": text,
    "why": text,
    "views": each(text),
    "sources": each(text),
    "status": one_of("verified", "memory", "judgement"),
    "figures": each(record({"id": text, "text": text})),
}
TO_DO = each(record({"id": text, "source": text}, PLANNED))
TOLD = {key: PLANNED[key] for key in ("text", "sources", "status", "figures")}

# Keys beyond the common ones, published or added since.
OWN: Mapping[str, Mapping[str, Shape]] = {
    "localization": {
        "sites": CANDIDATES,
        "diagnoses": CANDIDATES,
        "inseparable": each(each(text)),
        "next_tests": each(
            record(
                {"id": text, "gain_bits": number, "outcomes": mapping(text)},
                {"chances": mapping(probability)},
            )
        ),
        "changes_of_mind": each(record({"id": text, "from": text, "to": text, "first_then": text})),
        "urgency": URGENCY,
        "reasons": REASONS,
        "setting": text,
        "first_site_stays_first": probability,
    },
    "imaging": {
        "urgency": URGENCY,
        "studies": mapping(
            record(
                {
                    "timing": one_of("emergency", "urgent", "now", "defer", "not_indicated"),
                    "reasons": each(
                        record(
                            {"rule": text, "source": text},
                            {
                                "timing": text,
                                "findings": each(text),
                                "text": text,
                                "action": text,
                                "sources": each(text),
                                "status": one_of("verified", "memory", "judgement"),
                                "note": maybe_text,
                                "views": each(text),
                            },
                        )
                    ),
                    "reconsider_at_week": maybe(number),
                },
                {"look_again": maybe_text},
            )
        ),
    },
    "management": {
        "phase": text,
        "offer": TO_DO,
        "avoid": TO_DO,
        "refer": each(record({"id": text, "source": text}, {**PLANNED, "tier": URGENCY})),
        "urgency": URGENCY,
        "phase_by_time": text,
        "no_recommendation": TO_DO,
        "tell": each(record({"id": text, "source": text}, TOLD)),
        "week_rules": each(
            record({"id": text, "source": text}, {"text": text, "stands": text, "status": text})
        ),
    },
    "red_flags": {"urgency": URGENCY, "reasons": REASONS, "not_asked": each(text)},
    "likelihood": {
        "pre_test": maybe(probability),
        "post_test": maybe(SPREAD),
        "steps": each(
            record(
                {
                    "id": text,
                    "positive_likelihood_ratio": maybe(number),
                    "negative_likelihood_ratio": maybe(number),
                },
                {
                    "row": text,
                    "test": text,
                    "result": one_of("positive", "negative"),
                    "family": maybe(text),
                    "families": each(text),
                    "positive_range": maybe(RATIO_RANGE),
                    "negative_range": maybe(RATIO_RANGE),
                    "from_sensitivity_and_specificity": maybe(number),
                    "before": maybe(probability),
                    "after": maybe(probability),
                    "alternatives": each(text),
                    "source": text,
                    "status": one_of("verified", "memory", "judgement"),
                },
            )
        ),
        "target": maybe(text),
        "range_complete": maybe(lambda value: isinstance(value, bool)),
        "shared_families": mapping(each(text)),
        "post_test_family_once": maybe(SPREAD),
    },
}


def shape_of(calculator: str) -> Mapping[str, Shape]:
    """The keys of a calculator's result with the shape of each."""
    assert calculator in OWN, f"say in {__name__}.OWN what the result of {calculator} holds"
    return {**COMMON, **OWN[calculator]}
