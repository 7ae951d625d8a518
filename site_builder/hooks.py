"""The MkDocs adapter: wiring only. What it calls knows nothing of MkDocs."""

from pathlib import Path
from typing import Any

from site_builder.steps.inline import move_inline_code
from site_builder.steps.policy import add_policy
from site_builder.steps.search import prepare_search
from site_builder.steps.trim import trim


def on_config(config: Any) -> None:
    """Tell our extensions where the content is."""
    config["mdx_configs"].setdefault("site_builder.extensions", {})["content"] = config["docs_dir"]


def on_post_build(config: Any) -> None:
    """Finish the folder that MkDocs has written."""
    site = Path(config["site_dir"])
    trim(site)
    prepare_search(site)
    move_inline_code(site)
    add_policy(site)
