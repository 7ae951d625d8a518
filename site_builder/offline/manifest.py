"""Which files the service worker keeps, each with its SHA-256."""

import hashlib
import json
from pathlib import Path

SERVICE_WORKER = "sw.js"


def is_kept(path: str) -> bool:
    """False for what a site on a server does not need while it is offline."""
    name = path.rpartition("/")[2]
    only_for_double_click = path.startswith("assets/runtime/") and name.endswith(".bin.js")
    only_for_servers = path in {SERVICE_WORKER, "CNAME", "sitemap.xml", "sitemap.xml.gz", "robots.txt"}
    return not (only_for_double_click or only_for_servers or name.startswith(".") or name.endswith(".map"))


def files_of(site: Path) -> dict[str, str]:
    """The kept files of a built site with their hashes, sorted by path."""
    paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return {path: hashlib.sha256((site / path).read_bytes()).hexdigest() for path in paths if is_kept(path)}


def manifest(site: Path, version: str) -> str:
    """The manifest as JSON: the files, and a version that changes with any of them."""
    files = files_of(site)
    digest = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
    return json.dumps({"version": f"{version}-{digest}", "files": files}, indent=0)
