"""Probabilities in words: never a false 0 or 100, and the same order as the numbers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.render.words import TONE_WORDS, URGENCY_WORDS, in_words, range_in_words

PROBABILITIES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0, "below 1 in 100"),
        (0.0099, "below 1 in 100"),
        (0.01, "about 1 in 100"),
        (0.014, "about 1 in 100"),
        (0.016, "about 2 in 100"),
        (0.5, "about 50 in 100"),
        (0.7, "about 70 in 100"),
        (0.99, "about 99 in 100"),
        (0.9901, "above 99 in 100"),
        (1, "above 99 in 100"),
    ],
)
def test_probability_in_words(probability: float, words: str) -> None:
    assert in_words(probability) == words


@given(PROBABILITIES)
def test_words_never_say_none_or_all_and_differ_from_the_number_by_half_in_100_at_most(
    probability: float,
) -> None:
    told = re.fullmatch(r"(below|about|above) (\d+) in 100", in_words(probability))
    assert told
    number = int(told[2])
    assert 1 <= number <= 99
    off = {"below": probability < 0.01, "above": probability > 0.99}
    assert off.get(told[1], abs(probability * 100 - number) <= 0.5 + 1e-9)


@given(PROBABILITIES, PROBABILITIES)
def test_a_higher_probability_never_reads_lower(one: float, other: float) -> None:
    low, high = sorted((one, other))
    place = {"below": 0, "about": 1, "above": 2}

    def order(words: str) -> tuple[int, int]:
        return place[words.split()[0]], int(words.split()[1])

    assert order(in_words(low)) <= order(in_words(high))


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.2, 0.4, "20 to 40"),
        (0.2, 0.204, ""),
        (0.2, 0.206, "20 to 21"),
        (0.001, 0.03, "below 1 to 3"),
        (0.97, 0.996, "97 to above 99"),
        (0.001, 0.009, ""),
        (None, 0.4, ""),
        (0.2, None, ""),
    ],
)
def test_range_in_words_is_there_where_its_ends_read_differently(
    low: float | None, high: float | None, words: str
) -> None:
    assert range_in_words(low, high) == words


def test_every_urgency_and_tone_has_a_word() -> None:
    assert set(URGENCY_WORDS) == {"emergency", "urgent", "routine"}
    assert set(TONE_WORDS) == {*URGENCY_WORDS, "caution", "note"}
    assert all(TONE_WORDS.values())
