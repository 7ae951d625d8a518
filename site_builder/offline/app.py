"""What a page's head says so that the site can be installed like an app, where it has a web manifest."""

import json
from html import escape
from pathlib import Path

APP_MANIFEST = "manifest.webmanifest"


def app_tags(site: Path, up: str, mark: str) -> str:
    """The tags, for a page from which `up` leads to the site's folder; "" for a site without a manifest."""
    file = site / APP_MANIFEST
    if not file.is_file():
        return ""
    app = json.loads(file.read_text("utf-8"))
    tags = [f'<link data-builder="{mark}" rel="manifest" href="{up}/{APP_MANIFEST}">']
    if color := app.get("theme_color"):
        tags.append(f'<meta data-builder="{mark}" name="theme-color" content="{escape(color)}">')
    # iPhones take this one, and round its corners themselves.
    for icon in app.get("icons", []):
        if "maskable" in icon.get("purpose", ""):
            href = escape(f"{up}/{icon['src']}")
            tags.append(f'<link data-builder="{mark}" rel="apple-touch-icon" href="{href}">')
            break
    return "".join(tags)
