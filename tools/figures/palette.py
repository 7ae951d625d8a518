"""One palette, one line weight and one set of names for all anatomy figures."""

from collections.abc import Mapping

INK = "#24303a"
SOFT = "#5b6670"
PANEL = "#f7f5f0"
BODY = "#fffdf9"
LINE = 2.0
THIN = 1.2

ROOTS: Mapping[str, str] = {
    "L1": "#a58bb5",
    "L2": "#7a5195",
    "L3": "#3b6fb6",
    "L4": "#1f8a8c",
    "L5": "#c7791a",
    "S1": "#b4443c",
    "S2": "#6b6b6b",
    "S3": "#8d8d8d",
    "S4": "#aaa69e",
    "S5": "#c2beb5",
}

# The nerves of the skin: one hue for each family, a tint for each member.
NERVES: Mapping[str, str] = {
    "femoral_inguinal": "#dbe8c6",
    "saphenous": "#bdd59b",
    "obturator": "#f0e3a6",
    "lateral_femoral_cutaneous": "#d5caec",
    "posterior_femoral_cutaneous": "#ebcbbb",
    "lateral_sural_cutaneous": "#cfe7f2",
    "superficial_fibular_skin": "#a5d1e6",
    "deep_fibular_ankle": "#5fa6c8",
    "sural": "#f4d3e0",
    "medial_calcaneal": "#e7abc6",
    "tarsal_tunnel": "#eebfd3",
    "ilioinguinal_genitofemoral": "#d4d0c6",
    "pudendal": "#c3beb2",
    "dorsal_rami": "#e8e6df",
}


def tint(color: str, share: float) -> str:
    """The color mixed with white; `share` 1 leaves it as it is."""
    parts = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def root_tint(root: str) -> str:
    """The color of a root as a ground that dark letters can stand on."""
    return tint(ROOTS[root], 0.6)
