"""Words of an emergency in a question, and what the red flag rules say to them: "Act now" stands first."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..red_flags.model import ruleset
from ..red_flags.rules import assess_findings
from .sayings import Row, Saying, parse_saying, said

HEADLINE = "Act now"
WHEN = "When to act now"
YOU = (
    "New, or getting worse? If it is you: go to an emergency department now, or call the emergency number. "
    "Don't wait for an answer here."
)
PATIENT = "If it is your patient:"
MOST = 4  # rules that are told


@dataclass(frozen=True, slots=True)
class Alarm:
    """What is taken as present when one of the sayings is heard; a name and a text where no rule has them."""

    says: tuple[Saying, ...]
    page: str
    finding: str = ""
    means: tuple[str, ...] = ()
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Alarms:
    """All of the data file."""

    alarms: tuple[Alarm, ...]
    others: tuple[Alarm, ...]
    asked: Alarm


@dataclass(frozen=True, slots=True)
class Heard:
    """What a question says of emergencies.

    means  per alarm that was heard: the groups that the question then speaks of, and the stems that said so
    act    what to tell first
    """

    means: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = ()
    act: dict[str, Any] | None = None


def parse_alarms(data: Mapping[str, Any]) -> Alarms:
    """Alarms from the data of the file; KeyError or ValueError where it is wrong."""
    sets = data["sets"]

    def alarm(row: Mapping[str, Any]) -> Alarm:
        says = tuple(parse_saying(one, sets) for one in row["spoken"])
        return Alarm(
            says=says,
            page=row["page"],
            finding=row.get("finding", ""),
            means=tuple(row.get("means", ())),
            name=row.get("name", ""),
            text=row.get("text", ""),
        )

    return Alarms(
        tuple(alarm(row) for row in data["alarm"]),
        tuple(alarm(row) for row in data["other"]),
        alarm(data["asked"]),
    )


@cache
def load_alarms() -> Alarms:
    """The package's own alarms."""
    return parse_alarms(tomllib.loads(files(__package__).joinpath("alarms.toml").read_text("utf-8")))


def listen(text: str) -> Heard:
    """What a question says of emergencies; the rules of the red flags decide which of it is one."""
    alarms = load_alarms()
    spoken = said(text)
    there = {alarm: stems for alarm in alarms.alarms if (stems := _heard(alarm, spoken))}
    others = [alarm for alarm in alarms.others if _heard(alarm, spoken)]
    fired = [
        one
        for one in assess_findings({alarm.finding: "present" for alarm in there}).fired
        if one.rule.urgency == "emergency"
    ]
    named = {finding for one in fired for finding in one.findings}
    sure = {alarm: stems for alarm, stems in there.items() if alarm.finding in named}
    means = tuple((alarm.means, stems) for alarm, stems in there.items() if alarm.means)
    if asked := _heard(alarms.asked, spoken):
        means += ((alarms.asked.means, asked),)
    fits = [_fit(alarm.name, alarm.text, "") for alarm in others]
    fits += [_fit(one.headline, one.rule.action, one.rule.time_frame) for one in fired[:MOST]]
    if fits:
        findings = list(dict.fromkeys(alarm.finding for alarm in sure))
        pages = [alarm.page for alarm in [*others, *sure] if alarm.page]
        return Heard(means, _act(HEADLINE, findings, fits, YOU, pages))
    if asked:
        return Heard(means, _act(WHEN, [], [], alarms.asked.text, [alarms.asked.page]))
    return Heard(means)


def _heard(alarm: Alarm, spoken: Sequence[Row]) -> frozenset[str]:
    return frozenset(stem for one in alarm.says for stem in one.heard(spoken))


def _fit(name: str, action: str, time_frame: str) -> dict[str, str]:
    return {"name": name, "action": action, "time_frame": time_frame}


def _act(
    headline: str, findings: list[str], fits: list[dict[str, str]], text: str, pages: list[str]
) -> dict[str, Any]:
    words = ruleset().words
    return {
        "headline": headline,
        "heard": [words[finding] for finding in findings],
        "text": text,
        "for_patient": PATIENT if fits else "",
        "fits": fits,
        "page": pages[0] if pages else "",
        "findings": findings,
    }
