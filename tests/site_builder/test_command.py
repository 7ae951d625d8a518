"""The command: what it builds, and what it says when it cannot."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from site_builder.__main__ import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second site's project, beside the packages that it takes from this one."""
    project = tmp_path_factory.mktemp("second") / "tests" / "second_site"
    shutil.copytree(
        ROOT / "tests" / "second_site", project, ignore=shutil.ignore_patterns("site", "build", "__pycache__")
    )
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "calculators", project / "calculators", ignore=ignored)
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    (project / "build").mkdir()
    (project.parents[1] / "site_builder").symlink_to(ROOT / "site_builder")
    return project


@pytest.fixture(scope="module")
def built(second: Path) -> Path:
    assert main(["build", "--project", str(second)]) == 0
    return second / "site"


def test_the_same_builder_builds_another_subject(built: Path) -> None:
    page = (built / "calculators" / "clearance.html").read_text("utf-8")
    assert 'data-calculator="clearance"' in page
    assert 'name="draft"' in page
    assert "The boat is aground." in page
    assert 'src="../assets/builder/calculator.js"' in page


def test_another_subject_brings_nothing_of_this_one(built: Path) -> None:
    text = "".join(file.read_text("utf-8").lower() for file in built.rglob("*.html"))
    for word in ("radicular", "sciatic", "red flag", "not yet clinically"):
        assert word not in text, word


@pytest.mark.browser
def test_another_subject_answers_in_the_browser(built: Path, file_page: Page) -> None:
    page = file_page
    page.goto((built / "calculators" / "clearance.html").as_uri())
    page.fill("input[name=draft]", "2")
    page.fill("input[name=depth]", "1.5")
    answer = page.locator("[data-result][data-urgency=emergency]")
    answer.wait_for(timeout=60_000)
    assert "The boat is aground." in answer.inner_text()


def test_check_passes_over_a_good_build(built: Path, second: Path) -> None:
    assert main(["check", "--project", str(second)]) == 0


def test_a_build_stops_with_every_problem_page_and_line(
    second: Path, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = second / "content" / "index.md"
    before = page.read_text("utf-8")
    page.write_text(before + "\nAbout 40% [@nobody].\n\n{{ harbor.nothing }}\n", "utf-8")
    lines = before.count("\n")
    try:
        assert main(["build", "--project", str(second)]) == 1
    finally:
        page.write_text(before, "utf-8")
    told = capsys.readouterr().err
    assert f"index.md:{lines + 2}: '40%'" in told
    assert f"index.md:{lines + 2}: [@nobody]: no source 'nobody'" in told
    assert f"index.md:{lines + 4}: {{{{ harbor.nothing }}}}" in told
    assert "3 problem(s)" in told


def test_check_tells_a_dead_link_in_the_built_site(
    second: Path, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = built / "about" / "evidence.html"
    kept = evidence.read_text("utf-8")
    evidence.unlink()
    try:
        assert main(["check", "--project", str(second)]) == 1
    finally:
        evidence.write_text(kept, "utf-8")
    assert "about/evidence.html#row-harbor: no such file" in capsys.readouterr().err
