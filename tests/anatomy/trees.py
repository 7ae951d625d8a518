"""The anatomy, and lesions of it as hypothesis makes them."""

from hypothesis import strategies as st

from calculators.anatomy import ROOTS, Cut, Target, load_anatomy, loss

ANATOMY = load_anatomy()
TARGETS = [
    (kind, target)
    for kind, targets in (
        ("muscle", ANATOMY.muscles),
        ("skin", ANATOMY.skin),
        ("reflex", ANATOMY.reflexes),
        ("region", ANATOMY.regions),
    )
    for target in targets.values()
]
NAMES = [f"{kind}-{target.id}" for kind, target in TARGETS]
SEGMENTS = sorted(ANATOMY.parents)
VARIANTS = ("usual", "disputed", "prefixed", "postfixed")

targets = st.sampled_from([target for _, target in TARGETS])
segments = st.sampled_from(SEGMENTS)
variants = st.sampled_from(VARIANTS)
cuts = st.builds(
    Cut,
    segment=st.sampled_from(["", *SEGMENTS]),
    roots=st.frozensets(st.sampled_from(ROOTS), max_size=3),
    factor=st.floats(0, 1),
)
lesions = st.lists(cuts, max_size=4)


def downstream(segment: str) -> set[str]:
    """The segment and every segment that leaves it, however far on."""
    found = {segment}
    while more := {child for child, parent in ANATOMY.parents.items() if parent in found} - found:
        found |= more
    return found


def taken_at(target: Target, *places: str) -> float:
    """The share of a target's fibers that complete cuts of these segments take."""
    return loss(target, [Cut(place) for place in places])


def taken_with(target: Target, *roots: str) -> float:
    """The share of a target's fibers that go with these roots."""
    return loss(target, [Cut(roots=frozenset(roots))])
