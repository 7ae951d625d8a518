"""The rules as tables, for a page without JavaScript and for the reader who wants to check them."""

from calculators.contract import Block, Checklist, Item, Table

from .model import LUMBAR, WHEN_READABLE, Rule, evidence, ruleset

_LUMBAR_LABEL = "Lumbar canal: MRI, or CT where MRI cannot be done"


def rules_tables() -> tuple[Block, ...]:
    """A table for each study, and the boxes in which sources disagree."""
    rules = ruleset()
    labels = {LUMBAR: _LUMBAR_LABEL} | dict(rules.labels)
    tables: list[Block] = []
    for study, label in labels.items():
        rows = tuple(_row(rule) for rule in rules.all_rules if rule.study == study)
        if rows:
            columns = ("Situation", "When", "Why", "What to do", "What else to know", "Sources")
            tables.append(Table(label, columns, rows, _INTRO.get(study, "")))
    tables += [
        Checklist(
            views.title, tuple(Item(item.text, sources=item.sources) for item in views.items), views.text
        )
        for views in rules.views.values()
    ]
    return tuple(tables)


_INTRO = {
    LUMBAR: "The soonest rule that fires decides. What was not asked fires no rule that needs an answer, "
    "and is never taken as no.",
    "emg_ncs": "The first rows say whether nerve tests have a question to answer, the last when they can.",
}


def _row(rule: Rule) -> tuple[str, ...]:
    sources = evidence().sources
    cited = "; ".join(sources[source].short for source in rule.sources)
    return (rule.situation, _when(rule), rule.text, rule.action, rule.note, cited)


def _when(rule: Rule) -> str:
    if rule.timing == WHEN_READABLE:
        return "As soon as they can be read"
    if not rule.timing:
        return "At the same time as the MRI" if rule.id == "ct_in_place" else "Not possible"
    return ruleset().timings[rule.timing].words
