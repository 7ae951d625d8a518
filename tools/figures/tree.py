"""The nerve tree: roots, plexus, nerves, and what each nerve carries, with a dot for each root."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from .palette import BODY, INK, LINE, ROOTS, SOFT, THIN, root_tint
from .svg import chip, document, lines

WIDTH, SHOWN = 400, 480
COLUMNS: Mapping[str, float] = {
    root: 246 + 27 * place for place, root in enumerate(("L2", "L3", "L4", "L5", "S1", "S2"))
}
_STEP, _HEADING, _BIGGEST, _FAINT = 20.5, 26, 8.2, 0.15


@dataclass(frozen=True)
class Nerve:
    """A nerve of the tree: how far it is indented, and the ids of its muscles and skin areas."""

    label: str
    depth: int
    muscles: Sequence[str] = ()
    skin: Sequence[str] = ()


LUMBAR: Sequence[Nerve] = (
    Nerve("Femoral", 0, ("iliopsoas", "quadriceps"), ("anterior_thigh",)),
    Nerve("Saphenous", 1, (), ("medial_leg",)),
    Nerve("Obturator", 0, ("adductors",), ("medial_thigh",)),
    Nerve("Lateral femoral cutaneous", 0, (), ("lateral_thigh",)),
)
SACRAL: Sequence[Nerve] = (
    Nerve("Superior gluteal", 0, ("gluteus_medius_minimus", "tensor_fasciae_latae")),
    Nerve("Inferior gluteal", 0, ("gluteus_maximus",)),
    Nerve("Posterior femoral cutaneous", 0, (), ("posterior_thigh",)),
    Nerve("Sciatic, fibular division", 0, ("biceps_femoris_short_head",)),
    Nerve("Lateral sural cutaneous", 1, (), ("lateral_leg",)),
    Nerve(
        "Deep fibular",
        1,
        ("tibialis_anterior", "extensor_hallucis_longus", "extensor_digitorum_brevis"),
        ("first_web_space",),
    ),
    Nerve("Superficial fibular", 1, ("fibularis_longus_brevis",), ("dorsal_foot",)),
    Nerve("Sciatic, tibial division", 0, ("semitendinosus_semimembranosus", "biceps_femoris_long_head")),
    Nerve("Sural", 1, (), ("lateral_foot",)),
    Nerve(
        "Tibial", 1, ("gastrocnemius", "soleus", "tibialis_posterior", "flexor_hallucis_longus"), ("heel",)
    ),
    Nerve("Plantar nerves", 2, ("abductor_hallucis",), ("medial_sole", "lateral_sole")),
)
# The anatomy's names, where they are too long for a row.
SHORT: Mapping[str, str] = {
    "quadriceps": "quadriceps",
    "gluteus_medius_minimus": "gluteus medius, minimus",
    "biceps_femoris_short_head": "biceps, short head",
    "biceps_femoris_long_head": "biceps, long head",
    "extensor_hallucis_longus": "great toe extensor",
    "extensor_digitorum_brevis": "short toe extensor",
    "fibularis_longus_brevis": "fibularis long., brev.",
    "semitendinosus_semimembranosus": "inner hamstrings",
    "flexor_hallucis_longus": "great toe flexor",
    "anterior_thigh": "front of the thigh",
    "medial_leg": "inner shin",
    "medial_thigh": "inner thigh",
    "lateral_thigh": "outer thigh",
    "posterior_thigh": "back of the thigh",
    "lateral_leg": "outer leg",
    "first_web_space": "first web space",
    "dorsal_foot": "top of the foot",
    "lateral_foot": "outer border, foot",
    "medial_sole": "inner sole",
    "lateral_sole": "outer sole",
}


def nerve_tree(tables: Path) -> str:
    """The whole figure."""
    roots = {
        item["id"]: item["roots"]
        for name, kind in (("muscles", "muscle"), ("skin", "skin"))
        for item in tomllib.loads((tables / f"{name}.toml").read_text("utf-8"))[kind]
    }
    top, parts = 128.0, [_plexuses()]
    for heading, nerves in (("From the lumbar plexus", LUMBAR), ("From the sacral plexus", SACRAL)):
        drawn, top = _section(heading, nerves, roots, top)
        parts += drawn
    parts.append(
        lines(
            14,
            top + 16,
            ["The bigger the dot, the more of that root.", "\u25a0 muscle   \u25cb skin"],
            size=13,
        )
    )
    return document(WIDTH, round(top + 46), SHOWN, "From root to plexus to nerve to muscle and skin", parts)


def _plexuses() -> str:
    at = {root: 40 + 64 * place for place, root in enumerate(COLUMNS)}
    feeds = [("L2", 96), ("L3", 108), ("L4", 120), ("L4", 256), ("L5", 272), ("S1", 288), ("S2", 304)]
    strands = "".join(
        f'<path d="M{at[root]} 36C{at[root]} 66 {end} 56 {end} 84" fill="none" stroke="{ROOTS[root]}" '
        'stroke-width="4"/>'
        for root, end in feeds
    )
    boxes = "".join(
        f'<rect x="{x}" y="84" width="{wide}" height="26" rx="6" fill="{BODY}" stroke="{INK}" '
        f'stroke-width="{LINE}"/>'
        f'<text x="{x + wide / 2}" y="101" text-anchor="middle" font-weight="700">{words}</text>'
        for x, wide, words in ((42, 130, "Lumbar plexus"), (214, 130, "Sacral plexus"))
    )
    return strands + boxes + "".join(chip(x - 12.5, 30, root) for root, x in at.items())


def _section(
    heading: str, nerves: Sequence[Nerve], roots: Mapping[str, Mapping[str, float]], top: float
) -> tuple[list[str], float]:
    rows: list[str] = []
    tree: list[str] = []
    y = top + 42
    trunk = {0: top + 25}
    for nerve in nerves:
        x = 14 + 14 * nerve.depth
        y += _HEADING if rows else 0
        start = trunk[nerve.depth]
        tree.append(
            f'<path d="M{x} {start:g}V{y - 4:g}H{x + 10}" fill="none" stroke="{INK}" stroke-width="{LINE}"/>'
        )
        trunk[nerve.depth + 1] = y + 3
        rows.append(f'<text x="{x + 14}" y="{y:g}" font-weight="700">{escape(nerve.label)}</text>')
        for name, is_skin in [*((m, False) for m in nerve.muscles), *((s, True) for s in nerve.skin)]:
            y += _STEP
            rows.append(
                _row(x + 20, y, SHORT.get(name, name.replace("_", " ")), roots[name], is_skin=is_skin)
            )
    columns = "".join(
        f'<line x1="{x:g}" y1="{top + 22:g}" x2="{x:g}" y2="{y + 8:g}" stroke="{root_tint(root)}" '
        f'stroke-width="{THIN}"/>'
        for root, x in COLUMNS.items()
    )
    chips = "".join(chip(x - 12.5, top + 18, root) for root, x in COLUMNS.items())
    title = lines(14, top + 18, [f"*{heading}"], size=14)
    return [columns, chips, title, *tree, *rows], y + 22


def _row(x: float, y: float, words: str, roots: Mapping[str, float], *, is_skin: bool) -> str:
    mark = (
        f'<circle cx="{x + 5:g}" cy="{y - 4:g}" r="3.6" fill="none" stroke="{SOFT}" stroke-width="{THIN}"/>'
        if is_skin
        else f'<rect x="{x + 1.4:g}" y="{y - 7.6:g}" width="7.2" height="7.2" fill="{SOFT}"/>'
    )
    dots = "".join(
        f'<circle cx="{COLUMNS[root]:g}" cy="{y - 4:g}" r="{_BIGGEST * math.sqrt(weight):.1f}" '
        f'fill="{ROOTS[root]}"/>'
        for root, weight in roots.items()
        if root in COLUMNS and weight >= _FAINT
    )
    return f'{mark}<text x="{x + 14:g}" y="{y:g}">{escape(words)}</text>{dots}'
