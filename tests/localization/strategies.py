"""Made-up examinations for property tests."""

from hypothesis import strategies as st

from calculators import registry

QUESTIONS = registry.calculator("localization").questions


def _answer(states: tuple[str, ...], kind: str) -> st.SearchStrategy[str | int]:
    return st.integers(0, 5) if kind == "grade" else st.sampled_from(states)


def examinations(most: int = 12) -> st.SearchStrategy[dict[str, str | int]]:
    """Answers to up to `most` questions, any state of each."""
    chosen = st.lists(st.sampled_from(QUESTIONS), unique_by=lambda question: question.id, max_size=most)
    return chosen.flatmap(
        lambda questions: st.fixed_dictionaries(
            {question.id: _answer(question.states, question.kind) for question in questions}
        )
    )
