"""What an open question could change: each of its answers tried beside those given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calculators.contract import Answers, Question, Value

from .model import TIMINGS, ruleset
from .rules import assess_studies

# A study that would only be deferred is no news.
_DUE = ("emergency", "urgent", "now")


@dataclass(frozen=True, slots=True)
class Effect:
    """One more answer, and the studies that would then come sooner."""

    question: Question
    value: Value
    sooner: Mapping[str, str]

    @property
    def rank(self) -> int:
        """The soonest timing that it brings, 0 for the same day."""
        return min(TIMINGS.index(timing) for timing in self.sooner.values())

    @property
    def text(self) -> str:
        """What answer brings what, as a line for a person."""
        rules = ruleset()
        changes = "; ".join(
            f"{rules.labels[study]}, {_lower(rules.timings[timing].words).replace(': ', ', ')}"
            for study, timing in self.sooner.items()
        )
        return f"If {_said(self.question, self.value)}: {changes}."


def strongest_effect(question: Question, answers: Answers) -> Effect | None:
    """The answer to an open question that would bring a study soonest; None where none alone would."""
    now = assess_studies(answers).studies
    effects = []
    for value in _values(question):
        then = assess_studies({**answers, question.id: value}).studies
        sooner = {
            study: then[study].timing
            for study in now
            if then[study].timing in _DUE
            and TIMINGS.index(then[study].timing) < TIMINGS.index(now[study].timing)
        }
        if sooner:
            effects.append(Effect(question, value, sooner))
    return min(effects, key=lambda effect: effect.rank, default=None)


def _values(question: Question) -> Iterator[Value]:
    if question.kind == "choice":
        yield from question.states
    elif question.id == "weeks_of_conservative_care":
        yield ruleset().weeks["care"]
    else:
        yield from (ruleset().weeks["nerve_tests"], ruleset().weeks["care"])


def _said(question: Question, value: Value) -> str:
    if question.kind == "number":
        return f"{value:g} weeks or more"
    return _lower(question.label_of(value))


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
