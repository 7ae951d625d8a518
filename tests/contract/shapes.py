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
        {"label": text, "low": probability, "high": probability},
    )
)

COMMON: Mapping[str, Shape] = {
    "calculator": text,
    "version": text,
    "headline": text,
    "blocks": each(lambda block: isinstance(block, dict) and text(block.get("kind"))),
    "not_assessed": each(text),
    "sources": each(text),
    "disclaimer": text,
}

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
    },
    "red_flags": {"urgency": URGENCY, "reasons": REASONS, "not_asked": each(text)},
}


def shape_of(calculator: str) -> Mapping[str, Shape]:
    """The keys of a calculator's result with the shape of each."""
    assert calculator in OWN, f"say in {__name__}.OWN what the result of {calculator} holds"
    return {**COMMON, **OWN[calculator]}
