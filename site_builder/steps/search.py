"""Search that works from file://, where pages may not fetch and may not start a worker from a path.

Material for MkDocs then reads `search/search_index.js`; its worker's source goes into a script of ours, from
which `search-on-file.js` (in the theme) starts it. The index may also be told what else people call what a
page names: in fields of their own, which the worker searches and the page never shows.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

SOURCE = Path("assets/builder/search-worker-source.js")
# A synonym is as good as the word: in a title, in a text. A page's main subjects stand between.
BOOSTS = {"title_names": 1000.0, "page_names": 200.0, "text_names": 1.0}
MAIN = 3  # sections of a page that name a thing before it is a main subject of the page
LOW = 0.05  # weight of pages that hold data and not answers
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")

Keywords = Callable[[str], list[str]]


def prepare_search(site: Path, keywords: Keywords | None = None, low: Collection[str] = ()) -> None:
    """Write the index and the worker's source as plain scripts; does nothing in a site without search.

    keywords: all names of what a text names; low: beginnings of addresses that come last in the results.
    """
    index = site / "search" / "search_index.json"
    if not index.is_file():
        return
    if keywords:
        told = with_names(json.loads(index.read_text("utf-8")), keywords, low)
        index.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), "utf-8")
    index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')}", "utf-8")
    workers = sorted((site / "assets" / "javascripts" / "workers").glob("search.*.js"))
    if len(workers) != 1:
        raise FileNotFoundError(
            f"one search worker expected in assets/javascripts/workers, found {len(workers)}"
        )
    code = workers[0].read_text("utf-8").split("\n//# sourceMappingURL=")[0]
    target = site / SOURCE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"self.searchWorkerSource = {json.dumps(code)};\n", "utf-8")


def with_names(index: dict[str, Any], keywords: Keywords, low: Collection[str] = ()) -> dict[str, Any]:
    """The index with all names of what each entry's title and text, and each page as a whole, names.

    Search knows words and no phrases, so each word stands once, and only where the entry does not have it.
    """
    subjects: dict[str, Counter[str]] = defaultdict(Counter)
    docs = []
    for doc in index["docs"]:
        title, text = (_TAG.sub(" ", doc.get(field, "")) for field in ("title", "text"))
        in_title, in_text = keywords(title), keywords(text)
        subjects[_page(doc)].update({*in_title, *in_text})
        docs.append(
            doc | {"title_names": _other_words(in_title, title), "text_names": _other_words(in_text, text)}
        )
    for doc in docs:
        if doc["location"] == _page(doc):
            names = subjects[_page(doc)]
            main = sorted(name for name, count in names.items() if count >= MAIN)
            doc["page_names"] = _other_words(main, "")
        if doc["location"].startswith(tuple(low)):
            doc["boost"] = LOW
    fields = {name: {"boost": boost} for name, boost in BOOSTS.items()}
    config = index["config"] | {"fields": index["config"]["fields"] | fields}
    return index | {"config": config, "docs": [_lean(doc) for doc in docs]}


def _other_words(names: Iterable[str], text: str) -> str:
    here = set(_WORD.findall(text.lower()))
    return " ".join(dict.fromkeys(word for name in names for word in _WORD.findall(name) if word not in here))


def _page(doc: dict[str, Any]) -> str:
    return str(doc["location"]).partition("#")[0]


def _lean(doc: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in doc.items() if value or key not in BOOSTS}
