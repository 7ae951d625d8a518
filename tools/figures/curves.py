"""Smooth curves as dense lists of points."""

import math
from collections.abc import Sequence

type Point = tuple[float, float]


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 6) -> list[Point]:
    """A curve through all the points (Catmull-Rom)."""
    count = len(points)
    spans = count if closed else count - 1
    curve: list[Point] = []
    for index in range(spans):
        a, b, c, d = (_at(points, index + offset, closed=closed) for offset in (-1, 0, 1, 2))
        curve += [_blend(a, b, c, d, step / steps) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def value_at(knots: Sequence[Point], where: float) -> float:
    """The height of a smooth curve through (place, height) knots, read at one place."""
    if where <= knots[0][0]:
        return knots[0][1]
    for index in range(len(knots) - 1):
        left, right = knots[index][0], knots[index + 1][0]
        if where <= right:
            share = (where - left) / (right - left)
            rise = (right - left) * share * (1 - share)
            straight = knots[index][1] + (knots[index + 1][1] - knots[index][1]) * share
            slope = (knots[index + 1][1] - knots[index][1]) / (right - left)
            start, end = _slope(knots, index), _slope(knots, index + 1)
            return straight + rise * ((start - slope) * (1 - share) - (end - slope) * share)
    return knots[-1][1]


def between(ring: Sequence[Point], start: Point, end: Point) -> list[Point]:
    """The part of a closed ring from the point nearest `start` on to the point nearest `end`."""
    first, last = _nearest(ring, start), _nearest(ring, end)
    return list(ring[first : last + 1]) if first <= last else [*ring[first:], *ring[: last + 1]]


def _nearest(ring: Sequence[Point], wanted: Point) -> int:
    return min(range(len(ring)), key=lambda index: math.dist(ring[index], wanted))


def _at(points: Sequence[Point], index: int, *, closed: bool) -> Point:
    return points[index % len(points)] if closed else points[min(max(index, 0), len(points) - 1)]


def _blend(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def one(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (
            2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3
        )

    return one(a[0], b[0], c[0], d[0]), one(a[1], b[1], c[1], d[1])


def _slope(knots: Sequence[Point], index: int) -> float:
    before, after = knots[max(index - 1, 0)], knots[min(index + 1, len(knots) - 1)]
    return (after[1] - before[1]) / (after[0] - before[0])
