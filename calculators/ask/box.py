"""The question box as the browser and the build call it: JSON text in, JSON text out."""

import json
from collections.abc import Mapping
from typing import Any

from ..evidence import Source
from .answer import ask
from .index import Index, make_index
from .passages import parse_passages
from .render import render_answer
from .synonyms import Synonyms

EMPTY = "Type a question first."


class Box:
    """Answers from the passages that it was last given."""

    def __init__(self, synonyms: Synonyms, sources: Mapping[str, Source]) -> None:
        """A box without passages: it has nothing on anything."""
        self.synonyms = synonyms
        self.sources = sources
        self.index: Index = make_index((), synonyms)

    def answer(self, request: str) -> str:
        """Answer across the browser's boundary.

        request: JSON {"passages": [...]} once, which returns {"passages": how many}; then {"question": text},
        which returns {"result", "html"}. What cannot be read returns {"errors": [...]}.
        """
        try:
            return json.dumps(self._answer(json.loads(request)))
        except (ValueError, RecursionError) as error:
            return json.dumps({"errors": [{"message": str(error)[:200]}]})

    def keywords(self, text: str) -> list[str]:
        """What people call what a text names, in all the ways known."""
        return self.synonyms.keywords(text)

    def _answer(self, data: object) -> dict[str, Any]:
        match data:
            case {"passages": passages, **rest} if not rest:
                self.index = make_index(parse_passages(passages), self.synonyms)
                return {"passages": len(self.index.passages)}
            case {"question": str(question), **rest} if not rest:
                if not question.strip():
                    return {"errors": [{"message": EMPTY}]}
                result = ask(question, self.index, self.sources)
                return {"result": result, "html": render_answer(result)}
        raise ValueError("an object with a question, or one with passages, is expected")
