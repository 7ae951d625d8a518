"""Which rules fire on which findings. Pure, and monotone: one more flag never lowers the urgency."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calculators.contract import Value

from .model import TIERS, Rule, Ruleset, Weak, ruleset


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired, its headline by what was found, and the ids of the findings that it names."""

    rule: Rule
    headline: str
    findings: tuple[str, ...]
    found: str

    @property
    def text(self) -> str:
        """What the rule says and what was found."""
        return f"{self.rule.text} Found: {self.found}."

    @property
    def action(self) -> str:
        """What to do and by when."""
        return f"{self.rule.action} When: {self.rule.time_frame}"

    def to_dict(self) -> dict[str, Any]:
        """The reason as the contract's other programs read it."""
        rule = self.rule
        return {
            "rule": rule.id,
            "findings": list(self.findings),
            "urgency": rule.urgency,
            "action": rule.action,
            "time_frame": rule.time_frame,
            "source": rule.sources[0],
            "sources": list(rule.sources),
            "note": rule.note,
            "status": rule.status,
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """The urgency, the rules that fired (most urgent first), and weak flags that no rule took up."""

    urgency: str
    fired: tuple[Fired, ...]
    weak: tuple[Weak, ...]

    @property
    def reasons(self) -> list[dict[str, Any]]:
        """The reasons as JSON-able data."""
        return [fired.to_dict() for fired in self.fired]


def assess_findings(
    findings: Mapping[str, Value], named: Mapping[str, tuple[str, ...]] | None = None
) -> Assessment:
    """Judge findings by the rules.

    findings: red flag question id to "present", "absent" or a number; what is left out was not asked.
    named: for a caller with ids of its own: red flag id to the caller's ids, which the reasons then name.
    """
    rules = ruleset()
    there = _there(findings, rules)
    hits = {rule.id: rule for rule in rules.rules if _fires(rule, there)}
    covered = {rule_id for rule in hits.values() for rule_id in rule.covers}
    fired = [
        _fired(rule, _atoms(rule, hits) & there.keys(), there, findings, named or {})
        for rule in hits.values()
        if rule.id not in covered
    ]
    # Sorting is stable: within a tier the order of the file stays.
    fired.sort(key=lambda item: TIERS.index(item.rule.urgency))
    taken = {there[atom] for rule in hits.values() for atom in _atoms(rule, hits) & there.keys()}
    weak = tuple(flag for flag in rules.weak if flag.finding in there and there[flag.finding] not in taken)
    return Assessment(fired[0].rule.urgency if fired else "routine", tuple(fired), weak)


def _there(findings: Mapping[str, Value], rules: Ruleset) -> dict[str, str]:
    """Findings and thresholds that are there, each with its question, in the order of the words."""
    there = {key: key for key in rules.words if findings.get(key) == "present"}
    for threshold in rules.thresholds.values():
        number = findings.get(threshold.question)
        if isinstance(number, int | float) and threshold.met(number):
            there[threshold.id] = threshold.question
    return there


def _fires(rule: Rule, there: Mapping[str, str]) -> bool:
    return all(sum(atom in there for atom in clause.of) >= clause.need for clause in rule.when)


def _atoms(rule: Rule, hits: Mapping[str, Rule]) -> set[str]:
    """What the rule names, with what the rules that it covers would have named."""
    atoms = set(rule.named)
    for rule_id in rule.covers:
        if rule_id in hits:
            atoms |= set(hits[rule_id].named)
    return atoms


def _fired(
    rule: Rule,
    atoms: set[str],
    there: Mapping[str, str],
    findings: Mapping[str, Value],
    named: Mapping[str, tuple[str, ...]],
) -> Fired:
    ids = dict.fromkeys(question for atom, question in there.items() if atom in atoms)
    words = ruleset().words
    return Fired(
        rule=rule,
        headline=_headline(rule, there),
        findings=tuple(dict.fromkeys(own for key in ids for own in named.get(key, (key,)))),
        found=", ".join(_in_words(words[key], findings[key]) for key in ids),
    )


def _headline(rule: Rule, there: Mapping[str, str]) -> str:
    """The rule's headline, which names no finding that is not there."""
    found = [words for finding, words in rule.alone.items() if finding in there]
    return found[0] if len(found) == 1 else rule.headline


def _in_words(words: str, value: Value) -> str:
    return words.format(value=value) if isinstance(value, int | float) else words
