"""The answer of localization: urgency above all else, then where, what, what next, and how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..contract import Answers, Block, Callout, Checklist, Item, Ranked, Ranking, Result, Table
from ..red_flags import Assessment, reasons_block
from ..render.words import URGENCY_WORDS, in_words
from .clinical import CLINICAL
from .doubt import DRAWS, Doubt, redrawn
from .explain import WORTH_NAMING, Change, Weighed, changes_of_mind, inseparable, weigh
from .groups import Shares, by_diagnosis, by_site
from .hypotheses import DEFAULT_SETTING, MODEL
from .inference import given_findings, in_setting, posterior, prior, shares
from .next_tests import BEYOND_THE_BEDSIDE, NextTest, missing_for, next_tests, separating
from .questions import QUESTIONS
from .rules import ANATOMY_SOURCES, NOT_MODELED, sources_of
from .urgency import assess_urgency
from .words import doing, eliciting, finding_words, listed, lowered, name_of, phrase_of, state_words

DIGITS = 9
SHOWN_TESTS = 3
LIKELY = 0.75
STABLE = 0.8
LEADS = 2  # times as likely as the second
SUSPECTED = 0.2  # share of the sites above the roots from which the answer asks for the red flags
CENTRAL = ("cauda_equina", "conus_medullaris", "upper_motor_neuron")
EXHAUSTED = (
    "The bedside has little more to give. This is what nerve tests and MRI would add; whether and when to do "
    "them, the imaging calculator answers. "
)
NO_LESION = "no_neural_lesion"
SUSPICION = Callout(
    tone="caution",
    title="This could be the cauda equina or the spinal cord",
    text=(
        "No single finding here is a red flag, but together they point above the single roots. Before you go "
        "on, ask about bladder, bowel, saddle and sexual function, test saddle skin and anal tone, the "
        "plantar response and the other leg, and go through the red flags calculator."
    ),
)


@dataclass(frozen=True)
class Reading:
    """Everything computed from one set of answers."""

    findings: Mapping[str, str]
    setting: str
    hypotheses: Shares
    sites: Mapping[str, float]
    diagnoses: Mapping[str, float]
    weighed: Mapping[str, Weighed]
    doubt: Doubt
    inseparable: Sequence[Sequence[str]]
    next_tests: Sequence[NextTest]
    missing: Mapping[str, Sequence[str]]
    changes: Sequence[Change]
    urgency: Assessment


def read(answers: Answers) -> Reading:
    """Compute everything the answer needs; pure."""
    findings = given_findings(answers)
    setting = str(answers.get("setting", DEFAULT_SETTING))
    after = posterior(findings, setting)
    before, hypotheses = shares(prior(setting)), shares(after)
    sites, diagnoses = by_site(hypotheses), by_diagnosis(hypotheses)
    tests = next_tests(after, findings)
    return Reading(
        findings=findings,
        setting=setting,
        hypotheses=hypotheses,
        sites=_falling(sites),
        diagnoses=_falling(diagnoses),
        weighed=weigh(findings, setting, hypotheses),
        doubt=redrawn(findings, hypotheses),
        inseparable=[
            *inseparable(by_site(before), sites),
            *inseparable(by_diagnosis(before), diagnoses),
        ],
        next_tests=tests,
        missing={
            name: missing_for(name, tests) if chance >= WORTH_NAMING else ()
            for name, chance in (sites | diagnoses).items()
        },
        changes=changes_of_mind(findings, after),
        urgency=assess_urgency(answers),
    )


def assess(answers: Answers) -> Result:
    """Where is the lesion and what is it, with reasons; pure."""
    reading = read(answers)
    return Result(
        headline=_headline(reading),
        blocks=tuple(_blocks(reading)),
        not_assessed=tuple(test.finding for test in reading.next_tests),
        sources=(
            *ANATOMY_SOURCES,
            *(source for finding in reading.findings for source in sources_of(finding)),
            *(source for fired in reading.urgency.fired for source in fired.rule.sources),
        ),
        details={
            "urgency": reading.urgency.urgency,
            "reasons": reading.urgency.reasons,
            "setting": reading.setting,
            "first_site_stays_first": round(reading.doubt.stays_first, DIGITS),
            "sites": _candidates(reading, "site", reading.sites),
            "diagnoses": _candidates(reading, "diagnosis", reading.diagnoses),
            "inseparable": [list(group) for group in reading.inseparable],
            "next_tests": [
                {
                    "id": test.finding,
                    "gain_bits": round(test.gain, 6),
                    "outcomes": dict(test.outcomes),
                    "chances": {state: round(chance, DIGITS) for state, chance in test.chances.items()},
                }
                for test in reading.next_tests
            ],
            "changes_of_mind": [
                {"id": one.finding, "from": one.given, "to": one.instead, "first_then": one.first_then}
                for one in reading.changes
            ],
        },
    )


def _falling(chances: Mapping[str, float]) -> dict[str, float]:
    # Rounded before sorting, so that the last bit of an exponential cannot change the order.
    order = sorted(chances, key=lambda name: (-round(chances[name], DIGITS), name))
    return {name: chances[name] for name in order}


def _candidates(reading: Reading, of: str, chances: Mapping[str, float]) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "label": name_of(name),
            "probability": round(chance, DIGITS),
            "low": _range(reading, name, chance)[0],
            "high": _range(reading, name, chance)[1],
            "supports": list(reading.weighed[name].supports),
            "against": list(reading.weighed[name].against),
            "missing": list(reading.missing[name]),
        }
        for name, chance in chances.items()
    ]


def _range(reading: Reading, name: str, chance: float) -> tuple[float, float]:
    """The range of a candidate in the reruns; it holds the answer itself."""
    low, high = reading.doubt.ranges[name]
    return round(min(low, chance), DIGITS), round(max(high, chance), DIGITS)


def _headline(reading: Reading) -> str:
    if not reading.findings:
        return "Nothing has been asked or examined yet: begin with where the pain is and how it behaves."
    if reading.urgency.urgency == "emergency":
        parts = [_urgent_part(reading.urgency), "act on this before you localize", *_if_likely(reading)]
    else:
        parts = [_urgent_part(reading.urgency), _suspicion(reading), _where(reading), _what(reading)]
        if reading.next_tests and reading.next_tests[0].finding not in BEYOND_THE_BEDSIDE:
            parts.append(f"next, {doing(reading.next_tests[0].finding)}")
    sentence = "; ".join(part for part in parts if part)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _urgent_part(urgency: Assessment) -> str:
    if urgency.urgency == "routine":
        return ""
    return f"{URGENCY_WORDS[urgency.urgency]}: {urgency.fired[0].rule.headline}"


def _suspicion(reading: Reading) -> str:
    return "this could be the cauda equina or the spinal cord" if _is_suspected(reading) else ""


def _is_suspected(reading: Reading) -> bool:
    """Whether a lesion above the single roots is likely although no finding is a red flag by itself."""
    share = sum(reading.sites[site] for site in CENTRAL)
    return reading.urgency.urgency != "emergency" and share >= SUSPECTED


def _if_likely(reading: Reading) -> list[str]:
    """In an emergency a site is named only when it is likely, and never that there is no lesion."""
    best, chance = next(iter(reading.sites.items()))
    return [_where(reading)] if chance >= LIKELY and best != NO_LESION else []


def _where(reading: Reading) -> str:
    (best, chance), (second, second_chance) = list(reading.sites.items())[:2]
    if chance >= LIKELY:
        return f"most in keeping with {phrase_of(best)}"
    if chance >= LEADS * second_chance:
        return f"more in keeping with {phrase_of(best)} than with {phrase_of(second)}"
    return f"undecided between {phrase_of(best)} and {phrase_of(second)}"


def _what(reading: Reading) -> str:
    (best, chance), (second, second_chance) = list(reading.diagnoses.items())[:2]
    if chance >= LIKELY:
        return f"most likely {phrase_of(best)}"
    if chance >= LEADS * second_chance:
        return f"more likely {phrase_of(best)} than {phrase_of(second)}"
    return f"{phrase_of(best)} and {phrase_of(second)} lead"


def _blocks(reading: Reading) -> list[Block]:
    blocks: list[Block] = []
    if reading.urgency.urgency != "routine":
        blocks.append(reasons_block(reading.urgency))
    if reading.findings:
        if _is_suspected(reading):
            blocks.append(SUSPICION)
        blocks += [
            _ranking(reading, "site", "Where is the lesion?", reading.sites),
            _ranking(reading, "diagnosis", "What is it?", reading.diagnoses),
        ]
    if reading.next_tests:
        blocks.append(_what_next(reading))
    if reading.findings:
        if reading.doubt.stays_first < STABLE:
            blocks.append(_not_stable(reading))
        if reading.inseparable:
            blocks.append(_not_told_apart(reading))
        blocks.append(_what_would_change(reading))
        blocks.append(_setting(reading))
        blocks.append(_working(reading))
    blocks.append(NOT_MODELED)
    return blocks


def _ranking(reading: Reading, of: str, title: str, chances: Mapping[str, float]) -> Ranking:
    return Ranking(
        title=title,
        of=of,
        text="Out of 100 patients with these findings, in this model. The range: where 8 of 10 reruns with "
        "redrawn weights ended.",
        items=tuple(
            Ranked(
                id=name,
                label=name_of(name),
                probability=round(chance, DIGITS),
                low=_range(reading, name, chance)[0],
                high=_range(reading, name, chance)[1],
                supports=_in_words(reading, reading.weighed[name].supports),
                against=_in_words(reading, reading.weighed[name].against),
                missing=tuple(eliciting(finding) for finding in reading.missing[name]),
            )
            for name, chance in chances.items()
        ),
    )


def _not_stable(reading: Reading) -> Callout:
    best = phrase_of(next(iter(reading.sites)))
    reruns = round(reading.doubt.stays_first * DRAWS)
    return Callout(
        tone="caution",
        title="The first site is not stable",
        text=f"With the model's weights redrawn, {best} stayed first in {reruns} of {DRAWS} reruns.",
    )


def _in_words(reading: Reading, findings: Sequence[str]) -> tuple[str, ...]:
    return tuple(finding_words(name, reading.findings[name]) for name in findings)


def _what_next(reading: Reading) -> Checklist:
    best = reading.next_tests[:SHOWN_TESTS]
    exhausted = best[0].finding in BEYOND_THE_BEDSIDE
    return Checklist(
        title="What to examine next",
        text=f"{EXHAUSTED if exhausted else ''}The most telling stands first.",
        items=tuple(Item(text=_how(test.finding), detail=_outcomes(test)) for test in best),
    )


def _how(finding: str) -> str:
    question = QUESTIONS[finding]
    asked = eliciting(finding)
    return f"{asked[0].upper()}{asked[1:]}. {question.help}".strip()


def _outcomes(test: NextTest) -> str:
    question = QUESTIONS[test.finding]
    states_to: dict[str, list[str]] = {}
    for state, site in test.outcomes.items():
        states_to.setdefault(site, []).append(lowered(question.label_of(state)))
    worth = f"Expected information {test.gain:.2f} bit."
    if len(states_to) == 1:
        stays = phrase_of(next(iter(states_to)))
        return f"Whatever it shows, {stays} stays first; it changes how sure you are. {worth}"
    (site, states), *others = states_to.items()
    then = [f"If {listed(states, 'or')}, {phrase_of(site)} stands first"]
    then += [f"if {listed(states, 'or')}, {phrase_of(site)}" for site, states in others]
    return f"{'; '.join(then)}. {worth}"


def _not_told_apart(reading: Reading) -> Checklist:
    return Checklist(
        title="Not told apart",
        text="The findings so far fit these about equally well; only how common each is sets them apart.",
        items=tuple(
            Item(text="; ".join(name_of(name) for name in group), detail=_what_separates(reading, group))
            for group in reading.inseparable
        ),
    )


def _what_separates(reading: Reading, group: Sequence[str]) -> str:
    finding = separating(group, reading.next_tests)
    if not finding:
        return "No open bedside test tells them apart well."
    return f"Best told apart by: {eliciting(finding)}."


def _what_would_change(reading: Reading) -> Checklist:
    if not reading.changes:
        return Checklist(
            title="What would change this",
            text="No single finding, had it been otherwise, would put another site first.",
            items=(),
        )
    return Checklist(
        title="What would change this",
        text="Check these findings again: had one been otherwise, another site would stand first.",
        items=tuple(
            Item(
                text=f"{finding_words(one.finding, one.instead)} "
                f"(given: {state_words(one.finding, one.given)})",
                detail=f"First then: {phrase_of(one.first_then)}.",
            )
            for one in reading.changes[:SHOWN_TESTS]
        ),
    )


def _setting(reading: Reading) -> Table:
    best = list(reading.sites)[:3]
    rows = []
    for setting, label in MODEL.setting_labels.items():
        sites = by_site(in_setting(reading.hypotheses, reading.setting, setting))
        now = " (used here)" if setting == reading.setting else ""
        rows.append((f"{label[0].upper()}{label[1:]}{now}", *(in_words(sites[name]) for name in best)))
    return Table(
        title="The same findings in another setting",
        columns=("Setting", *(name_of(name) for name in best)),
        rows=tuple(rows),
        text="What is common where you are changes the answer. The starting figures are our own judgment.",
        folded=True,
    )


def _working(reading: Reading) -> Table:
    first_two = list(reading.sites)[:2]
    return Table(
        title="The working: each finding, for and against",
        columns=("Finding", *(f"For {name_of(name)}" for name in first_two)),
        rows=tuple(
            (finding_words(name, state), *(_speaks(reading, name, candidate) for candidate in first_two))
            for name, state in reading.findings.items()
        ),
        text=_families_given(reading),
        folded=True,
    )


def _speaks(reading: Reading, finding: str, candidate: str) -> str:
    weighed = reading.weighed[candidate]
    if finding in weighed.supports:
        return "speaks for"
    return "speaks against" if finding in weighed.against else "says little"


def _families_given(reading: Reading) -> str:
    told = []
    for family in CLINICAL.families.values():
        given = [test.id for test in family.tests if test.id in reading.findings]
        if len(given) > 1:
            tests = listed(lowered(QUESTIONS[name].label) for name in given)
            told.append(f"{tests} count as one family: {family.label}")
    sentence = "; ".join(told)
    return f"{sentence[0].upper()}{sentence[1:]}." if told else ""
