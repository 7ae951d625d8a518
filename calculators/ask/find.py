"""Which passages speak of what a question asks: BM25 over sections, helped by the page as a whole."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .index import Index
from .question import Question, covered, named_part, tells

K1 = 1.2
B = 0.4  # sections differ in length because they differ in content: length counts little
PAGE = 0.35  # share of the page's own score
HEADING = 0.8  # what a subject is worth in the section's heading
TITLE = 1.1  # and in the page's title, next to a first mention in the text
LONG = 5  # terms of a heading that nobody asks for, all of them, by chance
EXACT = 0.9  # what it adds when somebody does
NAME = 4.5  # rarity of a word that a few of some hundred passages know
MOSTLY = 0.25  # and part of that heading or title that it has to be
NAMED = 0.8  # part of the question that a heading or title has to name, to be what is asked for
ENOUGH = 0.6  # the least part of a question that a passage has to speak of
FOCUS = 0.4  # what one sentence that speaks of all of it adds, by its share
WANTED = 0.7  # what such a sentence adds where it tells what is wanted
ABOUT = 0.8  # a page about the site or a calculator, next to one of the course
# Sections that tell what people do wrong, or how a program sees it: read after the one that tells what is so.
ASIDE = {"How it goes wrong": 0.5, "In the calculator": 0.6, "Work it out": 0.6, "One case each way": 0.7}
PITFALLS = 0.75
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
            (
                _in_text(question, counts, index, 1 - B + B * index.lengths[number] / mean)
                + PAGE * pages[index.pages[number]]
                + HEADING * _in_head(question, heading, index)
                + TITLE * _in_head(question, title, index)
            )
            * covers
            * _focus(question, number, index)
        )
        matches.append(Match(number, round(score, 6), round(covers, 6)))
    return _best(sorted(matches, key=lambda match: (-match.score, match.passage)), index)


def _focus(question: Question, number: int, index: Index) -> float:
    """More where one sentence speaks of it all, and tells what is wanted, than where words lie scattered."""
    best = named_part(question, index.heads[number][0])  # under such a heading no sentence has to repeat it
    wanted = 0.0
    passage = index.passages[number]
    for sentence, told in zip(passage.sentences, index.told[number], strict=True):
        covers = covered(question, told | index.heads[number][0])
        best = max(best, covered(question, told))
        if covers > wanted and tells(question, sentence):
            wanted = covers
    about = ASIDE.get(passage.heading, 1.0)
    if passage.page.startswith(("about/", "calculators/")):
        about *= ABOUT
    if passage.page.startswith("modules/pitfalls/"):
        about *= PITFALLS
    return (1 - FOCUS / 2 + FOCUS * best + WANTED * wanted) * about


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


def _in_head(question: Question, head: frozenset[str], index: Index) -> float:
    """The more a heading speaks of the question and of nothing else, the better it fits."""
    asked = {term for subject in question.subjects for term, _ in subject.weights}
    bare = index.bare.get(head, head)
    fit = len(asked & bare) / max(len(bare), 1)
    exact = (
        EXACT
        if (asked >= head and len(head) >= LONG)
        or (bare != head and fit >= MOSTLY and named_part(question, bare) >= NAMED)
        else 0.0
    )
    return (0.5 + fit + exact) * sum(
        max((share * index.rarity[term] for term, share in subject.weights if term in head), default=0.0)
        for subject in question.subjects
    )


def _is_subject(question: Question, strong: Collection[str]) -> bool:
    """At least one thing asked for is a subject of the site, and no word that merely occurs in it.

    Or one word is asked for, and it is one that only a few passages know: a name.
    """
    if len(question.subjects) == 1 and not question.unknown and question.subjects[0].rarity >= NAME:
        return True
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
