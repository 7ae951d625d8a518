"""The ledger of reviews: who read which page, in what role, when; and how a page stands by it.

A page never says by itself that it was reviewed. It is `submitted` until the ledger says otherwise, and it
falls back to `submitted` when it has changed since the approval.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .tables import Shape, read_tables

SUBMITTED, UNDER_REVIEW, APPROVED = "submitted", "under_review", "approved"
STEPS = (UNDER_REVIEW, APPROVED)
_SHAPE = Shape(
    {"page": str, "status": str, "name": str, "role": str, "date": datetime.date, "scope": str},
    ("page", "status", "name", "role", "date", "scope"),
)


@dataclass(frozen=True, slots=True)
class Review:
    """One entry: `date` is the day on which the reviewer began, or approved what stood there."""

    page: str
    status: str
    name: str
    role: str
    date: datetime.date
    scope: str


def read_reviews(folder: Path, name: str) -> tuple[Review, ...]:
    """The ledger from its file; BuildError with every fault."""
    return tuple(Review(**table) for table in read_tables(folder, name, {"review": _SHAPE})["review"])


def standing(
    page: str, updated: datetime.date | None, reviews: Iterable[Review]
) -> tuple[str, Review | None]:
    """A page's status, with the entry that it rests on; an approval holds for what stood there that day."""
    own = sorted((review for review in reviews if review.page == page), key=lambda review: review.date)
    approvals = [
        review
        for review in own
        if review.status == APPROVED and updated is not None and updated <= review.date
    ]
    if approvals:
        return APPROVED, approvals[-1]
    last = own[-1] if own else None
    return (UNDER_REVIEW, last) if last and last.status == UNDER_REVIEW else (SUBMITTED, None)
