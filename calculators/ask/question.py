"""A question as the index understands it: its subjects, each with the ways in which a passage may name it."""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, replace

from .index import Index
from .passages import Sentence
from .sayings import said
from .synonyms import Want
from .words import stem, words

LONGEST = 500  # characters read of a question
TYPO = 6  # letters that a word needs before it may be read as another
EXCHANGE = 5  # and before two of them may be read in the other order
TWO_SLIPS = 9  # and before two slips are forgiven
ALARMING = 3.0  # weight of what an alarm means: the rest of the question is about it
ALSO = 0.7  # weight of a group that an alarm means as well
PHRASE_WORD = 0.4  # weight of a single word of a phrase that is known as a whole
UNKNOWN = 0.8  # part of a rare word's weight that one has which stands nowhere on the site
PASSING = 0.5  # weight of a word that occurs on the site without being a subject of it


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that the question speaks of: the terms that name it, its rarity, its part of the question."""

    weights: tuple[tuple[str, float], ...]
    rarity: float
    mass: float

    @property
    def names(self) -> list[str]:
        """The terms that name it, without single words of its phrase."""
        most = max((share for _, share in self.weights), default=0.0)
        return [term for term, share in self.weights if share >= ALSO * most]


@dataclass(frozen=True, slots=True)
class Question:
    """Subjects, words that the site does not know, those that were read as another, and what is wanted."""

    subjects: tuple[Subject, ...]
    unknown: tuple[str, ...]
    read_as: tuple[tuple[str, str], ...]
    wants: tuple[Want, ...] = ()


Means = Collection[tuple[tuple[str, ...], frozenset[str]]]


def corrected(text: str, index: Index) -> tuple[str, dict[str, str]]:
    """A question with the words that are slips of the finger as they were meant, and those words."""
    written = words(text[:LONGEST])
    read_as = {word: meant for word in written if _is_typo(word, index) and (meant := _meant(word, index))}
    plain = text[:LONGEST].casefold()
    for word, meant in read_as.items():
        plain = plain.replace(word, meant)
    return plain, read_as


def understand(text: str, index: Index, means: Means = ()) -> Question:
    """Read a question; never fails, whatever the text.

    means: groups that the question speaks of in other words, each with the stems of these words
    """
    plain, read_as = corrected(text, index)
    spoken = said(plain)
    written = words(text[:LONGEST])
    row = [stem(read_as.get(word, word)) for word in written]
    wants: list[Want] = []
    for want in index.synonyms.wants:
        if heard := frozenset(one for saying in want.says for one in saying.heard(spoken)):
            wants.append(want)
            if want.drop:
                row = ["" if one in heard else one for one in row]
    subjects: dict[str, Subject] = {}
    in_phrase: set[int] = set()
    for groups, stems_heard in means:
        first, *others = (f"={group}" for group in groups)
        if first not in index.rarity:
            continue
        places = [place for place, one in enumerate(row) if one in {stem(word) for word in stems_heard}]
        in_phrase.update(places)
        weights = dict.fromkeys((row[place] for place in places if row[place] in index.rarity), PHRASE_WORD)
        weights |= dict.fromkeys((one for one in others if one in index.rarity), ALSO) | {first: 1.0}
        subjects[first] = _subject(weights, index.rarity[first], ALARMING)
    for found in index.synonyms.find(row):
        group = f"={found.group}"
        in_phrase.update(range(found.start, found.end))
        if group not in index.rarity:
            # Known, and not treated: it has to weigh, or the rest would be answered for it.
            subjects[group] = Subject((), index.rarest, UNKNOWN * index.rarest)
            continue
        share = 1.0 if group in index.strong else PASSING
        singles = {one: PHRASE_WORD * share for one in row[found.start : found.end] if one in index.rarity}
        if group in subjects:
            singles |= dict(subjects[group].weights)
            subjects[group] = replace(subjects[group], weights=tuple(singles.items()))
        else:
            subjects[group] = _subject(singles | {group: share}, index.rarity[group], 1.0, share)
    unknown: dict[str, None] = {}
    for place, one in enumerate(row):
        if not one or place in in_phrase or one in index.synonyms.ignored or one.isdigit():
            continue
        known = one in index.rarity
        if not known:
            unknown[written[place]] = None
        rarity = index.rarity.get(one, index.rarest)
        mass = rarity * (UNKNOWN if not known else 1.0 if one in index.strong else PASSING)
        subjects.setdefault(one, Subject(((one, 1.0),) if known else (), rarity, mass))
    told = tuple(pair for pair in read_as.items() if stem(pair[1]) not in index.synonyms.ignored)
    return Question(tuple(subjects.values()), tuple(unknown), told, tuple(wants))


def _subject(weights: Mapping[str, float], rarity: float, times: float, mass: float = 1.0) -> Subject:
    """A subject that counts so many times."""
    return Subject(
        tuple((term, times * share) for term, share in weights.items()), rarity, times * mass * rarity
    )


def _is_typo(word: str, index: Index) -> bool:
    one = stem(word)
    return (
        len(word) >= EXCHANGE
        and word.isalpha()
        and one not in index.rarity
        and one not in index.synonyms.ignored
        and one not in index.synonyms.phrases
    )


def _meant(word: str, index: Index) -> str:
    """The commonest known word that is a slip of the finger away, or two in a long word; or nothing."""
    near = (
        (slips, 0.0 if one in index.synonyms.ignored else index.rarity.get(one, index.rarest), other)
        for other, one in index.known.items()
        if other[0] == word[0] and (slips := _slips(word, other))
    )
    return min(near, default=(0, 0.0, ""))[2]


def _slips(word: str, other: str) -> int:
    """How many slips lead from one to the other, 0 where it is no slip."""
    short = min(len(word), len(other))
    if short >= EXCHANGE and sorted(word) == sorted(other) and _one_slip(word, other):
        return 1
    if short >= TYPO and _one_slip(word, other):
        return 1
    return 2 if short >= TWO_SLIPS and word[:2] == other[:2] and _two_slips(word, other) else 0


def _two_slips(a: str, b: str) -> bool:
    """Two letters more, less, other or exchanged, by the usual table of distances."""
    if abs(len(a) - len(b)) > 2:
        return False
    before: list[int] = []
    line = list(range(len(b) + 1))
    for row, one in enumerate(a, 1):
        earlier, before, line = before, line, [row]
        for column, other in enumerate(b, 1):
            least = min(before[column] + 1, line[-1] + 1, before[column - 1] + (one != other))
            if row > 1 and column > 1 and one == b[column - 2] and other == a[row - 2]:
                least = min(least, earlier[column - 2] + 1)
            line.append(least)
    return line[-1] <= 2


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


def tells(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence tells what the way of asking wants to read."""
    return any(
        (want.steps and sentence.steps) or (want.finds is not None and want.finds.search(sentence.text))
        for want in question.wants
    )


def covered(question: Question, found: Container[str]) -> float:
    """How much of the question a text with these terms speaks of, from 0 to 1, by rarity."""
    total = sum(subject.mass for subject in question.subjects)
    told = sum(
        subject.mass for subject in question.subjects if any(term in found for term, _ in subject.weights)
    )
    return told / total if total else 0.0


def named_part(question: Question, found: Container[str]) -> float:
    """The same, by what names a subject and not by a word of its phrase."""
    total = sum(subject.mass for subject in question.subjects)
    told = sum(subject.mass for subject in question.subjects if any(term in found for term in subject.names))
    return told / total if total else 0.0
