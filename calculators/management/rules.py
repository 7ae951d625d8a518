"""Which entries of the plan apply to a situation. Pure; more alarm never takes a referral away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calculators.contract import Value
from calculators.red_flags.model import TIERS

from .model import LISTS, Entry, Phase, Plan, plan
from .situation import Situation, read

NOT_GIVEN = "not_given"
RED_FLAG = "red_flag"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What applies: the entries of each list in order, the phase, and the highest tier of the referrals."""

    situation: Situation
    phase: Phase
    urgency: str
    entries: Mapping[str, tuple[Entry, ...]]
    headline: str
    text: str

    @property
    def alarmed(self) -> bool:
        """Whether an alarm comes before every treatment."""
        return self.phase.id == RED_FLAG

    @property
    def fingerprint(self) -> tuple[object, ...]:
        """What two answers must share to be the same plan."""
        entries = tuple(self.entries.items())
        return self.phase.id, self.headline, self.text, self.urgency, entries, self.situation.cautions


def choose(answers: Mapping[str, Value]) -> Chosen:
    """The plan for clean answers."""
    everything = plan()
    situation = read(answers, everything)
    fitting = {name: _fitting(name, situation, everything) for name in LISTS}
    refer = tuple(sorted(fitting["refer"], key=lambda entry: TIERS.index(entry.tier)))
    alarmed = any(entry.alarm == "raises" for entry in refer)
    entries = {
        # With an alarm, treatment waits: of the other lists only what holds even then is left.
        name: refer if name == "refer" else tuple(entry for entry in chosen if _holds(entry, alarmed))
        for name, chosen in fitting.items()
    }
    phase = everything.phases[RED_FLAG if alarmed else situation.time]
    says = [] if alarmed else [say for say in everything.says if holds(say.when, situation, everything)]
    return Chosen(
        situation=situation,
        phase=phase,
        urgency=refer[0].tier if refer else "routine",
        entries=entries,
        headline=next((say.headline for say in says if say.headline), phase.headline),
        text=next((say.text for say in says if say.text), phase.text),
    )


def _holds(entry: Entry, alarmed: bool) -> bool:
    return entry.alarm in ("only", "also") if alarmed else entry.alarm != "only"


def _fitting(name: str, situation: Situation, everything: Plan) -> list[Entry]:
    """The first fitting variant of each entry of a list."""
    found: dict[str, Entry] = {}
    for entry in everything.entries:
        if entry.list == name and entry.id not in found and fits(entry, situation, everything):
            found[entry.id] = entry
    return list(found.values())


def fits(entry: Entry, situation: Situation, everything: Plan) -> bool:
    """Whether an entry is for this family and every condition of it holds."""
    if entry.families and situation.family not in entry.families + entry.carried_over:
        return False
    return holds(entry.when, situation, everything)


def holds(when: Mapping[str, Any], situation: Situation, everything: Plan) -> bool:
    """Whether every condition holds; what was not given meets only "not_given"."""
    return all(_met(key, wanted, situation, everything) for key, wanted in when.items())


def _met(key: str, wanted: Any, situation: Situation, everything: Plan) -> bool:
    answers = situation.answers
    match key:
        case "time":
            return situation.time in wanted
        case "family":
            return situation.family in wanted
        case "weeks_from":
            return situation.weeks is not None and situation.weeks >= everything.weeks[wanted]
        case "weeks_before":
            return situation.weeks is not None and situation.weeks < everything.weeks[wanted]
        case "care_from":
            return situation.care is not None and situation.care >= everything.weeks[wanted]
        case "care_before":
            return situation.care is not None and situation.care < everything.weeks[wanted]
        case "severe_pain":
            pain = answers.get("leg_pain_severity")
            given = "present" if _severe(pain, everything) else "absent" if pain is not None else NOT_GIVEN
            return given in wanted
        case "any_present":
            return any(answers.get(question) == "present" for question in wanted)
        case "any_open":
            return any(question not in answers for question in wanted)
        case "none_present":
            return all(answers.get(question) != "present" for question in wanted)
        case _:
            return answers.get(key, NOT_GIVEN) in wanted


def _severe(pain: Value | None, everything: Plan) -> bool:
    return isinstance(pain, int | float) and pain >= everything.severe_pain
