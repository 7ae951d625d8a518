"""Put Python into a built site: the files that run it, and the tags in every page with a calculator."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from ..browser import add_to_body, install_browser_files
from .assets import write_manifest
from .prepare import prepare

FOLDER = Path("assets/runtime")
MARK = "runtime"


def install(site: Path, project: Path, registry: str, packages: Sequence[str]) -> None:
    """Make the calculators in the pages of `site` answer. Building twice into the same folder is fine."""
    out = site / FOLDER
    if out.is_dir():
        shutil.rmtree(out)
    assets = prepare(
        node_modules=project / "node_modules",
        packages=[project / package for package in packages],
        registry=registry,
        out=out,
        cache=project / "build" / "runtime",
    )
    manifest = write_manifest(out, registry, assets)
    install_browser_files(site)
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        if "data-calculator=" not in html:
            continue
        up = os.path.relpath(site, page.parent).replace(os.sep, "/")
        tags = "".join(
            f'<script data-builder="{MARK}" src="{up}/{path}" defer></script>'
            for path in (f"{FOLDER.as_posix()}/{manifest}", "assets/builder/calculator.js")
        )
        page.write_text(add_to_body(html, tags, MARK), "utf-8")
