"""Add the service worker to a built site. The last step of a build, as it hashes every file."""

import os
from pathlib import Path

from ..browser import add_to_body, add_to_head, install_browser_files, script
from .app import app_tags
from .manifest import SERVICE_WORKER, manifest

MARK = "offline"


def install(site: Path, version: str) -> None:
    """Make the site work with the server gone, once it was visited. Building twice is fine."""
    install_browser_files(site)
    for page in sorted(site.rglob("*.html")):
        up = os.path.relpath(site, page.parent).replace(os.sep, "/")
        tag = (
            f'<script data-builder="{MARK}" src="{up}/assets/builder/register.js" '
            f'data-worker="{up}/{SERVICE_WORKER}" defer></script>'
        )
        html = add_to_body(page.read_text("utf-8"), tag, MARK)
        if tags := app_tags(site, up, f"{MARK}-app"):
            html = add_to_head(html, tags, f"{MARK}-app")
        page.write_text(html, "utf-8")
    worker = f"globalThis.offlineManifest = {manifest(site, version)};\n{script('service_worker.js')}"
    (site / SERVICE_WORKER).write_text(worker, "utf-8")
