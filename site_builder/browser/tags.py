"""Add tags to a built page. Tags carry `data-builder`, so that adding them again replaces them."""

import re


def add_to_head(html: str, tags: str, mark: str) -> str:
    """The page with the tags as the last thing in its head."""
    return _add(html, tags, mark, "</head>")


def add_to_body(html: str, tags: str, mark: str) -> str:
    """The page with the tags as the last thing in its body."""
    return _add(html, tags, mark, "</body>")


def _add(html: str, tags: str, mark: str, before: str) -> str:
    clean = re.sub(rf'<(script|link|meta) data-builder="{re.escape(mark)}"[^>]*>(</script>)?', "", html)
    start, found, rest = clean.rpartition(before)
    return f"{start}{tags}{found}{rest}" if found else clean + tags
