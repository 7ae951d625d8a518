"""Entries in the words of these answers: "[open]" names what was not given, "[present]" what is there."""

import re
from collections.abc import Mapping
from dataclasses import replace

from calculators.contract import Value
from calculators.render.lists import listed

from .model import Entry, Words

_BLANK = re.compile(r"\[(open|present)\]")


def in_known_words(entry: Entry, answers: Mapping[str, Value]) -> Entry:
    """The entry with its blanks filled; a sentence with nothing to fill its blank falls away."""
    named = {
        "open": listed(words for question, words in entry.open.items() if question not in answers),
        "present": listed(
            words for question, words in entry.present.items() if answers.get(question) == "present"
        ),
    }
    return _with(entry, named)


def in_all_words(entry: Entry) -> Entry:
    """The entry with every word that a blank of it could hold, for the tables of the rules."""
    return _with(
        entry, {"open": listed(entry.open.values(), "or"), "present": listed(entry.present.values(), "or")}
    )


def _with(entry: Entry, named: Mapping[str, str]) -> Entry:
    return replace(entry, text=_filled(entry.text, named), why=_filled(entry.why, named))


def _filled(words: Words, named: Mapping[str, str]) -> Words:
    if not _BLANK.search(words.text):
        return words
    sentences = re.split(r"(?<=\.) ", words.text)
    kept = [one for one in sentences if all(named[blank] for blank in _BLANK.findall(one))]
    return replace(words, text=_BLANK.sub(lambda blank: named[blank[1]], " ".join(kept)))
