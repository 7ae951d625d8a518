"""Which pages say that they cover which claim."""

from pathlib import Path

from ..documents import Document, documents


def coverage(content: Path) -> dict[str, list[Document]]:
    """Claim id -> the pages that name it in their front matter, in order of path."""
    found: dict[str, list[Document]] = {}
    for document in documents(content):
        for claim in covered(document):
            found.setdefault(claim, []).append(document)
    return found


def covered(document: Document) -> list[str]:
    """The claim ids that a page names, as written."""
    named = (document.meta or {}).get("covers") or []
    return [str(claim) for claim in (named if isinstance(named, list) else [named])]
