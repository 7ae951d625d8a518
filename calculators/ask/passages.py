"""Passages: sections of the site's own pages, cut into sentences when the site was built."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list item or table row as it stands on the page.

    cites  ids of the sources cited in it
    lead   number of the sentence in its passage that it needs to be understood, or None
    list   number of the list that it belongs to, or None; steps: a list in a fixed order
    """

    text: str
    cites: tuple[str, ...] = ()
    lead: int | None = None
    list: int | None = None
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One section: page (address within the site), its title, the section's anchor, heading and sentences."""

    page: str
    title: str
    anchor: str
    heading: str
    sentences: tuple[Sentence, ...]


def parse_passages(data: object) -> tuple[Passage, ...]:
    """Passages from JSON data; ValueError where it has another shape."""
    try:
        return tuple(_passage(one) for one in _list(data))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"passages of another shape: {error!r}") from None


def _passage(data: Mapping[str, Any]) -> Passage:
    sentences = tuple(
        Sentence(
            text=_text(one["text"]),
            cites=tuple(_text(cite) for cite in one.get("cites", ())),
            lead=one.get("lead"),
            list=one.get("list"),
            steps=one.get("steps") is True,
        )
        for one in _list(data["sentences"])
    )
    for number, sentence in enumerate(sentences):
        if not sentence.text.strip():
            raise ValueError(f"{data['page']}: a sentence of blanks")
        lead = sentence.lead
        if lead is not None and (type(lead) is not int or lead not in range(number)):
            raise ValueError(f"{data['page']}: a sentence leans on one that does not come before it")
        if sentence.list is not None and type(sentence.list) is not int:
            raise ValueError(f"{data['page']}: a sentence of a list without a number")
    return Passage(
        page=_text(data["page"]),
        title=_text(data["title"]),
        anchor=_text(data["anchor"]),
        heading=_text(data["heading"]),
        sentences=sentences,
    )


def _list(data: object) -> Sequence[Any]:
    if not isinstance(data, list):
        raise TypeError(f"a list expected, not {type(data).__name__}")
    return data


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise TypeError(f"text expected, not {type(data).__name__}")
    return data
