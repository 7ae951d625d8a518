"""The anatomy hangs together: shares sum to 1, names are known, and a fault in the data is told."""

import itertools
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calculators import anatomy as package
from calculators import registry
from calculators.anatomy import ROOTS, Target, fibers, load_anatomy

from .trees import ANATOMY, NAMES, SEGMENTS, TARGETS, VARIANTS

FOLDER = Path(str(package.__file__)).parent
EVERY_TARGET = pytest.mark.parametrize(("kind", "target"), TARGETS, ids=NAMES)


def close(one: float, other: float) -> bool:
    return abs(one - other) < 1e-9


@EVERY_TARGET
def test_the_shares_of_a_target_s_segments_sum_to_1(kind: str, target: Target) -> None:
    assert close(sum(target.paths.values()), 1)
    assert all(share > 0 for share in target.paths.values())


@EVERY_TARGET
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_target_s_fibers_sum_to_1_in_every_variant_of_the_plexus(
    kind: str, target: Target, variant: str
) -> None:
    parts = fibers(target, variant)
    assert close(sum(fiber.share for fiber in parts), 1)
    assert all(fiber.share > 0 for fiber in parts)
    assert {fiber.root for fiber in parts} <= set(ROOTS)


@EVERY_TARGET
def test_a_target_has_known_roots_with_weights_from_0_to_1_the_main_one_first(
    kind: str, target: Target
) -> None:
    assert set(target.roots) <= set(ROOTS)
    assert all(0 < weight <= 1 for weight in target.roots.values())
    assert target.label.strip()


@EVERY_TARGET
def test_every_path_runs_from_a_plexus_or_the_cord_down_the_tree(kind: str, target: Target) -> None:
    for path in target.paths:
        assert ANATOMY.parents[path[0]] == ""
        assert all(ANATOMY.parents[child] == parent for parent, child in itertools.pairwise(path))


@EVERY_TARGET
def test_length_and_pyramidal_share_lie_between_0_and_1(kind: str, target: Target) -> None:
    assert 0 <= target.length <= 1
    assert 0 <= target.pyramidal <= 1


@pytest.mark.parametrize("movement", ANATOMY.movements)
def test_the_muscles_of_a_movement_are_known_and_their_shares_sum_to_1(movement: str) -> None:
    muscles = ANATOMY.movements[movement]
    assert set(muscles) <= set(ANATOMY.muscles)
    assert close(sum(muscles.values()), 1)


@pytest.mark.parametrize("segment", SEGMENTS)
def test_every_segment_has_a_label_a_known_parent_and_leads_somewhere(segment: str) -> None:
    assert ANATOMY.segment_labels[segment].strip()
    assert ANATOMY.parents[segment] in {"", *SEGMENTS}
    assert any(segment in path for _, target in TARGETS for path in target.paths)


@pytest.mark.parametrize("name", ["segments", "muscles", "skin", "reflexes"])
def test_every_row_names_a_known_source(name: str) -> None:
    (rows,) = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")).values()
    assert {row["source"] for row in rows} <= set(registry.evidence.sources)


@pytest.mark.parametrize("name", ["segments", "muscles", "skin", "reflexes", "pain_regions", "movements"])
def test_no_id_stands_twice(name: str) -> None:
    (rows,) = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")).values()
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))


def test_farther_from_the_spine_along_a_limb_means_longer() -> None:
    """Length-dependent disease starts at the toes: foot before calf before thigh."""
    for near, far in (("medial_leg", "medial_sole"), ("posterior_thigh", "posterior_calf"),
                      ("posterior_calf", "heel"), ("lateral_leg", "dorsal_foot")):  # fmt: skip
        assert ANATOMY.skin[near].length < ANATOMY.skin[far].length
    assert ANATOMY.muscles["quadriceps"].length < ANATOMY.muscles["extensor_digitorum_brevis"].length
    assert ANATOMY.reflexes["knee"].length < ANATOMY.reflexes["ankle"].length


# ---------------------------------------------------------------- faults are told

Altered = Callable[..., str]


@pytest.fixture
def altered(tmp_path: Path) -> Iterator[Altered]:
    """Load a copy of the anatomy with words replaced in one of its files."""
    made: list[str] = []

    def load(name: str, *changes: tuple[str, str]) -> str:
        made.append(f"altered_anatomy_{len(made)}")
        folder = tmp_path / made[-1]
        shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        (folder / "__init__.py").touch()
        file = folder / f"{name}.toml"
        text = file.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        file.write_text(text, "utf-8")
        load_anatomy(made[-1])
        return "no fault told"

    sys.path.insert(0, str(tmp_path))
    yield load
    sys.path.remove(str(tmp_path))
    for name in made:
        sys.modules.pop(name, None)


def test_a_copy_without_changes_loads(altered: Altered) -> None:
    assert altered("muscles") == "no fault told"


def test_shares_of_segments_that_do_not_sum_to_1_are_told(altered: Altered) -> None:
    with pytest.raises(ValueError, match=r"anatomy: iliopsoas: shares of its segments sum to 0\.9"):
        altered("muscles", ("psoas_branches = 0.6", "psoas_branches = 0.5"))


def test_an_unknown_root_is_told(altered: Altered) -> None:
    with pytest.raises(ValueError, match=r"anatomy: quadriceps: unknown roots \['L9'\]"):
        altered("muscles", ("roots = { L3 = 1, L4 = 0.9, L2 = 0.5 }", "roots = { L9 = 1 }"))


def test_an_unknown_muscle_of_a_movement_is_told(altered: Altered) -> None:
    with pytest.raises(ValueError, match=r"anatomy: hip_adduction: unknown muscles \['adductor'\]"):
        altered("movements", ("{ adductors = 1.0 }", "{ adductor = 1.0 }"))


def test_shares_of_muscles_that_do_not_sum_to_1_are_told_with_every_other_fault(altered: Altered) -> None:
    with pytest.raises(
        ValueError, match=r"hip_flexion: shares .* sum to 0\.95; knee_extension: unknown muscles"
    ):
        altered(
            "movements",
            ("quadriceps = 0.15", "quadriceps = 0.1"),
            ("{ quadriceps = 1.0 }", "{ quads = 1.0 }"),
        )


def test_an_unknown_segment_is_told_with_every_other_fault(altered: Altered) -> None:
    with pytest.raises(
        ValueError, match=r"quadriceps: unknown roots .*; adductors: unknown segments \['obturater'\]"
    ):
        altered(
            "muscles",
            ("obturator = 0.9", "obturater = 0.9"),
            ("roots = { L3 = 1, L4 = 0.9, L2 = 0.5 }", "roots = { L9 = 1 }"),
        )


@pytest.mark.timeout(10)
@pytest.mark.parametrize("parent", ["nobody", "femoral_inguinal", "saphenous"])
def test_a_parent_that_is_unknown_or_goes_round_in_a_circle_is_told(altered: Altered, parent: str) -> None:
    with pytest.raises(ValueError, match="anatomy: femoral_pelvis: leads up to no plexus"):
        altered(
            "segments",
            (
                'id = "femoral_pelvis"\nparent = "lumbar_plexus"',
                f'id = "femoral_pelvis"\nparent = "{parent}"',
            ),
        )
