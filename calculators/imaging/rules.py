"""When each study is due. Pure: the soonest timing of the rules that fire, MRI or CT by what can be done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from calculators.contract import Answers

from .facts import Time, behind, facts_of, time_of
from .model import LUMBAR, STUDIES, TIMINGS, WHEN_READABLE, Pattern, Rule, Ruleset, fits, ruleset


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired, its timing, the answers that made it fire, and the week to look again."""

    rule: Rule
    timing: str
    findings: tuple[str, ...]
    week: float | None = None

    @property
    def look_again(self) -> str:
        """When to look again, in words; "" where the rule does not defer."""
        return self.rule.look_again.format(week="" if self.week is None else f"{round(self.week, 1):g}")

    def to_dict(self) -> dict[str, Any]:
        """The reason as the contract's other programs read it."""
        rule = self.rule
        return {
            "rule": rule.id,
            "timing": self.timing,
            "findings": list(self.findings),
            "text": rule.text,
            "action": rule.action,
            "source": rule.sources[0],
            "sources": list(rule.sources),
            "status": rule.status,
            "note": rule.note,
            "views": [view.text for view in ruleset().views[rule.views].items] if rule.views else [],
        }


@dataclass(frozen=True, slots=True)
class Study:
    """A study's one timing and the rules behind it."""

    id: str
    timing: str
    reasons: tuple[Fired, ...]

    @property
    def deferred(self) -> tuple[Fired, ...]:
        """The reasons that say when to look again, soonest first; none unless the study is deferred."""
        told = [fired for fired in self.reasons if self.timing == "defer" and fired.rule.look_again]
        return tuple(sorted(told, key=lambda fired: float("inf") if fired.week is None else fired.week))

    @property
    def reconsider_at_week(self) -> float | None:
        """The week of symptoms to look again, None where the study waits for no week."""
        week = self.deferred[0].week if self.deferred else None
        return int(week) if week is not None and week.is_integer() else week

    @property
    def words(self) -> str:
        """When, in words; where it cannot be done, that."""
        instead = [fired.rule.words for fired in self.reasons if fired.rule.words]
        return instead[0] if instead else ruleset().timings[self.timing].words

    @property
    def look_again(self) -> str:
        """When to look again, in words."""
        return " ".join(dict.fromkeys(fired.look_again for fired in self.deferred))

    def to_dict(self) -> dict[str, Any]:
        """The study as the contract's other programs read it."""
        return {
            "timing": self.timing,
            "reasons": [fired.to_dict() for fired in self.reasons],
            "reconsider_at_week": self.reconsider_at_week,
            "look_again": self.look_again,
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """The studies in the contract's order, the lumbar image (MRI or CT), and the facts behind them."""

    studies: Mapping[str, Study]
    lumbar: str
    facts: Mapping[str, str]

    @property
    def soonest(self) -> str:
        """The soonest timing of all studies."""
        return _soonest(study.timing for study in self.studies.values())


def assess_studies(answers: Answers) -> Assessment:
    """The timing of every study for these answers."""
    rules = ruleset()
    facts = facts_of(answers, rules.weeks)
    fired: dict[str, list[Fired]] = {study: [] for study in (LUMBAR, *STUDIES)}
    for rule in rules.rules:
        pattern = fits(rule.when, facts)
        if pattern is not None and not (rule.fallback and fired[rule.study]):
            fired[rule.study] += _fire(rule, pattern, facts, answers, rules)
    lumbar = _study(LUMBAR, fired.pop(LUMBAR))
    fired["mri_lumbar_spine"] = list(lumbar.reasons)
    if facts["mri_contraindicated"] == "present":
        _without_mri(fired, lumbar, rules)
    studies = {study: _study(study, fired[study]) for study in STUDIES}
    return Assessment(studies, lumbar.timing, facts)


def _fire(
    rule: Rule, pattern: Pattern, facts: Mapping[str, str], answers: Answers, rules: Ruleset
) -> list[Fired]:
    findings = _findings(pattern, answers)
    time = time_of(answers)
    if rule.timing != WHEN_READABLE:
        return [Fired(rule, rule.timing, findings, _week(rule, time, rules))]
    # The first window that fits says when nerve tests can be read.
    window, seen = next((one, p) for one in rules.windows if (p := fits(one.when, facts)) is not None)
    return [
        Fired(rule, window.timing, findings),
        Fired(window, window.timing, _findings(seen, answers), _week(window, time, rules)),
    ]


def _without_mri(fired: dict[str, list[Fired]], lumbar: Study, rules: Ruleset) -> None:
    """CT takes the place of a lumbar MRI that is due; the plexus has nothing in its place."""
    why = ("mri_contraindicated",)
    if lumbar.timing != "not_indicated":
        in_place = Fired(rules.routes["ct_in_place"], lumbar.timing, why)
        not_done = Fired(rules.routes["mri_contraindicated"], "not_indicated", why)
        fired["ct_lumbar_spine"] = [
            *(one for one in fired["ct_lumbar_spine"] if not one.rule.fallback),
            in_place,
            *lumbar.reasons,
        ]
        fired["mri_lumbar_spine"] = [not_done]
    if _study("", fired["mri_lumbosacral_plexus"]).timing != "not_indicated":
        route = rules.routes["plexus_mri_contraindicated"]
        fired["mri_lumbosacral_plexus"] = [Fired(route, "not_indicated", why)]


def _study(study: str, fired: Iterable[Fired]) -> Study:
    # Two questions to nerve tests share one window: each rule stands once.
    reasons = {one.rule.id: one for one in fired}.values()
    timing = _soonest(one.timing for one in reasons)
    return Study(study, timing, tuple(one for one in reasons if one.timing == timing))


def _soonest(timings: Iterable[str]) -> str:
    return min(timings, key=TIMINGS.index)


def _findings(pattern: Pattern, answers: Answers) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question for fact in pattern for question in behind(fact, answers)))


def _week(rule: Rule, time: Time, rules: Ruleset) -> float | None:
    return _RECONSIDER[rule.reconsider](time, rules.weeks) if rule.reconsider else None


def _after(time: Time, weeks: float) -> float | None:
    return None if time.at_least is None else time.at_least + weeks


# How a deferred study's week comes about; None where the weeks so far were not told and it counts from today.
_RECONSIDER: Mapping[str, Callable[[Time, Mapping[str, float]], float | None]] = {
    "care_week": lambda time, weeks: max(weeks["care"], time.at_least or 0),
    "deficit_review": lambda time, weeks: min((time.at_least or 0) + weeks["review"], weeks["care"]),
    "care_complete": lambda time, weeks: _after(time, weeks["care"] - (time.care or 0)),
    "this_visit": lambda time, weeks: time.at_least,
    "next_round": lambda time, weeks: _after(time, weeks["care"]),
    "after_film": lambda time, weeks: None if time.symptoms is None else time.symptoms + weeks["film"],
    "nerve_tests": lambda time, weeks: max(weeks["nerve_tests"], time.at_least or 0),
}
