"""What stands in a calculator's TOML beside its rules: its cases, and the evidence rows that it names.

Cases: `[[case]]` with id, story, source, why, `[case.findings]` and `[case.expect]`.
"""

import tomllib
from importlib.resources import files

from ..evidence import rows_named
from .registry import Case


def load_cases(package: str) -> tuple[Case, ...]:
    """The cases in `cases.toml` beside the named package's modules, in file order."""
    data = tomllib.loads(files(package).joinpath("cases.toml").read_text("utf-8"))
    return tuple(
        Case(
            id=row["id"],
            title=row.get("title", ""),
            story=row["story"],
            findings=row["findings"],
            expect=row["expect"],
            why=row["why"],
            source=row["source"],
        )
        for row in data["case"]
    )


def evidence_named(package: str) -> tuple[str, ...]:
    """The ids of the evidence rows that the TOML files of the named package rest on."""
    tables = [entry for entry in files(package).iterdir() if entry.name.endswith(".toml")]
    named = {row for entry in tables for row in rows_named(tomllib.loads(entry.read_text("utf-8")))}
    return tuple(sorted(named))
