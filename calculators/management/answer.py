"""The answer of management: refer first, then offer, avoid, what to tell, and what is open."""

from dataclasses import replace
from typing import Any

from calculators.contract import (
    Answers,
    Block,
    Callout,
    Checklist,
    Item,
    Question,
    Reason,
    Reasons,
    Result,
)
from calculators.contract.asking import left_open
from calculators.red_flags.model import ruleset
from calculators.render.lists import listed
from calculators.render.words import URGENCY_WORDS

from .known import in_known_words
from .missing import missing
from .model import Entry, Told, plan
from .questions import ALARM, GROUPS
from .rules import Chosen, choose, holds
from .situation import family_of
from .tables import shorts, views, week_rules, week_table

MOST_ACTIONS, MOST_REFERRALS = 5, 3
TITLES = {"offer": "Offer and explain", "avoid": "Avoid"}
LEFT_OPEN = "Nothing given yet: begin with the red flags, the weeks, and whether power is failing."


def answer(answers: Answers) -> Result:
    """Judge the answers; pure."""
    chosen = choose(answers)
    open_questions = missing(answers, chosen)
    entries = {
        name: tuple(in_known_words(entry, answers) for entry in found)
        for name, found in chosen.entries.items()
    }
    chosen = replace(chosen, entries=entries)
    told = _told(chosen)
    shown = [entry for entries in chosen.entries.values() for entry in entries]
    sources = {source for entry in shown for source in entry.sources}
    sources |= {source for item in told for source in item.sources}
    rules = () if chosen.alarmed else week_rules(chosen.situation)
    sources |= set(chosen.phase.sources) | {rule.source for rule, _ in rules}
    return Result(
        headline=headline(chosen) if answers else LEFT_OPEN,
        blocks=_blocks(chosen, told, open_questions),
        not_assessed=tuple(question.id for question in open_questions),
        sources=tuple(sorted(sources)),
        details={
            "urgency": chosen.urgency,
            "phase": chosen.phase.id,
            "phase_by_time": chosen.situation.time,
            "offer": [to_dict(entry, chosen) for entry in chosen.entries["offer"]],
            "avoid": [to_dict(entry, chosen) for entry in chosen.entries["avoid"]],
            "refer": [to_dict(entry, chosen) for entry in chosen.entries["refer"]],
            "no_recommendation": [to_dict(entry, chosen) for entry in chosen.entries["no_recommendation"]],
            "tell": [_told_to_dict(item) for item in told],
            "week_rules": [
                {
                    "id": rule.id,
                    "text": f"{rule.where}: {rule.rule.text}",
                    "stands": stands,
                    "source": rule.source,
                    "status": rule.status,
                }
                for rule, stands in rules
            ],
        },
    )


def headline(chosen: Chosen) -> str:
    """The answer in one sentence."""
    refer = chosen.entries["refer"]
    reasons = listed(entry.short for entry in refer if entry.tier == chosen.urgency or not chosen.alarmed)
    if chosen.alarmed:
        when = "now, before any treatment plan" if chosen.urgency == "emergency" else "within about two weeks"
        return f"{URGENCY_WORDS[chosen.urgency]}: refer {when}, for {reasons}."
    family = family_of(chosen.situation, plan())
    first = family.headline or chosen.headline
    name = family.label if family.headline else chosen.phase.label
    return f"{name}: " + (f"refer for {reasons}; " if refer else "") + f"{first}."


def to_dict(entry: Entry, chosen: Chosen) -> dict[str, Any]:
    """An entry as other programs read it: words, sources, how sure, and the figures that it quotes."""
    plain: dict[str, Any] = {
        "id": entry.id,
        "text": entry.text.text,
        "why": entry.why.text,
        "views": [view.text for view in entry.views],
        "source": entry.sources[0],
        "sources": list(entry.sources),
        "status": _status(entry, chosen),
        "figures": [{"id": name, "text": text} for name, text in entry.figures],
    }
    return plain | ({"tier": entry.tier} if entry.tier else {})


def _told_to_dict(told: Told) -> dict[str, Any]:
    return {
        "id": told.id,
        "text": told.text.text,
        "source": told.sources[0],
        "sources": list(told.sources),
        "status": told.status,
        "figures": [{"id": name, "text": text} for name, text in told.text.figures],
    }


def _carried(entry: Entry, chosen: Chosen) -> bool:
    return chosen.situation.family in entry.carried_over


def _status(entry: Entry, chosen: Chosen) -> str:
    return "judgement" if _carried(entry, chosen) else entry.status


def _standing(entry: Entry, chosen: Chosen) -> str:
    """What the reader must know of how sure the entry is, and that there are two sides."""
    differ = ["Sources differ: see the evidence."] if entry.views else []
    return " ".join([*differ, _status_words(entry, chosen)]).strip()


def _status_words(entry: Entry, chosen: Chosen) -> str:
    parts = []
    if entry.status == "memory" and set(entry.recalled) in (set(), set(entry.sources)):
        parts.append("Recalled, not read again.")
    elif entry.recalled:
        parts.append(f"Recalled in part, not read again: {shorts(entry.recalled)}.")
    if _carried(entry, chosen):
        label = plan().families[chosen.situation.family].label
        parts.append(f"Carried over to {label[0].lower() + label[1:]} by this project's own judgment.")
    elif entry.status == "judgement":
        parts.append("The step from the sources to this advice is this project's own judgment.")
    return " ".join(parts)


def _told(chosen: Chosen) -> tuple[Told, ...]:
    if chosen.alarmed:
        return ()
    situation = chosen.situation
    return tuple(
        item
        for item in plan().told
        if situation.family in item.families
        and situation.time in item.times
        and holds(item.when, situation, plan())
    )


def _blocks(
    chosen: Chosen, told: tuple[Told, ...], open_questions: tuple[Question, ...]
) -> tuple[Block, ...]:
    """What to do, then what to know of it; what is long stands behind a fold at the end."""
    blocks: list[Block] = [_first(chosen, open_questions)]
    for caution in chosen.situation.cautions:
        row = plan().cautions[caution]
        blocks.append(Callout("caution", row["title"], row["text"]))
    if chosen.urgency != "emergency":
        blocks.append(Callout("caution", "Come back at once", ruleset().come_back))
    blocks += _refer(chosen)
    blocks += _lists(chosen)
    if told:
        blocks.append(_tell(told))
    if not chosen.alarmed:
        blocks.append(_stretch(chosen))
    asking = _open(open_questions, folded=chosen.alarmed)
    if not chosen.situation.answers:
        # Before anything is given, what to ask first comes before what follows from nothing.
        return (blocks[0], *asking, *blocks[1:], *_evidence(chosen))
    behind = _evidence(chosen)
    return (*blocks, *behind, *asking) if chosen.alarmed else (*blocks, *asking, *behind)


def _first(chosen: Chosen, open_questions: tuple[Question, ...]) -> Callout:
    """The few things to do, most urgent first."""
    tone = "note" if chosen.urgency == "routine" else chosen.urgency
    actions = _actions(chosen, open_questions) if chosen.situation.answers else ()
    if chosen.alarmed:
        return Callout(tone, chosen.phase.label, chosen.phase.text, actions)
    family = family_of(chosen.situation, plan())
    label = family.label if family.headline else chosen.phase.label
    return Callout(tone, f"{label}: what to do first" if actions else label, family.note, actions)


def _actions(chosen: Chosen, open_questions: tuple[Question, ...]) -> tuple[str, ...]:
    entries, first = chosen.entries, plan()
    alarms = [question.label for question in open_questions if question in ALARM.questions]
    asked = [] if chosen.alarmed or not alarms else [f"Ask first: {' '.join(alarms)}"]
    referred = [entry.text.text for entry in entries["refer"]][:MOST_REFERRALS]
    offered = _in_order(entries["offer"], first.first_offers)
    avoided = [
        f"Avoid: {text[0].lower()}{text[1:]}" for text in _in_order(entries["avoid"], first.first_avoided)
    ]
    return (*asked, *referred, *offered, *avoided)[:MOST_ACTIONS]


def _in_order(entries: tuple[Entry, ...], order: tuple[str, ...]) -> list[str]:
    found = {entry.id: entry.text.text for entry in entries}
    return [found[name] for name in order if name in found]


def _stretch(chosen: Chosen) -> Callout:
    """What to know of this stretch of time."""
    return Callout("note", chosen.phase.label, chosen.text)


def _open(open_questions: tuple[Question, ...], *, folded: bool) -> list[Block]:
    if not open_questions:
        return []
    title, text = "Not asked yet, and it would matter", "None of these was taken as no."
    return [left_open(title, open_questions, GROUPS, text, folded=folded)]


def _refer(chosen: Chosen) -> list[Block]:
    """The referrals; with an alarm those that can wait for it stand apart, and none is dropped."""
    refer = chosen.entries["refer"]
    first = tuple(entry for entry in refer if entry.tier == chosen.urgency or not chosen.alarmed)
    later = tuple(entry for entry in refer if entry not in first)
    titles = (("Refer", first), ("Afterwards: what also calls for referral", later))
    return [
        Reasons(title, tuple(_reason(entry, chosen) for entry in entries))
        for title, entries in titles
        if entries
    ]


def _reason(entry: Entry, chosen: Chosen) -> Reason:
    return Reason(
        rule=entry.id,
        text=entry.text.text,
        action=entry.why.text,
        urgency=entry.tier,
        sources=entry.sources,
        note=_standing(entry, chosen),
    )


def _lists(chosen: Chosen) -> list[Block]:
    """What to offer and avoid, each with how sure it is; the evidence stands below."""
    return [
        Checklist(
            title,
            tuple(Item(entry.text.text, _standing(entry, chosen), entry.sources) for entry in entries),
        )
        for name, title in TITLES.items()
        if (entries := chosen.entries[name])
    ]


def _evidence(chosen: Chosen) -> list[Block]:
    """What the evidence shows, folded; of referrals only both sides, since their reason stands with them."""
    entries = chosen.entries
    differing = tuple(entry for entry in entries["refer"] if entry.views)
    told = [
        ("Refer: where sources differ", tuple(Item(_text(one), " ".join(views(one))) for one in differing))
    ]
    told += [(f"{title}: the evidence", _reasoned(entries[name])) for name, title in TITLES.items()]
    neither = entries["no_recommendation"]
    items = tuple(
        Item(_text(one), f"{_whole(one)} {_status_words(one, chosen)}".strip(), one.sources)
        for one in neither
    )
    told.append(("Neither offered nor advised against", items))
    blocks: list[Block] = [Checklist(title, items, folded=True) for title, items in told if items]
    return blocks if chosen.alarmed else [*blocks, week_table(chosen.situation)]


def _reasoned(entries: tuple[Entry, ...]) -> tuple[Item, ...]:
    return tuple(Item(_text(entry), _whole(entry), entry.sources) for entry in entries)


def _text(entry: Entry) -> str:
    return entry.text.text


def _whole(entry: Entry) -> str:
    return " ".join([entry.why.text, *views(entry)])


def _tell(told: tuple[Told, ...]) -> Checklist:
    return Checklist(
        "What to tell the patient",
        tuple(
            Item(
                item.text.text,
                f"Recalled in part, not read again: {shorts(item.recalled)}." if item.recalled else "",
                item.sources,
            )
            for item in told
        ),
        "Say both: most get better, and for some it takes long.",
    )
