"""Results to HTML and to plain text: one renderer for the browser, the build and the command line."""

from .html import render_blocks, render_html
from .text import render_text

__all__ = ["render_blocks", "render_html", "render_text"]
