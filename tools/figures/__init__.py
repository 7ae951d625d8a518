"""Draws the anatomy figures of the pages from the anatomy's own tables, so that the two cannot differ.

Run `python -m tools.figures` from the top of the repository; it writes into `content/figures/`.
"""
