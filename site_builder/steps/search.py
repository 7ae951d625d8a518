"""Search that works from file://, where pages may not fetch and may not start a worker from a path.

Material for MkDocs then reads `search/search_index.js`; its worker's source goes into a script of ours, from
which `search-on-file.js` (in the theme) starts it.
"""

import json
from pathlib import Path

SOURCE = Path("assets/builder/search-worker-source.js")


def prepare_search(site: Path) -> None:
    """Write the index and the worker's source as plain scripts; does nothing in a site without search."""
    index = site / "search" / "search_index.json"
    if not index.is_file():
        return
    index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')}", "utf-8")
    workers = sorted((site / "assets" / "javascripts" / "workers").glob("search.*.js"))
    if len(workers) != 1:
        raise FileNotFoundError(
            f"one search worker expected in assets/javascripts/workers, found {len(workers)}"
        )
    code = workers[0].read_text("utf-8").split("\n//# sourceMappingURL=")[0]
    target = site / SOURCE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"self.searchWorkerSource = {json.dumps(code)};\n", "utf-8")
