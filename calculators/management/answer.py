"""The answer of management: refer first, then offer, avoid, what to tell, and what is open."""

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

from .missing import missing
from .model import Entry, Told, plan
from .questions import GROUPS
from .rules import Chosen, choose
from .situation import family_of
from .tables import shorts, views, week_rules, week_table

LEFT_OPEN = "Nothing given yet: begin with the red flags, the weeks, and whether power is failing."


def answer(answers: Answers) -> Result:
    """Judge the answers; pure."""
    chosen = choose(answers)
    open_questions = missing(answers, chosen)
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
    improving = chosen.situation.answers.get("improving") == "present"
    first = family.headline or (chosen.phase.improving if improving else chosen.phase.headline)
    name = family.label if family.headline else chosen.phase.label
    return f"{name}: {first}" + (f"; refer for {reasons}." if refer else ".")


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


def _detail(entry: Entry, chosen: Chosen) -> str:
    parts = [entry.why.text, *views(entry), _standing(entry, chosen)]
    return " ".join(part for part in parts if part)


def _standing(entry: Entry, chosen: Chosen) -> str:
    """What the reader must know of how sure the entry is."""
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
        item for item in plan().told if situation.family in item.families and situation.time in item.times
    )


def _blocks(
    chosen: Chosen, told: tuple[Told, ...], open_questions: tuple[Question, ...]
) -> tuple[Block, ...]:
    blocks: list[Block] = [_phase(chosen)]
    for caution in chosen.situation.cautions:
        row = plan().cautions[caution]
        blocks.append(Callout("caution", row["title"], row["text"]))
    entries = chosen.entries
    blocks += _refer(chosen)
    blocks += _lists(chosen)
    if told:
        blocks.append(_tell(told))
    if chosen.urgency != "emergency":
        blocks.append(Callout("caution", "Come back at once", ruleset().come_back))
    if entries["no_recommendation"]:
        blocks.append(
            _checklist("Neither offered nor advised against", "no_recommendation", chosen, folded=True)
        )
    if not chosen.alarmed:
        blocks.append(week_table(chosen.situation))
    if open_questions:
        blocks.append(
            left_open(
                "Not asked yet, and it would matter",
                open_questions,
                GROUPS,
                "None of these was taken as no.",
                folded=chosen.alarmed,
            )
        )
    return tuple(blocks)


def _phase(chosen: Chosen) -> Callout:
    tone = chosen.urgency if chosen.alarmed else "note"
    family = family_of(chosen.situation, plan())
    note = () if chosen.alarmed or not family.note else (family.note,)
    if chosen.alarmed or not family.headline:
        return Callout(tone, chosen.phase.label, chosen.phase.text, note)
    return Callout(tone, family.label, family.note)


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
        note=" ".join([*views(entry), _standing(entry, chosen)]).strip(),
    )


def _lists(chosen: Chosen) -> list[Block]:
    titles = {"offer": "Offer and explain", "avoid": "Avoid"}
    return [_checklist(title, name, chosen) for name, title in titles.items() if chosen.entries[name]]


def _checklist(title: str, name: str, chosen: Chosen, *, folded: bool = False) -> Checklist:
    return Checklist(
        title,
        tuple(Item(entry.text.text, _detail(entry, chosen), entry.sources) for entry in chosen.entries[name]),
        folded=folded,
    )


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
