"""Ids of places in the built pages that other pages link to."""


def row_anchor(row_id: str) -> str:
    """The anchor of an evidence row on the evidence page."""
    return "row-" + row_id.replace("_", "-")
