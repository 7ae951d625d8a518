"""The MkDocs adapter: wiring only. What it calls knows nothing of MkDocs."""

from pathlib import Path
from typing import Any

from site_builder.lists import lists_from
from site_builder.question_box import read_box
from site_builder.steps.inline import move_inline_code
from site_builder.steps.policy import add_policy
from site_builder.steps.search import prepare_search
from site_builder.steps.sheets import lay_out_for_sheets
from site_builder.steps.skip import lead_to_title
from site_builder.steps.standing import add_standing
from site_builder.steps.trim import trim


def on_config(config: Any) -> None:
    """Tell our extensions where the project and its content are."""
    options = config["mdx_configs"].setdefault("site_builder.extensions", {})
    options["content"] = config["docs_dir"]
    options["folder"] = str(Path(config["config_file_path"]).parent)


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> None:
    """Give a page that carries a status the one that the ledger of reviews says it has."""
    folder = Path(config["config_file_path"]).parent
    add_standing(page.meta, page.file.src_uri, lists_from(config["extra"]["builder"], folder, folder))


def on_post_build(config: Any) -> None:
    """Finish the folder that MkDocs has written."""
    site = Path(config["site_dir"])
    trim(site)
    lay_out_for_sheets(site)
    lead_to_title(site)
    box = read_box(config["extra"]["builder"].get("ask"))
    prepare_search(site, box.load().keywords if box else None, box.leave_out if box else ())
    move_inline_code(site)
    add_policy(site)
