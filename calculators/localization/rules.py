"""What localization goes by, as blocks: for the page without JavaScript, and what the model leaves out."""

from ..anatomy import Target
from ..contract import Block, Checklist, Item, Table
from ..evidence import load_evidence
from ..likelihood import catalog
from .clinical import CLINICAL
from .forward import ANATOMY
from .hypotheses import MODEL
from .published import Published, Shrunk, load_published
from .questions import QUESTIONS

# What every answer rests on: the anatomy, and how far it varies.
ANATOMY_SOURCES = ("aids", "preston", "phillips1991", "murphy2009")


EVIDENCE = load_evidence("calculators.evidence")


def sources_of(finding: str) -> tuple[str, ...]:
    """The sources of the evidence rows that set how often a finding is there; none where we judged alone."""
    return tuple(EVIDENCE.rows[row].source for row in CLINICAL.evidence.get(finding, ()))


NOT_MODELED = Checklist(
    title="What this does not model",
    text="A short answer hides its assumptions. These are left out or made coarse:",
    folded=True,
    items=(
        Item("Two diseases at once. A trochanter can be tender in someone with an L5 root."),
        Item("Age, sex, diabetes, cancer and treatment so far. They change the starting probabilities."),
        Item(
            "How long it has lasted. Signs fade, and EMG needs about "
            f"{EVIDENCE.figure('edx_when.limb_weeks').text} to turn abnormal."
        ),
        Item("Two roots other than L5 with S1, roots above L2, thoracic disease, and disease of the pelvis."),
        Item("How well you examined. Wrong findings are allowed for at fixed rates."),
        Item(
            "The weights themselves are a synthesis of textbooks and of small studies in selected patients; "
            "where nothing is published they are the project's teaching judgment."
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


def _published_row(published: Published) -> tuple[str, ...]:
    tests = [catalog().tests[row] for row in published.rows]
    having, lacking = (
        ", ".join(
            MODEL.diagnoses[name].label for name in dict.fromkeys(one.partition(".")[0] for one in names)
        )
        for names in (published.having, published.lacking)
    )
    return (
        QUESTIONS[published.finding].label,
        "; ".join(f"{test.measured_by}: {test.row.population}" for test in tests),
        f"{having}, against {lacking[0].lower()}{lacking[1:]}",
        _ratios(published, published.positive),
        _ratios(published, published.negative),
    )


def _ratios(published: Published, shrunk: Shrunk | None) -> str:
    if shrunk is None:
        return "not published"
    pooled = "pooled " if len(published.rows) > 1 else ""
    return f"{pooled}{shrunk.published:.2g}, enters as {shrunk.used:.2g}"


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
    Table(
        title="Published likelihood ratios, and how they enter",
        columns=("Finding", "Studied in", "Applied to", "When positive", "When negative"),
        rows=tuple(_published_row(one) for one in load_published()),
        text=(
            "Each ratio is shrunk toward 1, the more the less certain it is, for it was measured in other "
            "patients than yours. How often any other finding is there, in any other disease, is our own "
            "judgment."
        ),
        folded=True,
    ),
    NOT_MODELED,
)
