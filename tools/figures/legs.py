"""The leg figures: the same shapes, filled by root or by nerve."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from . import body
from .curves import Point
from .labels import BACK, FRONT, HEADINGS, NERVES, ROOTS, SIDE, SOLE, TOP, Label
from .palette import BODY, INK, LINE, THIN, root_tint
from .palette import NERVES as NERVE_COLORS
from .svg import chip, chip_width, document, leader, lines, path_data, stripes

WIDTH, HEIGHT, SHOWN = 400, 1006, 480
_LEAST_SHARE = 0.12  # a thinner stripe is noise
_MAIN = 0.6  # a root with this much of the first root's weight is named beside it


@dataclass(frozen=True)
class Area:
    """A skin area of the anatomy: its name, and the weights of its roots and of its nerves."""

    id: str
    label: str
    roots: Mapping[str, float]
    segments: Mapping[str, float]

    @property
    def main_roots(self) -> list[str]:
        """The roots to name, the heaviest first."""
        most = max(self.roots.values())
        return [root for root in by_weight(self.roots) if self.roots[root] >= _MAIN * most]


@dataclass(frozen=True)
class Placed:
    """A view on the page: where its zero lies, its scale, and whether left and right change places."""

    view: body.View
    x: float
    y: float
    scale: float
    flip: bool = False

    def at(self, point: Point) -> Point:
        """A point of the view, on the page."""
        return self.x + (-1 if self.flip else 1) * point[0] * self.scale, self.y + point[1] * self.scale

    def line(self, points: Sequence[Point]) -> list[Point]:
        """A line of the view, on the page."""
        return [self.at(point) for point in points]


def by_root(tables: Path) -> str:
    """Every area filled by the weights of its roots."""
    areas = _areas(tables)
    note = lines(
        14, 34, ["Right leg. Stripes where roots overlap:", "the wider the stripe, the more of that root."]
    )
    return _figure(
        "Skin of the right leg by root",
        areas,
        lambda area: {root_tint(root): weight for root, weight in area.roots.items()},
        lambda area: f"{area.label}: {_and(area.main_roots)}{_less(area)}",
        [note, *_words(ROOTS, areas)],
    )


def by_nerve(tables: Path) -> str:
    """Every area filled by the shares of its nerves."""
    names = {
        item["id"]: item["label"]
        for item in tomllib.loads((tables / "segments.toml").read_text("utf-8"))["segment"]
    }
    areas = _areas(tables)
    note = [
        "Right leg. One hue for each family of nerves;",
        "stripes where two or three nerves share an area.",
    ]
    return _figure(
        "Skin of the right leg by nerve",
        areas,
        lambda area: {NERVE_COLORS[segment]: share for segment, share in area.segments.items()},
        lambda area: f"{area.label}: {_and([names[segment] for segment in by_weight(area.segments)])}",
        [lines(14, 34, note), *_words(NERVES, areas)],
    )


def by_weight(weights: Mapping[str, float]) -> list[str]:
    """The names, the heaviest first."""
    return sorted(weights, key=lambda name: -weights[name])


def _areas(tables: Path) -> Mapping[str, Area]:
    raw = tomllib.loads((tables / "skin.toml").read_text("utf-8"))["skin"]
    return {item["id"]: Area(item["id"], item["label"], item["roots"], item["segments"]) for item in raw}


def _views() -> Mapping[str, Placed]:
    return {
        FRONT: Placed(body.front(), 168, 92, 4.1, flip=True),
        BACK: Placed(body.back(), 238, 92, 4.1),
        SIDE: Placed(body.outer_side(), 66, 564, 4.1),
        TOP: Placed(body.top_of_foot(), 246, 568, 7.4),
        SOLE: Placed(body.sole(), 246, 782, 7.4),
    }


def _figure(
    title: str,
    areas: Mapping[str, Area],
    colors: Callable[[Area], Mapping[str, float]],
    tells: Callable[[Area], str],
    extra: Sequence[str],
) -> str:
    patterns: list[str] = []
    fills: dict[str, str] = {}
    for name, area in areas.items():
        shares = _shares(colors(area))
        fills[name] = next(iter(shares)) if len(shares) == 1 else f"url(#skin-{name})"
        if len(shares) > 1:
            patterns.append(stripes(f"skin-{name}", shares))
    titles = {name: escape(tells(area)) for name, area in areas.items()}
    views = [_view(heading, placed, fills, titles) for heading, placed in _views().items()]
    return document(WIDTH, HEIGHT, SHOWN, title, [f"<defs>{''.join(patterns)}</defs>", *views, *extra])


def _view(heading: str, placed: Placed, fills: Mapping[str, str], titles: Mapping[str, str]) -> str:
    outline = path_data(placed.line(placed.view.outline))
    shapes = "\n".join(
        f'<path data-question="sensation_{name}" d="{path_data(placed.line(points))}" fill="{fills[name]}" '
        f'stroke="{INK}" stroke-width="{THIN}" stroke-linejoin="round"><title>{titles[name]}</title></path>'
        for name, points in placed.view.areas.items()
    )
    creases = "".join(
        f'<path d="{path_data(placed.line(crease), closed=False)}" fill="none" stroke="{INK}" '
        f'stroke-width="{THIN}" pointer-events="none"/>'
        for crease in placed.view.creases
    )
    return (
        f'<g data-view="{heading.lower().replace(" ", "-")}">\n'
        f'<path d="{outline}" fill="{BODY}"/>\n{shapes}\n'
        f'<path d="{outline}" fill="none" stroke="{INK}" stroke-width="{LINE}" stroke-linejoin="round" '
        f'pointer-events="none"/>{creases}\n</g>'
    )


def _words(labels: Sequence[Label], areas: Mapping[str, Area]) -> list[str]:
    placed = _views()
    parts = [lines(x, y, [f"*{heading}"], anchor="middle", size=14) for heading, x, y in HEADINGS]
    for label in labels:
        parts += [leader([start, placed[view].at(end)]) for start, view, end in label.targets]
        chips = _chips(areas[label.area]) if label.area else []
        at = label.x - (sum(map(chip_width, chips)) / 2 if label.anchor == "middle" else 0)
        for words in chips:
            parts.append(chip(at, label.y, words))
            at += chip_width(words) + 3
        below = 19 if chips else 0
        parts.append(lines(label.x, label.y + below, label.words, anchor=label.anchor))
    return parts


def _chips(area: Area) -> list[str]:
    roots = area.main_roots
    return ["S3 to S5"] if set(roots) == {"S3", "S4", "S5"} else roots


def _shares(colors: Mapping[str, float]) -> Mapping[str, float]:
    total = sum(colors.values())
    return {color: share / total for color, share in colors.items() if share / total >= _LEAST_SHARE}


def _less(area: Area) -> str:
    others = [root for root in by_weight(area.roots) if root not in area.main_roots]
    return f", less {_and(others)}" if others else ""


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
