"""Which passages speak of what a question asks: BM25 over sections, helped by the page as a whole."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .index import Index
from .question import Question, covered

K1 = 1.2
B = 0.4  # sections differ in length because they differ in content: length counts little
PAGE = 0.35  # share of the page's own score
HEADING = 0.8  # what a subject is worth in the section's heading
TITLE = 1.1  # and in the page's title, next to a first mention in the text
LONG = 5  # terms of a heading that nobody asks for, all of them, by chance
EXACT = 0.5  # what it adds when somebody does
ENOUGH = 0.6  # the least part of a question that a passage has to speak of
NEAR = 0.45  # a passage this much weaker than the best is not shown
MOST = 3
MOST_OF_A_PAGE = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A passage (by its number), its score, and how much of the question it speaks of."""

    passage: int
    score: float
    covers: float


def find(question: Question, index: Index) -> list[Match]:
    """The best passages, best first; none where no passage speaks of enough of the question."""
    mean = sum(index.lengths) / max(len(index.lengths), 1) or 1
    pages = [_in_text(question, counts, index, 1.0) for counts in index.of_page]
    matches = []
    for number, counts in enumerate(index.counts):
        heading, title = index.heads[number]
        covers = covered(question, counts.keys() | heading | title)
        if covers < ENOUGH or not _is_subject(question, index.strong & (counts.keys() | heading | title)):
            continue
        score = (
            _in_text(question, counts, index, 1 - B + B * index.lengths[number] / mean)
            + PAGE * pages[index.pages[number]]
            + HEADING * _in_head(question, heading, index)
            + TITLE * _in_head(question, title, index)
        ) * covers
        matches.append(Match(number, round(score, 6), round(covers, 6)))
    return _best(sorted(matches, key=lambda match: (-match.score, match.passage)), index)


def _in_text(question: Question, counts: Mapping[str, int], index: Index, norm: float) -> float:
    """Each subject once: by the term that speaks for it most."""
    return sum(
        max(
            (
                share * index.rarity[term] * count * (K1 + 1) / (count + K1 * norm)
                for term, share in subject.weights
                if (count := counts.get(term, 0))
            ),
            default=0.0,
        )
        for subject in question.subjects
    )


def _in_head(question: Question, head: Collection[str], index: Index) -> float:
    """The more a heading speaks of the question and of nothing else, the better it fits."""
    asked = {term for subject in question.subjects for term, _ in subject.weights}
    fit = len(asked.intersection(head)) / max(len(head), 1)
    exact = EXACT if fit == 1 and len(head) >= LONG else 0.0
    return (0.5 + fit + exact) * sum(
        max((share * index.rarity[term] for term, share in subject.weights if term in head), default=0.0)
        for subject in question.subjects
    )


def _is_subject(question: Question, strong: Collection[str]) -> bool:
    """At least one thing asked for is a subject of the site, and no word that merely occurs in it."""
    return any(term in strong for subject in question.subjects for term, _ in subject.weights)


def _best(matches: list[Match], index: Index) -> list[Match]:
    best: list[Match] = []
    for match in matches:
        page = index.pages[match.passage]
        of_page = sum(index.pages[one.passage] == page for one in best)
        if match.score >= NEAR * matches[0].score and of_page < MOST_OF_A_PAGE:
            best.append(match)
        if len(best) == MOST:
            break
    return best
