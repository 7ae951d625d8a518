"""Take out of the built folder what no page asks for and what cannot be right at every address.

Source maps and language packs for search are asked for by nothing. The error page and the site map hold
addresses from a host's root; a site without a fixed address has none.
"""

import re
from pathlib import Path

_MAP = re.compile(r"\n?(?://# sourceMappingURL=[^\n]*|/\*# sourceMappingURL=[^*]*\*/)")


def trim(site: Path) -> None:
    """Drop source maps (with the lines that name them), language packs, error page and site map."""
    scripts = site / "assets" / "javascripts"
    for unused in [*site.rglob("*.map"), *(scripts / "lunr").rglob("*.js")]:
        unused.unlink()
    for rooted in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
        (site / rooted).unlink(missing_ok=True)
    for file in [*scripts.rglob("*.js"), *(site / "assets" / "stylesheets").rglob("*.css")]:
        text = file.read_text("utf-8")
        if "sourceMappingURL" in text:
            file.write_text(_MAP.sub("", text), "utf-8")
    for folder in sorted(scripts.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
