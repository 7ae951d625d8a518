"""Words of all passages, counted: what ranking needs, and nothing of any question."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .passages import Passage
from .synonyms import Synonyms
from .words import stem, words


@dataclass(frozen=True)
class Index:
    """Passages with their terms: stems, and "=id" for a group of synonyms.

    counts   per passage: term -> how often it stands in the text
    heads    per passage: the terms of its heading, and those of its page's title
    lengths  per passage: the number of its terms
    pages    per passage: the number of its page
    of_page  per page: term -> how often it stands on the page
    rarity   term -> its inverse document frequency
    known    every word as it is written somewhere -> its stem
    strong   terms of titles and headings, and the groups: what the site is about
    """

    passages: tuple[Passage, ...]
    synonyms: Synonyms
    counts: tuple[Mapping[str, int], ...]
    heads: tuple[tuple[frozenset[str], frozenset[str]], ...]
    lengths: tuple[int, ...]
    pages: tuple[int, ...]
    of_page: tuple[Mapping[str, int], ...]
    rarity: Mapping[str, float]
    known: Mapping[str, str]
    strong: frozenset[str]

    @property
    def rarest(self) -> float:
        """The rarity of a word that stands nowhere."""
        return _rarity(0, len(self.passages))


def make_index(passages: Sequence[Passage], synonyms: Synonyms) -> Index:
    """Count the words of passages."""
    known: dict[str, str] = {}
    pages = {page: number for number, page in enumerate(dict.fromkeys(one.page for one in passages))}
    counts: list[Counter[str]] = []
    of_page: list[Counter[str]] = [Counter() for _ in pages]
    heads: list[tuple[frozenset[str], frozenset[str]]] = []
    for passage in passages:
        count = Counter(
            term for sentence in passage.sentences for term in terms(sentence.text, synonyms, known)
        )
        heading, title = (
            frozenset(terms(text, synonyms, known)) for text in (passage.heading, passage.title)
        )
        counts.append(count)
        heads.append((heading, title))
        of_page[pages[passage.page]].update(count)
    frequency = Counter(
        term
        for count, (heading, title) in zip(counts, heads, strict=True)
        for term in {*count, *heading, *title}
    )
    return Index(
        passages=tuple(passages),
        synonyms=synonyms,
        counts=tuple(counts),
        heads=tuple(heads),
        lengths=tuple(count.total() for count in counts),
        pages=tuple(pages[passage.page] for passage in passages),
        of_page=tuple(of_page),
        rarity={term: _rarity(count, len(passages)) for term, count in frequency.items()},
        known=known,
        strong=frozenset(f"={group}" for group in synonyms.groups).union(*(a | b for a, b in heads)),
    )


def terms(text: str, synonyms: Synonyms, known: dict[str, str] | None = None) -> list[str]:
    """The stems of a text without those that carry no subject, then the groups it names."""
    written = words(text)
    row = [stem(word) for word in written]
    if known is not None:
        known.update(zip(written, row, strict=True))
    named = [f"={found.group}" for found in synonyms.find(row)]
    return [one for one in row if one not in synonyms.ignored] + named


def _rarity(count: int, total: int) -> float:
    # Rounded, so that the last digit of a platform's logarithm cannot change an order.
    return round(math.log(1 + (total - count + 0.5) / (count + 0.5)), 6)
