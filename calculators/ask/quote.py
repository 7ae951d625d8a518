"""Which sentences of a passage to quote: whole ones, as they stand, with what they lean on."""

import re
from collections import defaultdict
from collections.abc import Container

from .index import Index
from .passages import Passage, Sentence
from .question import Question, named_part, tells

MOST = 3  # sentences of a passage
OPENING = 0.6  # weight of standing early, where a page or the section that is asked for opens with its answer
OPENING_WANTED = 0.2  # the same where the way of asking says what is wanted
ASKED = 0.8  # part of a question that a heading names when its section is what is asked for
WANTED = 1.6  # weight of a sentence that tells what is wanted
UNWANTED = 0.4  # and of one that does not
USUAL = 14  # words of a sentence; one that is longer has to say more
SHORT = 0.25
SHORTEST = 3  # words of a sentence
# It only leads elsewhere.
ELSEWHERE = (
    "See ",
    "More: ",
    "More in ",
    "Read ",
    "Or enter ",
    "Work it out",
    "Work out ",
    "Enter ",
    "Why, and ",
)
URGENT_SHARE = 0.4  # of a list's sentences, from which on it is one about emergencies
URGENT = re.compile(
    r"\b(?:emergency|at once|same day|today|right away|at any hour|immediately)\b", re.IGNORECASE
)
EMERGENCY = re.compile(r"\b(?:emergency|red flags?|safety net|cannot wait|go home)\b", re.IGNORECASE)

# A sentence that begins so cannot be understood without the one before it.
LEANING = frozenset((
    "also", "and", "another", "both", "but", "either", "he", "her", "here", "his", "however", "instead", "it",
    "its", "neither", "none", "nor", "or", "others", "she", "so", "such", "that", "their", "them", "then",
    "these", "they", "this", "those", "too", "which", "yet",
))  # fmt: skip


def quotable(question: Question, number: int, index: Index) -> list[int]:
    """Numbers of the sentences to quote of a passage, in its order; at least one where there is one.

    Of a list about emergencies all is quoted, and so are the steps of what is asked for: what is left out
    there would be taken as not needed.
    """
    passage = index.passages[number]
    scores = [
        _score(question, sentence, told, index)
        for sentence, told in zip(passage.sentences, index.told[number], strict=True)
    ]
    heading = passage.heading == passage.title or _is_asked(question, *index.heads[number])
    if heading:
        best = max(scores, default=0.0) or 1.0
        told = [place for place, one in enumerate(passage.sentences) if not _promises(one.text)]
        for rank, place in enumerate(told, 1):
            scores[place] += (OPENING_WANTED if question.wants else OPENING) * best / rank
    for place, sentence in enumerate(passage.sentences):
        if _is_fragment(sentence.text) or sentence.text.startswith(ELSEWHERE):
            scores[place] = 0.0
    whole = _whole_lists(passage, heading and passage.heading != passage.title)
    order = sorted(
        range(len(scores)),
        key=lambda place: (-scores[place], _is_fragment(passage.sentences[place].text), place),
    )
    chosen: set[int] = set()
    free = 0  # sentences of whole lists, which do not count
    for place in order:
        if chosen and not scores[place]:
            break
        more = _with_what_it_needs(place, passage) - chosen
        with_list = {other for one in more for other in whole.get(one, ())} - chosen - more
        if not chosen or len(chosen) - free + len(more) <= MOST:
            chosen |= more | with_list
            free += len(with_list) + sum(one in whole for one in more) - bool(with_list)
    return sorted(chosen)


def _is_asked(question: Question, heading: frozenset[str], title: frozenset[str]) -> bool:
    """Whether a section is what is asked for: its heading names it, or names a part and its page the rest."""
    named = named_part(question, heading)
    return named >= ASKED or (named > 0 and named_part(question, heading | title) >= ASKED)


def _whole_lists(passage: Passage, steps_too: bool) -> dict[int, tuple[int, ...]]:
    """Sentence of a list that is quoted whole -> all sentences of that list."""
    lists: dict[int, list[int]] = defaultdict(list)
    for place, sentence in enumerate(passage.sentences):
        if sentence.list is not None:
            lists[sentence.list].append(place)
    whole: dict[int, tuple[int, ...]] = {}
    for places in lists.values():
        urgent = sum(bool(URGENT.search(passage.sentences[place].text)) for place in places)
        steps = steps_too and passage.sentences[places[0]].steps
        if (
            urgent >= max(URGENT_SHARE * len(places), 2)
            or steps
            or (urgent and EMERGENCY.search(passage.heading))
        ):
            whole |= dict.fromkeys(places, tuple(places))
    return whole


def _score(question: Question, sentence: Sentence, found: Container[str], index: Index) -> float:
    score = sum(
        max((share for term, share in subject.weights if term in found), default=0.0) * subject.rarity
        for subject in question.subjects
    )
    if question.wants:
        score *= WANTED if tells(question, sentence) else UNWANTED
    score /= 1 - SHORT + SHORT * max(len(sentence.text.split()), USUAL) / USUAL
    aside = _promises(sentence.text) or sentence.text.startswith("Common errors.")
    return round(score * (0.3 if aside else 1.0), 6)


def _promises(text: str) -> bool:
    """It announces and does not say: "A table:", "See the next page.", or a question."""
    return text.endswith((":", "?")) or text.startswith(ELSEWHERE)


def _is_fragment(text: str) -> bool:
    """Too short to say anything by itself: "Pregabalin.", "Both sides."."""
    return len(text.split()) < SHORTEST


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
