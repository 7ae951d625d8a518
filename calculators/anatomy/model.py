"""The anatomy: muscles, skin, reflexes and pain regions, their fibers, and what a cut takes from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ROOTS = ("L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5")

# The dominant root does more than its share of published weights suggests: a proven lesion of one root
# weakens its muscles clearly, although each answers to three or more on stimulation (phillips1991). The
# size is our own judgment.
ROOT_SHARPNESS = 2.0
# Pain does not do that: it spreads wider than the skin map, and drawings did not tell L5 from S1
# (albert2019).
PAIN_SHARPNESS = 1.0

# How a prefixed or postfixed plexus moves the supply by one root, for half of the fibers; the size is
# our judgment.
VARIANT_SHIFT: Mapping[str, int] = {"usual": 0, "disputed": 0, "prefixed": -1, "postfixed": 1}
SHIFTED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Fiber:
    """Fibers of one root that reach a target along one path; share of the target's fibers, 0 to 1."""

    root: str
    path: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a finding tests.

    roots      root -> relative weight
    paths      path of segments from the plexus -> share of the fibers
    length     distance from the spine, 0 to 1
    pyramidal  how much of a corticospinal lesion's weakness falls on it, 0 to 1
    sharpness  how far the dominant root does more than its weight says
    disputed   the weights in the other reading, where the sources disagree
    """

    id: str
    label: str
    roots: Mapping[str, float]
    paths: Mapping[tuple[str, ...], float]
    length: float = 0.0
    pyramidal: float = 0.0
    sharpness: float = ROOT_SHARPNESS
    disputed: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cut:
    """Part of a lesion.

    segment  where it is; "" for the roots themselves
    roots    which roots it takes; none named: all that run there
    factor   how much of them, 0 to 1
    """

    segment: str = ""
    roots: frozenset[str] = frozenset()
    factor: float = 1.0

    def takes(self, fiber: Fiber) -> bool:
        """Whether the fibers run through the cut."""
        return (not self.segment or self.segment in fiber.path) and (
            not self.roots or fiber.root in self.roots
        )


@dataclass(frozen=True)
class Anatomy:
    """All segments and targets by id. `movements` are muscle -> share of the movement's power."""

    parents: Mapping[str, str]
    segment_labels: Mapping[str, str]
    muscles: Mapping[str, Target]
    skin: Mapping[str, Target]
    reflexes: Mapping[str, Target]
    regions: Mapping[str, Target]
    movements: Mapping[str, Mapping[str, float]]


def fibers(target: Target, variant: str = "usual") -> tuple[Fiber, ...]:
    """The target's fibers; shares sum to 1.

    variant: usual, prefixed or postfixed plexus, or disputed (the other reading of the sources).
    """
    roots = target.disputed if variant == "disputed" and target.disputed else target.roots
    sharp = {root: weight**target.sharpness for root, weight in roots.items()}
    total = sum(sharp.values())
    shares = _shifted({root: weight / total for root, weight in sharp.items()}, VARIANT_SHIFT[variant])
    return tuple(
        Fiber(root, path, root_share * path_share)
        for root, root_share in shares.items()
        for path, path_share in target.paths.items()
    )


def loss(target: Target, cuts: Iterable[Cut], variant: str = "usual") -> float:
    """The share of the target's fibers that the cuts take, 0 to 1."""
    cuts = tuple(cuts)
    return sum(
        fiber.share * max((cut.factor for cut in cuts if cut.takes(fiber)), default=0.0)
        for fiber in fibers(target, variant)
    )


def _shifted(shares: Mapping[str, float], shift: int) -> dict[str, float]:
    if not shift:
        return dict(shares)
    moved: dict[str, float] = {}
    for root, share in shares.items():
        other = ROOTS[min(max(ROOTS.index(root) + shift, 0), len(ROOTS) - 1)]
        moved[root] = moved.get(root, 0.0) + share * (1 - SHIFTED_SHARE)
        moved[other] = moved.get(other, 0.0) + share * SHIFTED_SHARE
    return moved
