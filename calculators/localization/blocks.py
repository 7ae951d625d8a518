"""What the page shows of localization, from the emergency down to the working."""

from collections.abc import Mapping, Sequence

from ..contract import Block, Callout, Checklist, Item, Ranked, Ranking, Table
from ..red_flags import reasons_block
from ..render.lists import listed
from ..render.words import in_words
from .clinical import CLINICAL
from .doubt import DRAWS
from .groups import by_site
from .hypotheses import MODEL
from .inference import in_setting
from .next_tests import BEYOND_THE_BEDSIDE, NextTest, separating, share_then
from .questions import QUESTIONS
from .reading import DIGITS, Reading
from .rules import NOT_MODELED
from .words import eliciting, finding_words, lowered, name_of, phrase_of, state_words

SHOWN_TESTS = 3
STABLE = 0.8  # share of reruns in which the first site must stay first
EXHAUSTED = (
    "The bedside has little more to give. This is what nerve tests and MRI would add; whether and when to do "
    "them, the imaging calculator answers. "
)
SUSPICION = Callout(
    tone="caution",
    title="This could be the cauda equina or the spinal cord",
    text=(
        "No finding here is an emergency by itself, but together they point above the single roots. "
        "Before you go on, ask about bladder, bowel, saddle and sexual function, test saddle skin and anal "
        "tone, the plantar response and the other leg, and go through the red flags calculator."
    ),
)

CENTRAL = Callout(
    tone="caution",
    title="This could be the brain or the spinal cord",
    text=(
        "Weakness that came within minutes or hours can be a stroke: look at face, arm and speech, and take "
        "your stroke pathway at once. Otherwise test the jerks, the plantar response and the feeling on the "
        "trunk before anyone images the lumbar spine alone: a cord lesion sits higher."
    ),
)
COMMONNESS = (
    "This list counts how common each is among people with these findings. It takes nothing back from the "
    "emergency above. "
)


def blocks_of(reading: Reading) -> list[Block]:
    """What the page shows, in order."""
    blocks: list[Block] = []
    if reading.urgency.urgency != "routine":
        blocks.append(reasons_block(reading.urgency))
    if reading.findings:
        if reading.points_above_the_roots:
            blocks.append(SUSPICION)
        if reading.points_to_brain_or_cord:
            blocks.append(CENTRAL)
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
    caution = COMMONNESS if reading.urgency.urgency == "emergency" and of == "site" else ""
    return Ranking(
        title=title,
        of=of,
        text=f"{caution}Out of 100 patients with these findings, in this model. The range: where 8 of 10 "
        "reruns with redrawn weights ended.",
        items=tuple(
            Ranked(
                id=name,
                label=name_of(name),
                probability=round(chance, DIGITS),
                low=reading.range_of(name, chance)[0],
                high=reading.range_of(name, chance)[1],
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
        (stays,) = states_to
        sure = [
            f"{in_words(share)} if {lowered(question.label_of(state))}"
            for state, share in share_then(test, stays).items()
        ]
        return f"Whatever it shows, {phrase_of(stays)} stays first: {listed(sure)}. {worth}"
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
