"""The answer of red_flags: what fired, what to do, what is open, and what stays possible."""

from calculators.contract import (
    Answers,
    Block,
    Callout,
    Checklist,
    Item,
    Reason,
    Reasons,
    Result,
    Table,
)
from calculators.contract.asking import left_open
from calculators.render.words import URGENCY_WORDS

from .model import Rule, evidence, ruleset
from .questions import AGE, BY_IMPORTANCE, GROUPS
from .rules import Assessment, assess_findings


def answer(answers: Answers) -> Result:
    """Judge the answers; pure."""
    assessment = assess_findings(answers)
    open_questions = tuple(question for question in BY_IMPORTANCE if question.id not in answers)
    not_asked = tuple(question.id for question in open_questions)
    blocks: list[Block] = list(_first(assessment, answers))
    if assessment.fired:
        blocks.append(reasons_block(assessment))
    if _small_residual(answers):
        residual = ruleset().residual
        blocks.append(Callout("caution", residual.title, residual.text))
    if assessment.weak:
        blocks.append(_weak_flags(assessment))
    if open_questions:
        blocks.append(
            left_open(
                "Not asked yet",
                open_questions,
                GROUPS,
                "Most important first. None of these counts as no.",
            )
        )
    blocks.append(_still_possible(assessment, answers))
    sources = {source for fired in assessment.fired for source in fired.rule.sources}
    sources |= {flag.source for flag in assessment.weak}
    sources |= set(ruleset().residual.sources) if _small_residual(answers) else set()
    return Result(
        headline=headline(assessment, answers, len(open_questions)),
        blocks=tuple(blocks),
        not_assessed=not_asked,
        sources=tuple(sorted(sources)),
        details={"urgency": assessment.urgency, "reasons": assessment.reasons, "not_asked": list(not_asked)},
    )


def headline(assessment: Assessment, answers: Answers, open_count: int) -> str:
    """The answer in one sentence."""
    if assessment.urgency == "routine":
        return _no_reason_to_hurry(answers, open_count)
    top = list(
        dict.fromkeys(
            fired.headline for fired in assessment.fired if fired.rule.urgency == assessment.urgency
        )
    )
    others = len(top) - 1
    more = f", and {others} more {'reason' if others == 1 else 'reasons'}" if others else ""
    return f"{URGENCY_WORDS[assessment.urgency]}: {top[0]}{more}."


def _no_reason_to_hurry(answers: Answers, open_count: int) -> str:
    first = ruleset().nothing_asked.first
    count = "1 question is" if open_count == 1 else f"{open_count} questions are"
    left = f"{count} still open" if open_count else "the list does not cover every cause"
    if _under_age(answers):
        return (
            f"Under {ruleset().under_age.below}, back or leg pain needs its own assessment, because these "
            f"rules were made for adults; {left if _asked(answers) else f'begin with {first}'}."
        )
    if not _asked(answers):
        return f"{_nothing_asked(answers)}: begin with {first}."
    so_far = "so far calls for more" if open_count else "calls for more today"
    return f"Nothing reported {so_far}; {left}."


def reasons_block(assessment: Assessment) -> Reasons:
    """The rules that fired, as a block."""
    return Reasons(
        "Why",
        tuple(
            Reason(
                rule=fired.rule.id,
                text=fired.text,
                action=fired.action,
                urgency=fired.rule.urgency,
                findings=fired.findings,
                sources=fired.rule.sources,
                note=fired.rule.note,
            )
            for fired in assessment.fired
        ),
    )


def rules_table() -> Table:
    """All rules, for a page without JavaScript."""
    sources = evidence().sources
    return Table(
        "The rules",
        ("Situation", "Urgency", "What to do", "By when", "What else to know", "Sources"),
        tuple(
            (
                rule.situation,
                URGENCY_WORDS[rule.urgency],
                rule.action,
                rule.time_frame,
                rule.note,
                "; ".join(sources[source].short for source in rule.sources),
            )
            for rule in ruleset().rules
        ),
        "Back or leg pain in an adult is taken as given. The most urgent rule that fires sets the tier; "
        "nothing absent, normal or unasked takes it back.",
    )


def _first(assessment: Assessment, answers: Answers) -> tuple[Callout, ...]:
    """What to do, or that nothing was asked; and that the rules were made for adults, where that matters."""
    rules, young = ruleset(), _under_age(answers)
    tier, caution = rules.tiers[assessment.urgency], rules.under_age
    # Who goes to the emergency department now is not sent home with words on when to come back.
    come_back = () if tier.id == "emergency" else (rules.come_back,)
    if not _asked(answers):
        box = Callout("note", _nothing_asked(answers), rules.nothing_asked.text)
    elif young and tier.id == "routine":
        # That nothing fired says too little at this age to stand in a box of its own.
        return (Callout("caution", caution.title, caution.text, come_back),)
    else:
        box = Callout(tier.id, tier.title, tier.text, come_back)
    return (box, Callout("caution", caution.title, caution.text)) if young else (box,)


def _asked(answers: Answers) -> bool:
    """Whether anything was asked or examined; the age alone is no finding."""
    return any(question_id != AGE for question_id in answers)


def _nothing_asked(answers: Answers) -> str:
    return f"Nothing {'but the age ' if AGE in answers else ''}has been asked yet"


def _under_age(answers: Answers) -> bool:
    age = answers.get(AGE)
    return isinstance(age, int | float) and age < ruleset().under_age.below


def _small_residual(answers: Answers) -> bool:
    given = answers.get("post_void_residual_ml")
    return isinstance(given, int | float) and not ruleset().thresholds["large_residual"].met(given)


def _weak_flags(assessment: Assessment) -> Checklist:
    return Checklist(
        "Weak flags",
        tuple(Item(flag.text, sources=(flag.source,)) for flag in assessment.weak),
        "Present, and no rule acts on them alone. One weak flag: look again. Several: think again.",
    )


def _still_possible(assessment: Assessment, answers: Answers) -> Checklist:
    raised = {fired.rule.condition for fired in assessment.fired}
    conditions: dict[str, list[Rule]] = {}
    for rule in ruleset().rules:
        if rule.condition not in raised:
            conditions.setdefault(rule.condition, []).append(rule)
    items = []
    for condition, rules in conditions.items():
        asked = {_question(atom) for rule in rules for clause in rule.when for atom in clause.of}
        unasked = len(asked - answers.keys())
        items.append(
            Item(condition[0].upper() + condition[1:], f"{unasked} of its {len(asked)} findings not asked")
        )
    return Checklist(
        "Not raised by these answers, and not excluded",
        tuple(items),
        "An answer of no makes a cause less likely at most; some begin without a listed sign.",
        folded=True,
    )


def _question(atom: str) -> str:
    thresholds = ruleset().thresholds
    return thresholds[atom].question if atom in thresholds else atom
