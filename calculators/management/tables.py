"""The rules of the plan as tables: for the page without JavaScript, and the week rules for every answer."""

from calculators.contract import Table
from calculators.render.words import URGENCY_WORDS

from .known import in_all_words
from .model import Entry, WeekRule, evidence, plan
from .questions import QUESTIONS
from .situation import Situation

STATUS_WORDS = {
    "verified": "read",
    "memory": "recalled, not read again",
    "judgement": "this project's own judgment",
}
LIST_WORDS = {
    "refer": "Refer",
    "offer": "Offer",
    "avoid": "Avoid",
    "no_recommendation": "Neither offered nor advised against",
}
WEEK_COLUMNS = ("Who", "Rule", "Here", "Source")


def shorts(sources: tuple[str, ...]) -> str:
    """Sources by first author or body and year."""
    return "; ".join(evidence().sources[source].short for source in sources)


def week_rules(situation: Situation) -> tuple[tuple[WeekRule, str], ...]:
    """Each week rule with where this patient stands: reached, not reached, not given, or no week named."""
    return tuple((rule, _stands(rule, situation)) for rule in plan().week_rules)


def _stands(rule: WeekRule, situation: Situation) -> str:
    weeks = {"care": situation.care, "symptoms": situation.weeks}.get(rule.counts)
    if rule.weeks is None:
        return "no week named"
    if weeks is None:
        return f"weeks of {rule.counts} not given"
    return "reached" if weeks >= rule.weeks else "not reached"


def week_table(situation: Situation) -> Table:
    """The week rules of several countries beside each other."""
    return Table(
        "The week rules differ",
        WEEK_COLUMNS,
        tuple((rule.where, rule.rule.text, stands, _cited(rule)) for rule, stands in week_rules(situation)),
        "A reached week alone is no reason to refer: each rule also says whom it is for.",
        folded=True,
    )


def _cited(rule: WeekRule) -> str:
    recalled = " (recalled, not read again)" if rule.status == "memory" else ""
    return shorts((rule.source,)) + recalled


def rules_tables() -> tuple[Table, ...]:
    """Phases, then every entry list by list, then the week rules."""
    everything = plan()
    phases = Table(
        "Phases",
        ("Phase", "In one sentence", "What to know", "Sources"),
        tuple(
            (
                phase.label,
                phase.headline[0].upper() + phase.headline[1:] + ".",
                phase.text,
                shorts(phase.sources),
            )
            for phase in everything.phases.values()
        ),
        "The weeks decide on the phase. An alarm comes before all of them.",
    )
    lists = tuple(
        Table(
            title,
            ("What", "When", "What the evidence shows", "Status", "Sources"),
            tuple(_row(entry) for entry in everything.entries if entry.list == name),
        )
        for name, title in LIST_WORDS.items()
    )
    weeks = Table(
        "The week rules",
        ("Who", "Rule", "Source"),
        tuple((rule.where, rule.rule.text, _cited(rule)) for rule in everything.week_rules),
    )
    return (phases, *lists, weeks)


def _row(entry: Entry) -> tuple[str, ...]:
    entry = in_all_words(entry)
    tier = f"{URGENCY_WORDS[entry.tier]}: " if entry.tier else ""
    return (
        tier + entry.text.text,
        conditions(entry),
        " ".join([entry.why.text, *views(entry)]),
        STATUS_WORDS[entry.status],
        shorts(entry.sources),
    )


def views(entry: Entry) -> tuple[str, ...]:
    """Both sides, where sources differ."""
    if not entry.views:
        return ()
    sides = " ".join(f"({number}) {view.text}" for number, view in enumerate(entry.views, 1))
    return (f"Sources differ. {sides}",)


def conditions(entry: Entry) -> str:
    """The conditions of an entry in words."""
    parts = []
    if entry.families:
        labels = [plan().families[name].label for name in entry.families]
        parts.append(", ".join(labels))
    if entry.carried_over:
        carried = ", ".join(plan().families[name].label for name in entry.carried_over)
        parts.append(f"carried over to {carried}")
    parts += [_condition(key, wanted) for key, wanted in entry.when.items()]
    if entry.alarm == "only":
        parts.append("only with an alarm")
    return "; ".join(parts) or "always"


def _condition(key: str, wanted: list[str] | str) -> str:
    everything = plan()
    if isinstance(wanted, str):
        weeks = f"{everything.weeks[wanted]:.3g} weeks"
        return {
            "weeks_from": f"from {weeks} of symptoms",
            "weeks_before": f"before {weeks} of symptoms",
            "care_from": f"from {weeks} of care",
            "care_before": f"before {weeks} of care",
        }[key]
    if key == "time":
        return " or ".join(everything.phases[name].label for name in wanted)
    if key == "severe_pain":
        states = {
            "present": f"{everything.severe_pain:g} or more",
            "absent": "less",
            "not_given": "not asked",
        }
        return "leg pain of 10: " + " or ".join(states[state] for state in wanted)
    labels = {question.id: question for question in QUESTIONS}
    if key in ("any_present", "none_present", "any_open"):
        word = {"any_present": "any of", "none_present": "none named of", "any_open": "not all asked of"}[key]
        return f"{word}: " + " ".join(labels[name].label for name in wanted)
    question = labels[key]
    told = [question.label_of(state) if state != "not_given" else "not asked" for state in wanted]
    return f"{question.label} {' or '.join(told)}"
