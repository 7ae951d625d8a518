"""A question as the index understands it: its subjects, each with the ways in which a passage may name it."""

from collections.abc import Container
from dataclasses import dataclass

from .index import Index
from .words import stem, words

LONGEST = 500  # characters read of a question
TYPO = 6  # letters that a word needs before it may be read as another
PHRASE_WORD = 0.4  # weight of a single word of a phrase that is known as a whole
PASSING = 0.5  # weight of a word that occurs on the site without being a subject of it


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that the question speaks of: the terms that name it, its rarity, its part of the question."""

    weights: tuple[tuple[str, float], ...]
    rarity: float
    mass: float


@dataclass(frozen=True, slots=True)
class Question:
    """Subjects, the words that the site does not know, and the words that were read as another."""

    subjects: tuple[Subject, ...]
    unknown: tuple[str, ...]
    read_as: tuple[tuple[str, str], ...]


def understand(text: str, index: Index) -> Question:
    """Read a question; never fails, whatever the text."""
    written = words(text[:LONGEST])
    read_as: dict[str, str] = {}
    row: list[str] = []
    for word in written:
        meant = _meant(word, index) if _is_typo(word, index) else ""
        if meant:
            read_as[word] = meant
        row.append(stem(meant or word))
    subjects: dict[str, Subject] = {}
    in_phrase: set[int] = set()
    for found in index.synonyms.find(row):
        group = f"={found.group}"
        if group not in index.rarity:
            continue
        in_phrase.update(range(found.start, found.end))
        before = subjects[group].weights if group in subjects else ((group, 1.0),)
        singles = ((one, PHRASE_WORD) for one in row[found.start : found.end] if one in index.rarity)
        rarity = index.rarity[group]
        subjects[group] = Subject(tuple(dict([*before, *singles]).items()), rarity, rarity)
    unknown: dict[str, None] = {}
    for place, one in enumerate(row):
        if place in in_phrase or one in index.synonyms.ignored or one.isdigit():
            continue
        known = one in index.rarity
        if not known:
            unknown[written[place]] = None
        rarity = index.rarity.get(one, index.rarest)
        mass = rarity if one in index.strong or not known else PASSING * rarity
        subjects.setdefault(one, Subject(((one, 1.0),) if known else (), rarity, mass))
    return Question(tuple(subjects.values()), tuple(unknown), tuple(read_as.items()))


def _is_typo(word: str, index: Index) -> bool:
    one = stem(word)
    return (
        len(word) >= TYPO
        and word.isalpha()
        and one not in index.rarity
        and one not in index.synonyms.ignored
        and one not in index.synonyms.phrases
    )


def _meant(word: str, index: Index) -> str:
    """The commonest known word that is one slip of the finger away, or nothing."""
    near = (
        (index.rarity[one], other)
        for other, one in index.known.items()
        if one in index.rarity and other[0] == word[0] and len(other) >= TYPO and _one_slip(word, other)
    )
    return min(near, default=(0.0, ""))[1]


def _one_slip(a: str, b: str) -> bool:
    """One letter more, less or other, or two neighbors exchanged, but not at the end: there it is grammar."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    return 0 < min(len(rest_a), len(rest_b)) < len(rest_a) + len(rest_b) - 1 and (
        rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or rest_a[1:] == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )


def covered(question: Question, found: Container[str]) -> float:
    """How much of the question a text with these terms speaks of, from 0 to 1, by rarity."""
    total = sum(subject.mass for subject in question.subjects)
    told = sum(
        subject.mass for subject in question.subjects if any(term in found for term, _ in subject.weights)
    )
    return told / total if total else 0.0
