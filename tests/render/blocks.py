"""Results made up for the tests, with every kind of block."""

from collections.abc import Mapping
from typing import Any

from calculators.contract import (
    Block,
    Callout,
    Checklist,
    Item,
    Ranked,
    Ranking,
    Reason,
    Reasons,
    Result,
    Table,
)
from calculators.evidence import Source

SOURCES: Mapping[str, Source] = {
    "smith2001": Source(
        "smith2001", "On legs", "primary", "verified", "Smith AB, Jones C", 2001, "Legs 1:2", "10.1/x"
    ),
    "jones2002": Source("jones2002", "On feet", "primary", "memory", "Jones C", 2002, "Feet 3"),
}


def every_block(words: str = "words") -> tuple[Block, ...]:
    """One block of each kind, the words in every place that takes some."""
    return (
        Callout("caution", words, words, (words, words)),
        Reasons(words, (Reason("rule", words, words, "emergency", ("a",), ("smith2001",), words),)),
        Ranking(
            words,
            "site",
            (
                Ranked("root_l5", words, 0.7, (words,), (words,), (words,), 0.6, 0.8),
                Ranked("root_s1", words, 0.002),
            ),
            words,
        ),
        Table(words, (words, words), ((words, words), (words, "")), words),
        Table(words, (words, words), ((words, words),), folded=True),
        Checklist(words, (Item(words, words, ("jones2002",)), Item(words)), words),
        Checklist(words, (), folded=True),
    )


def result(
    *blocks: Block, words: str = "A headline.", urgency: str = "", sources: tuple[str, ...] = ()
) -> dict[str, Any]:
    """A result as its dict."""
    details = {"urgency": urgency} if urgency else {}
    return Result(words, blocks, sources=sources, details=details).to_dict("made_up", "1", "For learning.")
