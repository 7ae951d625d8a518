"""The question box with the passages of the built site, and what is asked of it."""

import json
import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calculators.ask import Box, box
from site_builder.build import open_project
from site_builder.steps.passages import cut_site

ROOT = Path(__file__).parents[2]
ASKED = tomllib.loads(Path(__file__).with_name("questions.toml").read_text("utf-8"))


@pytest.fixture(scope="session")
def passages() -> list[dict[str, Any]]:
    """The passages of the built site, or of the built folder that SITE_UNDER_TEST names."""
    site = Path(os.environ.get("SITE_UNDER_TEST", ROOT / "site")).resolve()
    if not (site / "ask.html").is_file():
        pytest.fail("site/ is not built: run `make site` first (`make test` does).")
    settings = open_project(ROOT).settings.ask
    assert settings is not None
    return cut_site(site, settings.leave_out)


@pytest.fixture(scope="session")
def ask(passages: list[dict[str, Any]]) -> Callable[[str], dict[str, Any]]:
    """Ask as the browser does, JSON in and JSON out; returns the response."""
    asked = Box(box.synonyms, box.sources)
    assert json.loads(asked.answer(json.dumps({"passages": passages}))) == {"passages": len(passages)}

    def answer(question: str) -> dict[str, Any]:
        response: dict[str, Any] = json.loads(asked.answer(json.dumps({"question": question})))
        return response

    return answer
