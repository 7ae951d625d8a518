"""Which sentences of a passage to quote: whole ones, as they stand, with what they lean on."""

from .index import Index, terms
from .passages import Passage
from .question import Question

MOST = 3  # sentences of a passage
OPENING = 0.6  # weight of standing early, where a page opens with its answer

# A sentence that begins so cannot be understood without the one before it.
LEANING = frozenset((
    "also", "and", "another", "both", "but", "either", "he", "her", "here", "his", "however", "instead", "it",
    "its", "neither", "none", "nor", "or", "others", "she", "so", "such", "that", "their", "them", "then",
    "these", "they", "this", "those", "too", "which", "yet",
))  # fmt: skip


def quotable(question: Question, passage: Passage, index: Index) -> list[int]:
    """Numbers of the sentences to quote, in the order of the page; at least one where there is one."""
    scores = [_score(question, sentence.text, index) for sentence in passage.sentences]
    if passage.heading == passage.title:
        best = max(scores, default=0.0)
        told = [number for number, one in enumerate(passage.sentences) if not _promises(one.text)]
        for rank, number in enumerate(told, 1):
            scores[number] += OPENING * best / rank
    order = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
    chosen: set[int] = set()
    for number in order:
        if chosen and not scores[number]:
            break
        more = _with_what_it_needs(number, passage) - chosen
        if not chosen or len(chosen) + len(more) <= MOST:
            chosen |= more
    return sorted(chosen)


def _score(question: Question, text: str, index: Index) -> float:
    found = set(terms(text, index.synonyms))
    score = sum(
        max((share for term, share in subject.weights if term in found), default=0.0) * subject.rarity
        for subject in question.subjects
    )
    return round(score * (0.3 if _promises(text) else 1.0), 6)


def _promises(text: str) -> bool:
    """It announces and does not say: "A table:", "See the next page.", or a question."""
    return text.endswith((":", "?")) or text.startswith(("See ", "More: ", "Read "))


def _with_what_it_needs(number: int, passage: Passage) -> set[int]:
    needed = {number}
    while len(needed) < MOST:
        sentence = passage.sentences[number]
        if sentence.lead is not None:
            number = sentence.lead
        elif number and _leans(sentence.text):
            number -= 1
        else:
            break
        needed.add(number)
    return needed


def _leans(text: str) -> bool:
    first = text.split(maxsplit=1)[0].casefold().strip("\"'\u201c\u2018(,.;:")
    return first in LEANING
