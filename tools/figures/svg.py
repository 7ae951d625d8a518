"""Small helpers that write SVG: attributes only, no styles, no outside references."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from .curves import Point
from .palette import INK, PANEL, THIN, root_tint

FONT = "system-ui, sans-serif"


def document(width: int, height: int, shown: int, title: str, parts: Iterable[str]) -> str:
    """A whole figure on its light panel, `shown` pixels wide by default."""
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{shown}" '
        f'height="{round(height * shown / width)}" role="img" font-family="{FONT}" font-size="13" '
        f'fill="{INK}">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{width}" height="{height}" rx="12" fill="{PANEL}"/>\n{body}\n</svg>\n'
    )


def path_data(points: Sequence[Point], *, closed: bool = True) -> str:
    """The `d` of a path through the points."""
    text = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{text}{'Z' if closed else ''}"


def leader(points: Sequence[Point]) -> str:
    """A thin line from a label to what it names, with a dot at the end."""
    x, y = points[-1]
    return (
        f'<path d="{path_data(points, closed=False)}" fill="none" stroke="{INK}" stroke-width="{THIN}"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2"/>'
    )


def lines(x: float, y: float, words: Sequence[str], *, anchor: str = "start", size: float = 13) -> str:
    """Text in several lines; a line that starts with `*` is bold."""
    spans = "".join(
        f'<tspan x="{x:g}" dy="{0 if number == 0 else size + 1.5:g}"'
        f"{' font-weight="700"' if word.startswith('*') else ''}>{escape(word.removeprefix('*'))}</tspan>"
        for number, word in enumerate(words)
    )
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size:g}">{spans}</text>'


def stripes(name: str, shares: Mapping[str, float], period: float = 16) -> str:
    """A pattern of diagonal stripes, each as wide as its color's share of the whole."""
    total = sum(shares.values())
    at, bands = 0.0, []
    for color, share in shares.items():
        wide = period * share / total
        bands.append(f'<rect x="{at:.2f}" width="{wide + 0.3:.2f}" height="{period:g}" fill="{color}"/>')
        at += wide
    return (
        f'<pattern id="{name}" width="{period:g}" height="{period:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)">{"".join(bands)}</pattern>'
    )


def chip_width(words: str) -> int:
    """How wide the chip of a root is."""
    return 25 if len(words) == 2 else 8 * len(words)


def chip(x: float, y: float, words: str) -> str:
    """A root's name on its color; `x` is the left edge and `y` the foot of the letters."""
    wide = chip_width(words)
    return (
        f'<rect x="{x:g}" y="{y - 13:g}" width="{wide}" height="17" rx="4" fill="{root_tint(words[:2])}" '
        f'stroke="{INK}" stroke-width="{THIN}"/><text x="{x + wide / 2:g}" y="{y:g}" text-anchor="middle" '
        f'font-size="12.5" font-weight="700">{escape(words)}</text>'
    )
