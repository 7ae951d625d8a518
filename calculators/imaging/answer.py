"""The answer of imaging: what is due when, why, what to do meanwhile, and what the result would change."""

from collections.abc import Iterable, Mapping

from calculators.contract import (
    Answers,
    Block,
    Callout,
    Checklist,
    Item,
    Question,
    Result,
    Table,
)
from calculators.render.lists import listed

from .facts import time_of
from .model import TIMINGS, Line, fits, ruleset
from .questions import QUESTIONS
from .rules import Assessment, Study, assess_studies
from .what_if import Effect, strongest_effect

_URGENCY = {"emergency": "emergency", "urgent": "urgent"}
_LAST = len(TIMINGS)
_BEGIN = "Nothing is answered yet: ask first about cauda equina syndrome, the red flags and a deficit."


def answer(answers: Answers) -> Result:
    """Judge the answers; pure."""
    assessment = assess_studies(answers)
    open_questions = tuple(question for question in QUESTIONS if question.id not in answers)
    facts = _facts(assessment)
    meanwhile = _fitting(ruleset().meanwhile, facts)
    changes = _fitting(ruleset().changes, facts)
    blocks: list[Block] = [
        _what_to_do(assessment),
        _table(assessment),
        *_conflicts(answers, assessment),
        *_why(assessment),
        _lines("Meanwhile", meanwhile),
    ]
    if any(study.deferred for study in assessment.studies.values()):
        blocks.append(_look_again(assessment))
    if changes:
        blocks.append(_lines("What the result would change", changes))
    blocks += _views(assessment)
    if open_questions:
        # Before anything is answered, what to ask first comes before what follows from nothing.
        blocks.insert(len(blocks) if answers else 1, _open(open_questions, answers))
    return Result(
        headline=headline(assessment, len(open_questions)) if answers else _BEGIN,
        blocks=tuple(blocks),
        not_assessed=tuple(question.id for question in open_questions),
        sources=_sources(assessment, (*meanwhile, *changes)),
        details={
            "urgency": _URGENCY.get(assessment.soonest, "routine"),
            "studies": {study.id: study.to_dict() for study in assessment.studies.values()},
        },
    )


def headline(assessment: Assessment, open_count: int) -> str:
    """The answer in one sentence."""
    parts = []
    if emergency := _named(assessment, "emergency"):
        parts.append(f"Emergency: {emergency} today")
    if urgent := _named(assessment, "urgent"):
        parts.append(f"{'then' if parts else 'Urgent:'} {urgent} within about two weeks")
    if now := _named(assessment, "now"):
        parts.append(f"{'then' if parts else 'Now:'} request {now} at this visit")
    if not parts:
        parts = [_waiting(assessment, open_count)]
    return "; ".join(parts) + "."


def _waiting(assessment: Assessment, open_count: int) -> str:
    if waiting := [study for study in assessment.studies.values() if study.timing == "defer"]:
        weeks = [study.reconsider_at_week for study in waiting if study.reconsider_at_week is not None]
        again = f"; look again at about week {round(min(weeks), 1):g}" if weeks else ""
        return f"Not yet: {_named(assessment, 'defer')}{again}"
    count = "1 question is" if open_count == 1 else f"{open_count} questions are"
    left = f"; {count} still open" if open_count else ""
    return f"No reason for an image or a nerve test in what was answered{left}"


def _named(assessment: Assessment, timing: str) -> str:
    labels = [ruleset().labels[study.id] for study in assessment.studies.values() if study.timing == timing]
    # A label begins a line elsewhere; within a sentence only abbreviations keep their capitals.
    return listed(label if label[1].isupper() else label[0].lower() + label[1:] for label in labels)


def _facts(assessment: Assessment) -> dict[str, str]:
    """The facts of the rules, with the timing of each study."""
    timings = {study.id: study.timing for study in assessment.studies.values()}
    return {**assessment.facts, **timings, "lumbar": assessment.lumbar, "soonest": assessment.soonest}


def _fitting(lines: Iterable[Line], facts: Mapping[str, str]) -> tuple[Line, ...]:
    return tuple(line for line in lines if fits(line.when, facts) is not None)


def _what_to_do(assessment: Assessment) -> Callout:
    timing = ruleset().timings[assessment.soonest]
    actions = [
        f"{ruleset().labels[study.id]}: {fired.rule.action}"
        for study in assessment.studies.values()
        if study.timing == assessment.soonest != "not_indicated"
        for fired in study.deferred[:1] or study.reasons[:2]
    ]
    return Callout(timing.tone, timing.title, timing.text, tuple(actions))


def _by_timing(assessment: Assessment) -> list[Study]:
    return sorted(assessment.studies.values(), key=lambda study: TIMINGS.index(study.timing))


def _table(assessment: Assessment) -> Table:
    rules = ruleset()
    return Table(
        "The five studies",
        ("Study", "When", "Look again"),
        tuple((rules.labels[study.id], study.words, study.look_again) for study in _by_timing(assessment)),
    )


def _why(assessment: Assessment) -> list[Block]:
    """The reasons; those of studies that nothing speaks for are folded away."""
    told: list[Item] = []
    folded: list[Item] = []
    for study in _by_timing(assessment):
        for fired in study.reasons:
            detail = f"{fired.rule.action} {fired.rule.note}".strip()
            item = Item(f"{ruleset().labels[study.id]}. {fired.rule.text}", detail, fired.rule.sources)
            (folded if fired.rule.fallback else told).append(item)
    blocks: list[Block] = [Checklist("Why", tuple(told))] if told else []
    if folded:
        blocks.append(Checklist("Why not the others", tuple(folded), folded=bool(told)))
    return blocks


def _lines(title: str, lines: Iterable[Line]) -> Checklist:
    return Checklist(title, tuple(Item(line.text, line.told, line.sources) for line in lines))


def _look_again(assessment: Assessment) -> Checklist:
    return Checklist(
        "When to look again",
        tuple(
            Item(f"{ruleset().labels[study.id]}: {study.look_again}")
            for study in assessment.studies.values()
            if study.deferred
        ),
        "At once, in any week, when power falls, both legs are involved, or bladder, bowel, saddle or sexual "
        "function changes.",
    )


def _views(assessment: Assessment) -> list[Block]:
    named = dict.fromkeys(
        fired.rule.views for study in _by_timing(assessment) for fired in study.reasons if fired.rule.views
    )
    return [
        Checklist(
            views.title, tuple(Item(item.text, sources=item.sources) for item in views.items), views.text
        )
        for views in (ruleset().views[name] for name in named)
    ]


def _conflicts(answers: Answers, assessment: Assessment) -> list[Block]:
    facts, told = assessment.facts, ruleset().conflicts
    care, symptoms = answers.get("weeks_of_conservative_care"), time_of(answers).symptoms
    scanned = facts["mri_lumbar_result"] in ("concordant", "discordant", "normal")
    doubtful = {
        "care_longer_than_symptoms": isinstance(care, int | float)
        and symptoms is not None
        and care > symptoms,
        "tier_below_findings": facts["emergency"] == "yes"
        and facts["red_flag_urgency"] in ("urgent", "routine"),
        "scan_before_flag": scanned and assessment.lumbar in ("emergency", "urgent"),
        "settled_and_unclear": facts["mri_lumbar_result"] == "concordant"
        and facts["localization_unclear"] == "present",
    }
    return [Callout("caution", told[name].title, told[name].text) for name, so in doubtful.items() if so]


def _open(open_questions: tuple[Question, ...], answers: Answers) -> Checklist:
    """What was not asked; first what alone would bring a study sooner."""
    effects = [(question, strongest_effect(question, answers)) for question in open_questions]
    effects.sort(key=lambda pair: _LAST if pair[1] is None else pair[1].rank)
    return Checklist(
        "Not asked yet",
        tuple(Item(question.label, _told(effect)) for question, effect in effects),
        "None of these counts as no. First what could bring a study sooner.",
    )


def _told(effect: Effect | None) -> str:
    return effect.text if effect else ""


def _sources(assessment: Assessment, lines: Iterable[Line]) -> tuple[str, ...]:
    fired = [one.rule for study in assessment.studies.values() for one in study.reasons]
    named = {source for rule in fired for source in rule.sources}
    named |= {source for line in lines for source in line.sources}
    named |= {
        source
        for rule in fired
        if rule.views
        for item in ruleset().views[rule.views].items
        for source in item.sources
    }
    return tuple(sorted(named))
