"""How a page stands: what its head says of its review, taken from the ledger and from nowhere else."""

import datetime
from collections.abc import MutableMapping
from dataclasses import asdict
from typing import Any

from ..lists import Lists, read_reviews, standing


def add_standing(meta: MutableMapping[str, Any], page: str, lists: Lists) -> None:
    """Set `status`, and `review` where one holds, in the front matter of a page that carries a status."""
    if not meta.get("status"):
        return
    reviews = read_reviews(lists.folder, lists.reviews) if lists.reviews else ()
    updated = meta.get("updated")
    status, review = standing(page, updated if isinstance(updated, datetime.date) else None, reviews)
    meta["status"] = status
    if review is not None:
        meta["review"] = asdict(review)
