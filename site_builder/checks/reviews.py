"""No page is called reviewed without a ledger entry: a named person, a page that exists, a past day."""

import datetime
from collections.abc import Container, Iterator

from ..documents import documents
from ..lists import Lists, Review, read_reviews
from ..lists.reviews import STEPS
from ..problems import BuildError, Problem


def check(lists: Lists, today: datetime.date | None = None) -> list[Problem]:
    """A problem for each entry that cannot be right."""
    if not lists.reviews:
        return []
    try:
        reviews = read_reviews(lists.folder, lists.reviews)
    except BuildError as error:
        return list(error.problems)
    with_status = {
        document.path for document in documents(lists.content) if (document.meta or {}).get("status")
    }
    return [
        Problem(lists.reviews, f"review {place}: {fault}")
        for place, review in enumerate(reviews, 1)
        for fault in faults(review, with_status, today or datetime.date.today())
    ]


def faults(review: Review, pages: Container[str], today: datetime.date) -> Iterator[str]:
    """What is wrong with one entry; `pages` are those that carry a status."""
    if review.status not in STEPS:
        yield f"status is {review.status!r}; allowed: {', '.join(STEPS)}"
    if review.page not in pages:
        yield f"no page {review.page!r} with a status of its own"
    if review.date > today:
        yield f"the date {review.date} is still to come"
    for key in ("name", "role", "scope"):
        if not getattr(review, key).strip():
            yield f"has no {key}"
