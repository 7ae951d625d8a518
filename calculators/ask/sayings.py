"""How a thing is said, with words between: "cannot lift foot" in "I can't even lift my left foot"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .words import stem, words

GAP = 3  # words that may stand between two of a saying
NOT_SO = frozenset(("no", "without", "deny", "denie", "never", "nor"))
KEPT = frozenset(("legs",))  # one leg and both are not the same here
_CLAUSE = re.compile(r"[.;!?\n]+")

Element = tuple[tuple[str, ...], ...]  # phrases, one of which has to stand
Part = tuple[Element, ...]
Row = Sequence[str]


def said(text: str) -> tuple[tuple[str, ...], ...]:
    """A text as sayings are looked for in it: the stems of each clause."""
    return tuple(_stems(clause) for clause in _CLAUSE.split(text))


@dataclass(frozen=True, slots=True)
class Saying:
    """Parts that all have to stand in one clause, in any order, and parts that must not stand there.

    Of a part, the elements follow one another.
    """

    parts: tuple[Part, ...]
    without: tuple[Part, ...] = ()

    def heard(self, text: Sequence[Row]) -> frozenset[str]:
        """The stems with which somebody says so; none where nobody does, or says that it is not so."""
        for row in text:
            found = [_stands(part, row) for part in self.parts]
            if all(found) and not any(_stands(part, row) for part in self.without):
                return frozenset(one for some in found for one in some)
        return frozenset()


def parse_saying(text: str, sets: Mapping[str, Sequence[str]]) -> Saying:
    """A saying from its text; KeyError where it names no set, ValueError where a part says nothing.

    "+" joins parts, "!" begins one that must not stand, "@name" is any phrase of that set.
    """
    parts = [one.strip() for one in text.split("+")]
    there = tuple(_part(one, sets) for one in parts if not one.startswith("!"))
    if not there:
        raise ValueError(f"sayings: {text!r} says nothing")
    return Saying(there, tuple(_part(one[1:], sets) for one in parts if one.startswith("!")))


def _part(text: str, sets: Mapping[str, Sequence[str]]) -> Part:
    part = tuple(_element(one, sets) for one in text.split())
    # Words that are never looked at ("the") drop out of a saying as they do of a question.
    told = tuple(element for element in part if element != ((),))
    if not told or any(() in element for element in told):
        raise ValueError(f"sayings: {text!r} says nothing")
    return told


def _element(text: str, sets: Mapping[str, Sequence[str]]) -> Element:
    phrases = sets[text[1:]] if text.startswith("@") else (text,)
    return tuple(sorted(dict.fromkeys(_stems(phrase) for phrase in phrases), key=len, reverse=True))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word if word in KEPT else stem(word) for word in words(text))


def _stands(part: Part, row: Row) -> tuple[str, ...]:
    """The stems of the first place where a part stands and is not denied."""
    for start in range(len(row)):
        if (start == 0 or row[start - 1] not in NOT_SO) and (found := _from(part, row, start, 0)):
            return found
    return ()


def _from(part: Part, row: Row, start: int, gap: int) -> tuple[str, ...]:
    """The stems of a part whose first element begins here, or after at most so many words."""
    for place in range(start, min(start + gap + 1, len(row))):
        if place > start and row[place - 1] in NOT_SO:
            return ()
        for phrase in part[0]:
            end = place + len(phrase)
            if tuple(row[place:end]) != phrase:
                continue
            if len(part) == 1:
                return phrase
            if rest := _from(part[1:], row, end, GAP):
                return phrase + rest
    return ()
