"""What localization goes by, as blocks: for the page without JavaScript, and what the model leaves out."""

from ..anatomy import Target
from ..contract import Block, Checklist, Item, Table
from .forward import ANATOMY
from .hypotheses import MODEL

# What the anatomy and the frequencies rest on, beside the project's own judgement.
SOURCES = (
    "aids",
    "preston",
    "phillips1991",
    "murphy2009",
    "vroomen2002",
    "vdwindt2010",
    "martin2014",
    "suri2010jama",
)

NOT_MODELED = Checklist(
    title="What this does not model",
    text="A short answer hides its assumptions. These are left out or made coarse:",
    folded=True,
    items=(
        Item("Two diseases at once. A trochanter can be tender in someone with an L5 root."),
        Item("Age, sex, diabetes, cancer and treatment so far. They change the starting probabilities."),
        Item("How long it has lasted. Signs fade, and EMG needs about three weeks to turn abnormal."),
        Item("Two roots other than L5 with S1, roots above L2, thoracic disease, and disease of the pelvis."),
        Item("How well you examined. A wrong finding is allowed for at one fixed rate."),
        Item(
            "The weights themselves are a synthesis of textbooks and of small studies in selected patients; "
            "where nothing is published they are the project's teaching judgement."
        ),
    ),
)


def _shares(target: Target) -> str:
    ranked = sorted(target.roots.items(), key=lambda one: -one[1])
    return ", ".join(root if weight >= 0.5 else f"({root})" for root, weight in ranked)


def _muscles(movement: str) -> str:
    ranked = sorted(ANATOMY.movements[movement].items(), key=lambda one: -one[1])
    return ", ".join(ANATOMY.muscles[name].label for name, share in ranked if share >= 0.2)


def _movement_row(movement: str) -> tuple[str, ...]:
    main = max(ANATOMY.movements[movement].items(), key=lambda one: one[1])[0]
    target = ANATOMY.muscles[main]
    path = max(target.paths.items(), key=lambda one: one[1])[0]
    return (
        movement.replace("_", " ").capitalize(),
        _muscles(movement),
        _shares(target),
        ANATOMY.segment_labels[path[-1]],
    )


def _skin_row(target: Target) -> tuple[str, ...]:
    path = max(target.paths.items(), key=lambda one: one[1])[0]
    return (target.label[0].upper() + target.label[1:], _shares(target), ANATOMY.segment_labels[path[-1]])


RULES: tuple[Block, ...] = (
    Table(
        title="Power: what each movement tests",
        columns=("Movement", "Muscles", "Roots, main first", "Nerve"),
        rows=tuple(_movement_row(movement) for movement in ANATOMY.movements),
        text="Roots in parentheses supply a smaller part. Sources disagree on several of them.",
    ),
    Table(
        title="Sensation: what each area tests",
        columns=("Area", "Roots, main first", "Nerve"),
        rows=tuple(_skin_row(target) for target in ANATOMY.skin.values()),
        text="Dermatomes overlap. Most radicular pain does not keep to them.",
    ),
    Table(
        title="Reflexes",
        columns=("Reflex", "Roots, main first", "Nerve"),
        rows=tuple(_skin_row(target) for target in ANATOMY.reflexes.values()),
    ),
    Table(
        title="Where a lesion can be, and what it can be",
        columns=("Site", "Diagnoses that put it there"),
        rows=tuple(
            (site.label, ", ".join(one.label for one in MODEL.diagnoses.values() if site.id in one.sites))
            for site in MODEL.sites.values()
        ),
    ),
    NOT_MODELED,
)
