"""Text to words: folded, split and lightly stemmed, so that "radiates", "radiating" and "radiated" meet."""

import re
from functools import lru_cache

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00ad": None})
_LEVEL = re.compile(r"\b([ls])[ -](?=\d\b)")  # "L 5" and "L-5" are L5
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
_WHOSE = frozenset((
    "a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "this", "that", "these", "those",
))  # fmt: skip
_KEPT = frozenset(("pus", "gas", "less", "during", "being"))


def words(text: str) -> list[str]:
    """The words of a text in order, in lower case; "the patient's leg" gives "patient", "leg"."""
    plain = _LEVEL.sub(r"\1", text.translate(_QUOTES).casefold())
    found = (word.removesuffix("'s").replace("'", "") for word in _WORD.findall(plain))
    return [word for word in found if word not in _WHOSE]


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [stem(word) for word in words(text)]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending of number, tense or quality; the same ending goes from every form."""
    if len(word) < 4 or word in _KEPT or any(letter.isdigit() for letter in word):
        return word
    word = _without_plural(word)
    word = _without(word, "ness", 3)
    word = _without(word, "ly", 4)
    for ending in ("ing", "ed"):
        shorter = _without(word, ending, 3)
        if shorter != word:
            word = _undoubled(shorter)
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sis", "ses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without(word: str, ending: str, least: int) -> str:
    rest = word.removesuffix(ending)
    return rest if len(rest) >= least and _VOWEL.search(rest) else word


def _undoubled(word: str) -> str:
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "lsz" else word
