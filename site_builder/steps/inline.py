"""Move inline scripts and styles of built pages into files, so that a strict policy can forbid inline code.

A moved script runs where it stood, in the same order: a plain `<script src>` blocks just as inline code does.
"""

import hashlib
import os
import re
from pathlib import Path

FOLDER = Path("assets/builder")
_CODE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)


def move_inline_code(site: Path) -> None:
    """Rewrite every page of the folder; equal code becomes one file."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        moved = _CODE.sub(lambda match, page=page: _moved(match, page, site), html)  # type: ignore[misc]
        if moved != html:
            page.write_text(moved, "utf-8")


def _moved(match: re.Match[str], page: Path, site: Path) -> str:
    tag, attributes, code = match[1].lower(), match[2], match[3]
    if not code.strip() or (tag == "script" and ("src=" in attributes or "json" in attributes)):
        return match[0]
    digest = hashlib.sha256(code.encode()).hexdigest()[:12]
    file = site / FOLDER / f"inline-{digest}.{'js' if tag == 'script' else 'css'}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(code.strip() + "\n", "utf-8")
    address = os.path.relpath(file, page.parent).replace(os.sep, "/")
    if tag == "style":
        return f'<link rel="stylesheet" href="{address}">'
    return f'<script src="{address}"{attributes}></script>'
