"""The right leg in five views, in centimeters: its outline, and its skin areas as closed paths.

An outline is a ring of points. An area is put together from parts of the ring and from borders, and neighbors
use the same border, so nothing gapes. Areas carry the id of the question that asks about them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .curves import Point, between, smooth, value_at

type Line = list[Point]


@dataclass(frozen=True)
class View:
    """One view: the outline, lines inside it that are no areas, and the areas in the order they are drawn."""

    outline: Line
    creases: Sequence[Line]
    areas: Mapping[str, Line]


@dataclass(frozen=True)
class Column:
    """Hip to ankle between two edges, each a list of (height, place) knots."""

    first: Sequence[Point]
    second: Sequence[Point]
    bottom: float

    def at(self, share: float, height: float) -> Point:
        """The place at this share of the way from the first edge to the second."""
        left, right = value_at(self.first, height), value_at(self.second, height)
        return left + (right - left) * share, height

    def ring(self, foot: Line) -> Line:
        """The outline: down the first edge, along the foot, up the second edge."""
        heights = [self.bottom * step / 80 for step in range(81)]
        down = [self.at(0, height) for height in heights]
        return [*down, *foot, *(self.at(1, height) for height in reversed(heights))]


# Place: centimeters outward from the midline. Height: centimeters down from the waist.
LEG = Column(
    first=[(0, 13.6), (6, 15.6), (14, 17.6), (20, 17.6), (30, 16.8), (40, 15.3), (48, 14.1), (52, 13.9),
           (56, 13.8),
           (62, 14.3), (70, 13.4), (80, 11.6), (86, 11.0), (88.5, 11.7)],
    second=[(0, 0), (16, 0), (17, 0), (19, 0.6), (30, 1.4), (40, 2.6), (49, 3.3), (54, 3.3), (62, 2.7),
            (70, 3.5),
            (80, 5.0), (86, 5.0), (88.5, 4.5)],
    bottom=88.5,
)  # fmt: skip

# Place: centimeters forward. The first edge is the front, the second the back.
SIDE = Column(
    first=[(0, 9.4), (8, 9.6), (18, 10.2), (30, 9.5), (40, 7.9), (47, 7.0), (51, 7.3), (55, 6.1), (62, 4.9),
           (70, 4.3),
           (78, 3.7), (84, 3.6), (88, 4.6)],
    second=[(0, -7.6), (6, -10.2), (13, -12.4), (18, -11.6), (21.5, -9.6), (30, -8.7), (40, -7.0),
            (47, -5.6), (52, -5.0),
            (56, -5.7), (62, -7.4), (68, -6.8), (76, -4.8), (84, -3.3), (88, -3.5)],
    bottom=88,
)  # fmt: skip

# The toes of the right foot from above, great toe first: (place, from the tip backward); inner is negative.
_TOES: Line = [
    (-4.7, 7.8), (-4.45, 5), (-4.5, 2.2), (-3.7, 0.5), (-2.6, 0.3), (-1.75, 1.5), (-1.5, 3.7), (-1.3, 1.6),
    (-0.65, 0.2),
    (0.05, 1), (0.3, 3.5), (0.5, 1.8), (1.1, 0.9), (1.65, 1.8), (1.85, 3.9), (2.1, 2.6), (2.65, 1.9),
    (3.1, 2.9),
    (3.25, 4.8), (3.5, 4), (4.05, 3.5), (4.55, 4.6), (4.7, 6.3), (4.9, 8.2), (4.3, 12),
]  # fmt: skip
_CLEFTS: Line = [(-1.5, 3.7), (0.3, 3.5), (1.85, 3.9), (3.25, 4.8)]


def front() -> View:
    """From the front."""
    at = LEG.at
    foot = smooth(
        [(11.7, 88.5), (12.3, 91), (12.9, 93.5), (13.4, 96.2), (12.9, 97.5), (12.2, 97.4), (11.9, 96.6),
         (11.8, 97.8),
         (11.2, 98.6), (10.6, 98.2), (10.35, 97.3), (10.2, 98.5), (9.6, 99.3), (8.9, 98.8), (8.65, 97.7),
         (8.5, 99),
         (7.8, 99.8), (7, 99.2), (6.75, 97.9), (6.5, 99.4), (5.6, 100.4), (4.4, 99.8), (3.9, 97), (4.3, 94),
         (4.7, 91),
         (4.5, 88.5)],
        steps=5,
    )  # fmt: skip
    ring = LEG.ring(foot)
    crease = smooth([at(0.16, 10.5), at(0.48, 14), at(0.8, 17.6)])
    outer = smooth([at(0.16, 10.5), at(0.27, 15), at(0.3, 25), at(0.3, 42), at(0.2, 48), at(0, 51)])
    inner = smooth([at(0.8, 17.6), at(0.73, 24), at(0.73, 40), at(0.86, 46), at(1, 49)])
    knee_outer = smooth([at(0, 54.5), at(0.25, 56), at(0.5, 56.5)])
    knee_inner = smooth([at(0.5, 56.5), at(0.75, 56), at(1, 54.5)])
    shin = smooth([at(0.5, 56.5), at(0.55, 68), at(0.52, 80), at(0.5, 87.5)])
    instep = smooth([at(0.5, 87.5), (6.5, 89.6), (4.7, 91.2)])
    little_toe = smooth([at(0.12, 87.5), (11.2, 90.5), (11.7, 94), (11.95, 96.6)])
    areas = {
        "groin": [*crease, *between(ring, at(1, 18.8), at(1, 14.6)), at(0.45, 10.6), at(0.12, 7)],
        "lateral_thigh": [*between(ring, at(0, 9), at(0, 51)), *reversed(outer)],
        "anterior_thigh": [
            *crease, *inner, *reversed(between(ring, at(1, 54.5), at(1, 49))), *reversed(knee_inner),
            *reversed(knee_outer), *reversed(between(ring, at(0, 51), at(0, 54.5))), *reversed(outer)],
        "medial_thigh": [*inner, *between(ring, at(1, 49), at(1, 18.8))],
        "lateral_leg": [*between(ring, at(0, 54.5), at(0, 87.5)), *reversed(shin), *reversed(knee_outer)],
        "medial_leg": [*shin, *instep, *between(ring, (4.7, 91.2), at(1, 54.5)), *reversed(knee_inner)],
        "dorsal_foot": [*little_toe, *between(ring, (11.95, 96.6), (4.7, 91.2)), *reversed(instep)],
        "lateral_foot": [*between(ring, at(0, 87.5), (11.95, 96.6)), *reversed(little_toe)],
        "first_web_space": smooth([(6.1, 98.5), (6, 97), (6.75, 94.8), (7.5, 97), (7.4, 98.5),
        (6.75, 97.8)], closed=True),
    }  # fmt: skip
    return View(ring, [[(6.75, 97.9), (6.8, 96.6)]], areas)


def back() -> View:
    """From behind."""
    at = LEG.at
    foot = smooth(
        [(11.7, 88.5), (11.4, 91.5), (12.2, 94.5), (12.9, 97.4), (11.9, 99), (10.5, 99.3), (8.2, 100.4),
         (5.8, 99.7),
         (4.9, 97.3), (5.1, 94), (5, 91), (4.5, 88.5)],
    )  # fmt: skip
    ring = LEG.ring(foot)
    fold = smooth([at(0.22, 21.3), at(0.5, 22.4), at(0.75, 21.4), at(0.9, 19.6)])
    hip = smooth([at(0, 9.5), at(0.14, 11.5), at(0.21, 16), at(0.22, 21.3)])
    cleft = smooth([at(1, 11.5), at(0.86, 13), at(0.82, 16.5), at(0.9, 19.6)])
    outer = smooth([at(0.22, 21.3), at(0.2, 30), at(0.17, 42), at(0, 51)])
    inner = smooth([at(0.9, 19.6), at(0.84, 26), at(0.84, 40), at(1, 49)])
    knee_outer, knee, knee_inner = (
        smooth([at(0, 54), at(0.22, 55)]),
        smooth([at(0.22, 55), at(0.5, 55.6), at(0.76, 55)]),
        smooth([at(0.76, 55), at(1, 54)]),
    )
    calf_outer = smooth([at(0.22, 55), at(0.22, 66), at(0.14, 76), at(0, 82)])
    calf_inner = smooth([at(0.76, 55), at(0.74, 68), at(0.78, 80), (5.9, 89)])
    heel_top = smooth([(11.6, 89.5), (9.8, 90.4), (5.9, 89)])
    heel_outer = smooth([(9.8, 90.4), (10.3, 95), (10.5, 99.3)])
    areas = {
        "buttock": [
            at(0, 4.5), *smooth([at(0.3, 4), at(0.7, 4.6), at(1, 6)]),
            *reversed(between(ring, at(1, 11.5), at(1, 6))),
            *cleft, *reversed(fold), *reversed(hip), *reversed(between(ring, at(0, 4.5), at(0, 9.5)))],
        "perianal": [*cleft, *between(ring, at(1, 19.6), at(1, 11.5))],
        "lateral_thigh": [*between(ring, at(0, 9.5), at(0, 51)), *reversed(outer), *reversed(hip)],
        "medial_thigh": [*inner, *between(ring, at(1, 49), at(1, 19.6))],
        "posterior_thigh": [
            *fold, *inner, *reversed(between(ring, at(1, 54), at(1, 49))), *reversed(knee_inner),
            *reversed(knee),
            *reversed(knee_outer), *reversed(between(ring, at(0, 51), at(0, 54))), *reversed(outer)],
        "lateral_leg": [*between(ring, at(0, 54), at(0, 82)), *reversed(calf_outer), *reversed(knee_outer)],
        "posterior_calf": [
            *knee, *calf_inner, *reversed(heel_top), *reversed(between(ring, at(0, 82), (11.6, 89.5))),
            *reversed(calf_outer)],
        "medial_leg": [*calf_inner, *between(ring, (5, 91), at(1, 54)), *reversed(knee_inner)],
        "heel": [*heel_outer, *between(ring, (10.5, 99.3), (5, 91)), (5.9, 89)],
        "lateral_foot": [*between(ring, (11.6, 89.5), (10.5, 99.3)), *reversed(heel_outer)],
    }  # fmt: skip
    return View(ring, [], areas)


def outer_side() -> View:
    """From the outer side, toes to the right."""

    def at(share: float, height: float) -> Point:
        return SIDE.at(1 - share, height)  # 0 is the back

    foot = smooth(
        [(4.6, 88), (7, 90.8), (11, 93.6), (15, 95.7), (18, 96.9), (19.4, 98.4), (18.8, 100), (16, 100.4),
         (9, 100.2),
         (4, 99.9), (-2, 100.3), (-5.2, 99.6), (-6.1, 97), (-5.2, 93.5), (-3.9, 90.5), (-3.5, 88)],
    )  # fmt: skip
    ring = SIDE.ring(foot)
    hip, point = at(0.42, 9), at(0.46, 53)
    buttock_top, buttock_side = (
        smooth([at(0, 4.5), at(0.25, 4.6), hip]),
        smooth([hip, at(0.37, 15), at(0.27, 21.5)]),
    )
    thigh_front = smooth([at(0.64, 9.5), at(0.74, 16), at(0.74, 30), at(0.7, 44), point])
    thigh_back = smooth([at(0.27, 21.5), at(0.26, 32), at(0.26, 44), point])
    knee_front = smooth([at(1, 55.5), at(0.7, 55.8), point])
    knee_middle, knee_back = smooth([point, at(0.3, 54.6)]), smooth([at(0.3, 54.6), at(0, 54)])
    calf = smooth([at(0.3, 54.6), at(0.38, 62), at(0.38, 72), at(0.28, 82), (-1.6, 89)])
    ankle = smooth([(1.2, 88.6), (3, 88.2), at(1, 87.5)])
    sole_edge = smooth([(1.2, 88.6), (4, 92.6), (9, 96.2), (14, 97.7), (19.2, 98)])
    heel_side = smooth([(-4.2, 91), (-2.2, 93.5), (-1.2, 97), (-0.6, 100.2)])
    areas = {
        "buttock": [*buttock_top, *buttock_side, *between(ring, at(0, 21.5), at(0, 4.5))],
        "lateral_thigh": [*thigh_front, *reversed(thigh_back), *reversed(buttock_side)],
        "anterior_thigh": [*between(ring, at(1, 13.5), at(1, 55.5)), *knee_front, *reversed(thigh_front)],
        "posterior_thigh": [*thigh_back, *knee_middle, *knee_back, *between(ring, at(0, 54), at(0, 21.5))],
        "lateral_leg": [
            *knee_front, *knee_middle, *calf, *ankle, *reversed(between(ring, at(1, 55.5), at(1, 87.5)))],
        "posterior_calf": [*calf, *between(ring, (-4.2, 91), at(0, 54)), *reversed(knee_back)],
        "dorsal_foot": [*ankle, *between(ring, at(1, 87.5), (19.2, 98)), *reversed(sole_edge)],
        "lateral_foot": [
            *sole_edge, *between(ring, (19.2, 98), (-0.6, 100.2)), *reversed(heel_side), (-1.6, 89)],
        "heel": [*heel_side, *between(ring, (-0.6, 100.2), (-4.2, 91))],
    }  # fmt: skip
    return View(ring, [], areas)


def top_of_foot() -> View:
    """The foot from above, cut off above the ankle."""
    start, end = (-3.4, 20.5), (3.3, 20.5)
    ring = [
        *smooth([start, (-3.75, 17.6), (-3.15, 14.6), (-3.8, 11.2), *_TOES, (3.6, 15), (3.75, 17.6), end])
    ]
    instep = smooth([(-3.2, 14.8), (-2.4, 16.5), (-1.8, 20.5)])
    little_toe = smooth([(3.25, 4.8), (3.5, 8), (3.1, 12), (2.6, 16), (2.5, 20.5)])
    areas = {
        "medial_leg": [*between(ring, start, (-3.2, 14.8)), *instep],
        "dorsal_foot": [*between(ring, (-3.2, 14.8), (3.25, 4.8)), *little_toe, *reversed(instep)],
        "lateral_foot": [*between(ring, (3.25, 4.8), end), *reversed(little_toe)],
        "first_web_space": smooth(
            [(-2.15, 2.2), (-2.35, 4.2), (-1.5, 7), (-0.6, 4.2), (-0.8, 2.2), (-1.5, 3.3)], closed=True
        ),
    }
    return View(ring, [[cleft, (cleft[0], cleft[1] + 1)] for cleft in _CLEFTS], areas)


def sole() -> View:
    """The sole, great toe to the right."""
    toes = [(-place, back) for place, back in reversed(_TOES)]
    ring = smooth(
        [(0, 26.2), (-2.4, 25.2), (-3.2, 22), (-3.4, 17), *toes, (3.9, 11), (2.6, 14.6), (2.5, 18), (3, 22),
         (2.3, 25.2)],
        closed=True,
    )  # fmt: skip
    heel_outer, heel_inner = (
        smooth([(-3.25, 20.6), (-1.6, 19.8), (-0.2, 19.6)]),
        smooth([(-0.2, 19.6), (1.5, 19.8), (2.8, 20.6)]),
    )
    middle = smooth([(-2.65, 1.9), (-2.3, 6), (-1.2, 12), (-0.2, 19.6)])
    areas = {
        "lateral_sole": [*between(ring, (-3.25, 20.6), (-2.65, 1.9)), *middle, *reversed(heel_outer)],
        "medial_sole": [
            *between(ring, (-2.65, 1.9), (2.8, 20.6)), *reversed(heel_inner), *reversed(middle)],
        "heel": [*between(ring, (2.8, 20.6), (-3.25, 20.6)), *heel_outer, *heel_inner],
    }  # fmt: skip
    return View(ring, [[(-place, back), (-place, back + 1)] for place, back in _CLEFTS], areas)
