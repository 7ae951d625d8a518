"""The second subject (tides) as the builder sees it, and Markdown rendered with it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import markdown
import pytest
from playwright.sync_api import Page, sync_playwright

from site_builder.extensions import BuilderExtension
from site_builder.subject import Subject, load_subject

ROOT = Path(__file__).parents[2]
SECOND = ROOT / "tests" / "second_site"
REFERENCES = {"registry": "tides:registry", "renderer": "calculators.render"}


@pytest.fixture(scope="session")
def subject() -> Subject:
    if str(SECOND) not in sys.path:
        sys.path.insert(0, str(SECOND))
    return load_subject(**REFERENCES)


@pytest.fixture
def convert(subject: Subject) -> Callable[[str], str]:
    def to_html(text: str) -> str:
        extensions = ["attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]
        return markdown.markdown(text, extensions=[*extensions, BuilderExtension(**REFERENCES)])

    return to_html


@pytest.fixture
def content(tmp_path: Path) -> Callable[..., Path]:
    """A content folder with the files given as path=text."""

    def write(files: dict[str, str]) -> Path:
        for path, text in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return tmp_path

    return write


@pytest.fixture
def file_page() -> Iterator[Page]:
    """A page of a real Chromium, for files."""
    found = subprocess.run(
        ["sh", ROOT / "tools" / "find_browser.sh"], capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.fail(f"no Chromium to test with: `make browser` installs one. {found.stderr}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.stdout.strip(),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
            ],
        )
        yield browser.new_page()
        browser.close()
