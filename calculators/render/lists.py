"""Words as a list in a sentence."""

from collections.abc import Iterable


def listed(words: Iterable[str], joiner: str = "and") -> str:
    """The words as "a", "a and b" or "a, b and c"; "" where there are none."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joiner} {items[-1]}"
