"""The examples that pages link to, and speak of, are answered as they were when the pages were read."""

import json

import pytest

from tools.page_answers import KEPT, PROJECT, page_answers

NOW = page_answers(PROJECT / "content")
THEN = json.loads(KEPT.read_text("utf-8"))


def test_the_same_pages_have_examples() -> None:
    assert list(NOW) == list(THEN)


@pytest.mark.parametrize("page", NOW)
def test_a_page_speaks_of_answers_that_are_given_today(page: str) -> None:
    """When it fails: `python -m tools.page_answers`, then read each sentence about what the diff shows."""
    assert NOW[page] == THEN.get(page)
