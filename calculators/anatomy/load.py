"""Read the anatomy from its TOML and check that it hangs together."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from .model import PAIN_SHARPNESS, ROOT_SHARPNESS, ROOTS, Anatomy, Target

# file -> what one row in it is called
ROW_NAMES = {
    "segments": "segment",
    "muscles": "muscle",
    "skin": "skin",
    "reflexes": "reflex",
    "pain_regions": "region",
    "movements": "movement",
}


def load_anatomy(package: str = "calculators.anatomy") -> Anatomy:
    """The anatomy of the named package; ValueError lists everything that does not hang together."""

    def table(name: str) -> list[dict[str, Any]]:
        data = tomllib.loads(files(package).joinpath(f"{name}.toml").read_text("utf-8"))
        rows: list[dict[str, Any]] = data[ROW_NAMES[name]]
        return rows

    segments = table("segments")
    parents = {row["id"]: row.get("parent", "") for row in segments}
    anatomy = Anatomy(
        parents=parents,
        segment_labels={row["id"]: row["label"] for row in segments},
        muscles=_targets(table("muscles"), parents),
        skin=_targets(table("skin"), parents),
        reflexes=_targets(table("reflexes"), parents),
        regions=_targets(table("pain_regions"), parents, PAIN_SHARPNESS),
        movements={row["id"]: row["muscles"] for row in table("movements")},
    )
    if faults := _faults(anatomy):
        raise ValueError("anatomy: " + "; ".join(faults))
    return anatomy


def path_to(segment: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """The chain of segments from the plexus down to the named one; an unknown parent or a circle ends it."""
    chain = [segment]
    while (parent := parents.get(chain[-1])) and parent not in chain:
        chain.append(parent)
    return tuple(reversed(chain))


def _targets(
    rows: list[dict[str, Any]], parents: Mapping[str, str], sharpness: float = ROOT_SHARPNESS
) -> dict[str, Target]:
    return {
        row["id"]: Target(
            id=row["id"],
            label=row["label"],
            roots=row["roots"],
            paths={path_to(segment, parents): share for segment, share in row["segments"].items()},
            length=row.get("length", 0.0),
            pyramidal=row.get("pyramidal", 0.0),
            sharpness=sharpness,
            disputed=row.get("disputed", {}),
        )
        for row in rows
    }


def _faults(anatomy: Anatomy) -> list[str]:
    faults = [
        f"{segment}: leads up to no plexus"
        for segment in anatomy.parents
        if anatomy.parents.get(path_to(segment, anatomy.parents)[0]) != ""
    ]
    for kind in (anatomy.muscles, anatomy.skin, anatomy.reflexes, anatomy.regions):
        for target in kind.values():
            if unknown := (set(target.roots) | set(target.disputed)) - set(ROOTS):
                faults.append(f"{target.id}: unknown roots {sorted(unknown)}")
            if missing := {path[-1] for path in target.paths} - set(anatomy.parents):
                faults.append(f"{target.id}: unknown segments {sorted(missing)}")
            if abs(sum(target.paths.values()) - 1) > 1e-9:
                faults.append(f"{target.id}: shares of its segments sum to {sum(target.paths.values())}")
    for movement, muscles in anatomy.movements.items():
        if unknown := set(muscles) - set(anatomy.muscles):
            faults.append(f"{movement}: unknown muscles {sorted(unknown)}")
        if abs(sum(muscles.values()) - 1) > 1e-9:
            faults.append(f"{movement}: shares of its muscles sum to {sum(muscles.values())}")
    return faults
