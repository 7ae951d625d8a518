"""Put Python into a built site: the files that run it, and the tags in every page with a calculator."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from ..browser import add_to_body, install_browser_files
from ..question_box import QuestionBox
from .assets import write_manifest
from .box import MARK as BOX
from .box import PASSAGES, write_passages
from .prepare import prepare

FOLDER = Path("assets/runtime")
OURS = "assets/builder"
MARK = "runtime"


def install(
    site: Path, project: Path, registry: str, packages: Sequence[str], box: QuestionBox | None = None
) -> None:
    """Make the calculators in the pages of `site` answer, and its question box if it has one.

    Building twice into the same folder is fine.
    """
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
    install_browser_files(site)
    scripts = {"data-calculator=": [_path(write_manifest(out, registry, assets)), f"{OURS}/calculator.js"]}
    if box:
        told = [*assets, write_passages(site, out, box)]
        manifest = write_manifest(out, box.answerer, told, first=PASSAGES, name="ask")
        scripts = {BOX: [_path(manifest), f"{OURS}/ask.js"]} | scripts
        scripts["data-follow-up="] = [f"{OURS}/follow-up.js"]
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        paths = [path for mark, some in scripts.items() if mark in html for path in some]
        if not paths:
            continue
        up = os.path.relpath(site, page.parent).replace(os.sep, "/")
        tags = "".join(f'<script data-builder="{MARK}" src="{up}/{path}" defer></script>' for path in paths)
        page.write_text(add_to_body(html, tags, MARK), "utf-8")


def _path(name: str) -> str:
    return f"{FOLDER.as_posix()}/{name}"
