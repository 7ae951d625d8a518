"""Draws a decision chart: questions below each other, answers on the line between, outcomes beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .charts import RECALLED, Answer, Chart, Column, Step
from .measure import width, wrap
from .palette import BODY, INK, LINE, PANEL, ROOTS, SOFT, THIN, tint
from .svg import document, lines

WIDTH, SHOWN = 400, 440
_EDGE, _PAD, _SIZE, _LEAD = 12.0, 10.0, 13.5, 18.0
_SPINE = 58.0  # where the line of a step's answers runs
_PILL, _PILL_SIZE, _PILL_LEAD = 92.0, 13.0, 16.0
_OUT = 124.0  # where outcomes begin
_GAP = 12.0
_BAR = 7.0
_HANG = 8.7  # how far in the second line of an item stands

# Each kind of outcome: its bar and border, and the ground of its words. Words tell them apart as well.
_COLORS = {
    "emergency": (ROOTS["S1"], tint(ROOTS["S1"], 0.2)),
    "urgent": (ROOTS["L5"], tint(ROOTS["L5"], 0.2)),
    "soon": (ROOTS["L3"], tint(ROOTS["L3"], 0.16)),
    "place": (ROOTS["L4"], tint(ROOTS["L4"], 0.16)),
    "calm": (SOFT, tint(SOFT, 0.12)),
    "open": (INK, PANEL),
}


@dataclass(frozen=True)
class Piece:
    """Something drawn at a height that is told later, and how tall it is."""

    tall: float
    draw: Callable[[float], list[str]]


def draw_chart(chart: Chart) -> str:
    """The whole figure."""
    heading = wrap(chart.title, WIDTH - 2 * _EDGE, 16, bold=True)
    parts = [lines(_EDGE, 27, [f"*{line}" for line in heading], size=16)]
    y = 27 + 17.5 * len(heading)
    for number, step in enumerate(chart.steps, 1):
        drawn, y = _step(step, number, y)
        parts += drawn
        if step.goes_on:
            parts.append(_arrow([(_SPINE, y), (_SPINE, y + 20)]))
        y += 22 if number < len(chart.steps) else 0
    for words in (chart.note, f"{RECALLED} recalled, not read again" if chart.recalled else ""):
        if words:
            y += 8
            below = wrap(words, WIDTH - 2 * _EDGE, 13)
            parts.append(lines(_EDGE, y + 12, below, size=13))
            y += 14.5 * len(below)
    return document(WIDTH, round(y + 14), SHOWN, chart.title, parts)


def _step(step: Step, number: int, y: float) -> tuple[list[str], float]:
    """A question, the answers that end here, the fork if there is one, and the answer that goes on."""
    box = _question(step.ask, (step.any, step.hint), _EDGE, WIDTH - 2 * _EDGE, number)
    parts = box.draw(y)
    y += box.tall
    top = bottom = y  # of the line that the answers stand on
    drawn: list[str] = []
    for answer in step.answers:
        if answer.goes_on and step.columns:
            parts.append(_line([(_SPINE, top), (_SPINE, y + _GAP)]))
            forked, y = _columns(step.columns, y + _GAP)
            drawn += forked
            top = y
        piece = _branch(answer)
        drawn += piece.draw(y + _GAP)
        y += _GAP + piece.tall
        bottom = y if answer.goes_on else y - piece.tall / 2
    return [*parts, _line([(_SPINE, top), (_SPINE, bottom)]), *drawn], y


def _branch(answer: Answer) -> Piece:
    """An answer on the line, with its outcome beside it."""
    if not answer.name:
        return _onward(answer)
    pill = _pill(answer.label, _SPINE - _PILL / 2, _PILL)
    box = _outcome(answer, _OUT, WIDTH - _EDGE - _OUT)
    tall = max(pill.tall, box.tall)

    def draw(y: float) -> list[str]:
        middle = y + tall / 2
        return [
            *pill.draw(middle - pill.tall / 2),
            _arrow([(_SPINE + _PILL / 2, middle), (_OUT - 1, middle)]),
            *box.draw(middle - box.tall / 2),
        ]

    return Piece(tall, draw)


def _onward(answer: Answer) -> Piece:
    """An answer that goes on: to the next step, down the line, or to a later one, which it names."""
    left = _SPINE - _PILL / 2
    wide = min(max(_PILL, width(answer.label, _PILL_SIZE, bold=True) + 18), WIDTH - _EDGE - left - 90)
    pill = _pill(answer.label, left, wide)

    def draw(y: float) -> list[str]:
        parts = pill.draw(y)
        if answer.go:
            middle = y + pill.tall / 2
            parts.append(_arrow([(left + wide, middle), (left + wide + 18, middle)]))
            parts.append(lines(left + wide + 24, middle + 5, ["*go to"], size=_PILL_SIZE))
            parts.append(
                _badge(left + wide + 24 + width("go to ", _PILL_SIZE, bold=True) + 12, middle, answer.go)
            )
        return parts

    return Piece(pill.tall, draw)


def _columns(columns: Sequence[Column], y: float) -> tuple[list[str], float]:
    """Two columns under a line that splits and joins again, each with a question and its outcomes."""
    wide = (WIDTH - 2 * _EDGE - 12) / 2
    lefts = [_EDGE + place * (wide + 12) for place in range(len(columns))]
    parts = [_line([(_SPINE - LINE / 2, y), (lefts[-1] + wide / 2 + LINE / 2, y)])]
    ends: list[float] = []
    for x, column in zip(lefts, columns, strict=True):
        drawn, end = _column(column, x, wide, y)
        parts += drawn
        ends.append(end)
    joint = max(ends) + 12
    parts += [_line([(x + wide / 2, end), (x + wide / 2, joint)]) for x, end in zip(lefts, ends, strict=True)]
    parts.append(_line([(_SPINE, joint), (lefts[-1] + wide / 2 + LINE / 2, joint)]))
    return parts, joint - LINE / 2


def _column(column: Column, x: float, wide: float, top: float) -> tuple[list[str], float]:
    middle = x + wide / 2
    pill = _pill(column.label, x + 20, wide - 40)
    y = top + 14
    parts = [_line([(middle, top), (middle, y)]), *pill.draw(y)]
    y += pill.tall
    parts.append(_arrow([(middle, y), (middle, y + 15)]))
    y += 17
    box = _question(column.ask, ((), ""), x, wide, 0)
    parts += box.draw(y)
    y += box.tall
    spine, turn = y, y
    drawn: list[str] = []
    for answer in column.answers:
        y += 10
        label = _pill(answer.label, x + 22, wide - 22)
        drawn += label.draw(y)
        turn = y + label.tall / 2
        drawn.append(_line([(x + 10, turn), (x + 22, turn)]))
        y += label.tall
        drawn.append(_arrow([(x + 44, y), (x + 44, y + 13)]))
        y += 15
        outcome = _outcome(answer, x + 22, wide - 22)
        drawn += outcome.draw(y)
        y += outcome.tall
    parts.append(_line([(x + 10, spine), (x + 10, turn)]))
    return parts + drawn, y


def _question(ask: str, helps: tuple[Sequence[str], str], x: float, wide: float, number: int) -> Piece:
    """A question in its box, with what counts as a yes and a hint; its number where it is a step's."""
    inset = 32.0 if number else 0.0
    room = wide - 2 * _PAD - inset
    asked = wrap(ask, room, 14, bold=True)
    items, hint = helps
    told: list[tuple[float, str]] = []
    for item in items:
        first, *more = wrap(item, room - 12, _SIZE)
        told += [(0, f"\u00b7 {first}"), *((_HANG, line) for line in more)]
    told += [(0, line) for line in (wrap(hint, room, _SIZE) if hint else [])]
    tall = 2 * _PAD + 17 * len(asked) + _LEAD * len(told) - 2

    def draw(y: float) -> list[str]:
        left = x + _PAD + inset
        parts = [_box(x, y, wide, tall, BODY, INK, LINE)]
        if number:
            parts.append(_badge(x + _PAD + 11, y + _PAD + 8, number))
        parts += _text(left, y + _PAD + 12.5, asked, 14, 17, bold=True)
        below = y + _PAD + 12.5 + 17 * len(asked)
        for row, (in_by, line) in enumerate(told):
            parts.append(lines(left + in_by, below + _LEAD * row, [line], size=_SIZE))
        return parts

    return Piece(tall, draw)


def _outcome(answer: Answer, x: float, wide: float) -> Piece:
    color, ground = _COLORS[answer.tone]
    inset = 0.0 if answer.tone == "open" else _BAR
    room = wide - 2 * _PAD - inset + 2
    named = wrap(answer.name, room, _SIZE, bold=True)
    told = wrap(answer.text, room, 13) if answer.text else []
    tall = 2 * _PAD + 17 * (len(named) + len(told)) - 3

    def draw(y: float) -> list[str]:
        left = x + _PAD + inset
        parts = [_box(x, y, wide, tall, ground, color, 1.5, dashed=answer.tone == "open")]
        if inset:
            parts.append(
                f'<path d="M{x + 8:g} {y:g}h{_BAR - 4:g}v{tall:g}h-{_BAR - 4:g}a8 8 0 0 1 -8 -8'
                f'v-{tall - 16:g}a8 8 0 0 1 8 -8z" fill="{color}"/>'
            )
        parts += _text(left, y + _PAD + 11.5, named, _SIZE, 17, bold=True)
        parts += _text(left, y + _PAD + 11.5 + 17 * len(named), told, 13, 17)
        return parts

    return Piece(tall, draw)


def _pill(words: str, x: float, wide: float) -> Piece:
    told = wrap(words, wide - 10, _PILL_SIZE, bold=True)
    tall = _PILL_LEAD * len(told) + 10

    def draw(y: float) -> list[str]:
        middle = x + wide / 2
        return [
            f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{tall:g}" rx="{min(13.0, tall / 2):g}" '
            f'fill="#ffffff" stroke="{INK}" stroke-width="{THIN}"/>',
            *_text(middle, y + 17.5, told, _PILL_SIZE, _PILL_LEAD, bold=True, anchor="middle"),
        ]

    return Piece(tall, draw)


def _text(
    x: float,
    y: float,
    words: Sequence[str],
    size: float,
    lead: float,
    *,
    bold: bool = False,
    anchor: str = "start",
) -> list[str]:
    return [
        lines(x, y + lead * row, [f"*{line}" if bold else line], anchor=anchor, size=size)
        for row, line in enumerate(words)
    ]


def _box(
    x: float, y: float, wide: float, tall: float, fill: str, stroke: str, line: float, *, dashed: bool = False
) -> str:
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{tall:g}" rx="8" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{line:g}"{dash}/>'
    )


def _badge(x: float, y: float, number: int) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="11" fill="{INK}"/><text x="{x:g}" y="{y + 4.8:g}" fill="#ffffff" '
        f'text-anchor="middle" font-size="13.5" font-weight="700">{number}</text>'
    )


def _line(points: Sequence[tuple[float, float]]) -> str:
    path = "L".join(f"{x:g} {y:g}" for x, y in points)
    return f'<path d="M{path}" fill="none" stroke="{INK}" stroke-width="{LINE:g}"/>'


def _arrow(points: Sequence[tuple[float, float]]) -> str:
    """A line with a head; its last stretch runs straight down or straight to the right."""
    (x, y), down = points[-1], points[-1][0] == points[-2][0]
    head = (
        f"M{x - 5:g} {y - 7:g}L{x:g} {y:g}L{x + 5:g} {y - 7:g}z"
        if down
        else (f"M{x - 7:g} {y - 5:g}L{x:g} {y:g}L{x - 7:g} {y + 5:g}z")
    )
    return f'{_line(points)}<path d="{head}" fill="{INK}"/>'
