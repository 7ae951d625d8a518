"""Words as a list in a sentence."""

import pytest

from calculators.render.lists import listed


@pytest.mark.parametrize(
    ("words", "told"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_listed_as_in_a_sentence(words: list[str], told: str) -> None:
    assert listed(words) == listed(iter(words)) == told


def test_the_joiner_may_be_another_word() -> None:
    assert listed(["a", "b", "c"], "or") == "a, b or c"
