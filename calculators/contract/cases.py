"""Cases from TOML: `[[case]]` with id, story, source, why, `[case.findings]` and `[case.expect]`."""

import tomllib
from importlib.resources import files

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
