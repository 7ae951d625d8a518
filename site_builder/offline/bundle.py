"""The site as one zip: unzip, double-click index.html, study."""

from pathlib import Path

from ..runtime.archive import zip_of
from .manifest import SERVICE_WORKER


def bundle(site: Path, dist: Path, name: str, version: str) -> Path:
    """Write dist/<name>-<version>-offline.zip, the same bytes for the same site; its path."""
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} has no index.html: build the site first")
    paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    files = {path: (site / path).read_bytes() for path in paths if _belongs(path)}
    target = dist / f"{name}-{version}-offline.zip"
    dist.mkdir(parents=True, exist_ok=True)
    target.write_bytes(zip_of(files, compress=True))
    return target


def _belongs(path: str) -> bool:
    """Leave out what only a server uses: the same bytes are there as scripts."""
    only_for_http = path.startswith("assets/runtime/") and path.endswith(".bin")
    return not only_for_http and path not in {SERVICE_WORKER, "CNAME", "sitemap.xml", "sitemap.xml.gz"}
