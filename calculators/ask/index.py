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
    told     per passage, per sentence: its terms
    heads    per passage: the terms of its heading, and those of its page's title
    lengths  per passage: the number of its terms
    pages    per passage: the number of its page
    of_page  per page: term -> how often it stands on the page
    rarity   term -> its inverse document frequency
    known    every word as it is written somewhere -> its stem
    bare     heading or title -> the same without the single words of the groups it names
    strong   terms of titles and headings, and the groups: what the site is about
    """

    passages: tuple[Passage, ...]
    synonyms: Synonyms
    counts: tuple[Mapping[str, int], ...]
    told: tuple[tuple[frozenset[str], ...], ...]
    heads: tuple[tuple[frozenset[str], frozenset[str]], ...]
    lengths: tuple[int, ...]
    pages: tuple[int, ...]
    of_page: tuple[Mapping[str, int], ...]
    rarity: Mapping[str, float]
    known: Mapping[str, str]
    bare: Mapping[frozenset[str], frozenset[str]]
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
    told: list[tuple[frozenset[str], ...]] = []
    of_page: list[Counter[str]] = [Counter() for _ in pages]
    heads: list[tuple[frozenset[str], frozenset[str]]] = []
    bare: dict[frozenset[str], frozenset[str]] = {}
    for passage in passages:
        rows = [terms(sentence.text, synonyms, known) for sentence in passage.sentences]
        count = Counter(term for row in rows for term in row)
        count.subtract(_column_names(passage, synonyms))
        count = +count
        heading, title = (
            frozenset(terms(text, synonyms, known)) for text in (passage.heading, passage.title)
        )
        counts.append(count)
        told.append(tuple(frozenset(row) for row in rows))
        heads.append((heading, title))
        for text, head in ((passage.heading, heading), (passage.title, title)):
            if head not in bare:
                bare[head] = head - _in_phrases(text, synonyms)
        of_page[pages[passage.page]].update(count)
    for names in synonyms.groups.values():
        known |= {word: stem(word) for name in names for word in words(name)}
    frequency = Counter(
        term
        for count, (heading, title) in zip(counts, heads, strict=True)
        for term in {*count, *heading, *title}
    )
    return Index(
        passages=tuple(passages),
        synonyms=synonyms,
        counts=tuple(counts),
        told=tuple(told),
        heads=tuple(heads),
        lengths=tuple(count.total() for count in counts),
        pages=tuple(pages[passage.page] for passage in passages),
        of_page=tuple(of_page),
        rarity={term: _rarity(count, len(passages)) for term, count in frequency.items()},
        known=known,
        bare=bare,
        strong=frozenset(f"={group}" for group in synonyms.groups if group not in synonyms.passing).union(
            *(a | b for a, b in heads)
        )
        - {f"={group}" for group in synonyms.passing},
    )


def terms(text: str, synonyms: Synonyms, known: dict[str, str] | None = None) -> list[str]:
    """The stems of a text without those that carry no subject, then the groups it names."""
    written = words(text)
    row = [stem(word) for word in written]
    if known is not None:
        known.update(zip(written, row, strict=True))
    named = [f"={found.group}" for found in synonyms.find(row)]
    return [one for one in row if one not in synonyms.ignored] + named


def _column_names(passage: Passage, synonyms: Synonyms) -> list[str]:
    """The terms of a table's columns, for every row but the first: the rows name them again and again."""
    seen: set[str] = set()
    again: list[str] = []
    for sentence in passage.sentences:
        cells = sentence.text.split("; ")
        names = [cell.partition(": ")[0] for cell in cells if ": " in cell] if len(cells) > 1 else []
        again += [term for name in names if name in seen for term in terms(name, synonyms)]
        seen.update(names)
    return again


def _in_phrases(text: str, synonyms: Synonyms) -> set[str]:
    row = [stem(word) for word in words(text)]
    return {one for found in synonyms.find(row) for one in row[found.start : found.end]}


def _rarity(count: int, total: int) -> float:
    # Rounded, so that the last digit of a platform's logarithm cannot change an order.
    return round(math.log(1 + (total - count + 0.5) / (count + 0.5)), 6)
