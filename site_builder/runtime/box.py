"""The passages of the question box as an asset of the browser, proven to be readable by its answerer."""

import gzip
import json
from pathlib import Path

from ..question_box import QuestionBox
from ..steps.passages import cut_site
from .assets import Asset, write_asset
from .pyodide import RuntimeBuildError

PASSAGES = "passages.json"
MARK = "data-ask="  # what the section of the box carries


def write_passages(site: Path, out: Path, box: QuestionBox) -> Asset:
    """Cut the built site into passages and write them as the request that gives them to the answerer."""
    page = site / box.page
    if not page.is_file() or MARK not in page.read_text("utf-8"):
        raise RuntimeBuildError(f"extra.builder.ask.page: the site has no {box.page} with {MARK}")
    passages = cut_site(site, box.leave_out)
    request = json.dumps({"passages": passages}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    response = json.loads(box.load().answer(request))
    if response.get("passages") != len(passages):
        raise RuntimeBuildError(f"{box.answerer} does not take the site's passages: {response}")
    return write_asset(out, PASSAGES, gzip.compress(request.encode(), 9, mtime=0))
