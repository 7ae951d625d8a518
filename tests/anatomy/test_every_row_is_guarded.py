"""Mutation tests: an anatomy row that is dropped, turned round or moved to another nerve breaks a fact."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from calculators.anatomy import Anatomy, Cut, Target, load_anatomy, loss

FACTS: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("facts.toml").read_text("utf-8")
)
KINDS = ("muscles", "skin", "reflexes", "regions")
ANATOMY = load_anatomy()
ROWS = [(kind, name) for kind in KINDS for name in getattr(ANATOMY, kind)]


def broken_facts(anatomy: Anatomy) -> Iterator[str]:
    """The facts that an anatomy breaks."""
    for kind in KINDS:
        targets: Mapping[str, Target] = getattr(anatomy, kind)
        for name, fact in FACTS[kind].items():
            if name not in targets:
                yield f"{kind} {name} is missing"
                continue
            target = targets[name]
            most = max(target.roots.values())
            if sorted(root for root, weight in target.roots.items() if weight == most) != fact["main"]:
                yield f"{kind} {name}: main root"
            segments = {segment for path in target.paths for segment in path}
            if fact["nerve"] not in segments or fact["not"] in segments:
                yield f"{kind} {name}: nerve"
    for movement, muscle in FACTS["movements"].items():
        shares = anatomy.movements.get(movement, {})
        if not shares or shares.get(muscle) != max(shares.values()):
            yield f"movement {movement}"


def changed(kind: str, name: str, target: Target | None) -> Anatomy:
    """The anatomy with one row replaced, or dropped where `target` is None."""
    rows = dict(getattr(ANATOMY, kind))
    if target is None:
        del rows[name]
    else:
        rows[name] = target
    return replace(ANATOMY, **{kind: rows})


def test_the_anatomy_breaks_no_fact_and_every_row_has_one() -> None:
    assert list(broken_facts(ANATOMY)) == []
    assert {(kind, name) for kind in KINDS for name in FACTS[kind]} == set(ROWS)
    assert set(FACTS["movements"]) == set(ANATOMY.movements)


@pytest.mark.parametrize(("kind", "name"), ROWS)
def test_a_dropped_row_breaks_a_fact(kind: str, name: str) -> None:
    assert list(broken_facts(changed(kind, name, None)))


@pytest.mark.parametrize(("kind", "name"), ROWS)
def test_a_row_with_another_main_root_breaks_a_fact(kind: str, name: str) -> None:
    target: Target = getattr(ANATOMY, kind)[name]
    others = {"L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5"} - set(FACTS[kind][name]["main"])
    for root in others:
        flipped = replace(target, roots={**target.roots, root: 2 * max(target.roots.values())})
        assert list(broken_facts(changed(kind, name, flipped))), root


@pytest.mark.parametrize(("kind", "name"), ROWS)
def test_a_row_moved_to_another_nerve_breaks_a_fact(kind: str, name: str) -> None:
    """Moved to any segment that does not lead through the right nerve."""
    target: Target = getattr(ANATOMY, kind)[name]
    fact = FACTS[kind][name]
    for other in (*KINDS,):
        for row in getattr(ANATOMY, other).values():
            segments = {segment for path in row.paths for segment in path}
            if fact["nerve"] not in segments:
                moved = replace(target, paths=row.paths)
                assert list(broken_facts(changed(kind, name, moved))), row.id


def test_where_sources_disagree_the_other_reading_is_modeled() -> None:
    """Tibialis anterior mainly L4 or L5; the small muscles of the foot mainly S2, or S1 and L5."""
    readings = {
        name: (
            max(target.roots, key=target.roots.__getitem__),
            max(target.disputed, key=target.disputed.__getitem__),
        )
        for name, target in ANATOMY.muscles.items()
        if target.disputed
    }
    assert readings == {
        "tibialis_anterior": ("L5", "L4"),
        "extensor_digitorum_brevis": ("L5", "S2"),
        "abductor_hallucis": ("S1", "S2"),
    }
    ankle = ANATOMY.muscles["tibialis_anterior"]
    cut = [Cut(roots=frozenset({"L4"}))]
    assert loss(ankle, cut, "disputed") > loss(ankle, cut, "usual")


@pytest.mark.parametrize("movement", ANATOMY.movements)
def test_a_movement_that_is_dropped_or_given_to_another_muscle_breaks_a_fact(movement: str) -> None:
    without = {name: shares for name, shares in ANATOMY.movements.items() if name != movement}
    assert list(broken_facts(replace(ANATOMY, movements=without)))
    for muscle in set(ANATOMY.muscles) - {FACTS["movements"][movement]}:
        given_away = replace(ANATOMY, movements={**ANATOMY.movements, movement: {muscle: 1.0}})
        assert list(broken_facts(given_away)), muscle
