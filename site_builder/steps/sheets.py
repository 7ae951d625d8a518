"""A drawing that is too tall for a sheet of paper is printed in two parts, beside one another.

On the screen it stays one picture. Each part shows the same file, by the view that its address names. The cut
lies in a gap between what is drawn, never through a box or a line of text.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path

_IMAGE = re.compile(r'<img\b[^>]*?\bsrc="(?P<source>[^"#:]+\.svg)"[^>]*>')
_TALL = 3.5  # heights above this many widths are too small to read on one sheet
_TOP = "preserveAspectRatio(xMidYMin)"
_GAP = 8  # units of the drawing that a cut needs
_LINE = 13, 5  # a line of text reaches this far above and below its base


def lay_out_for_sheets(site: Path) -> None:
    """Add to each page the parts of its tall drawings, for paper alone."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if told := _with_parts(text, page.parent):
            page.write_text(told, "utf-8")


def _with_parts(text: str, folder: Path) -> str:
    """The page with its parts, or nothing when it has no tall drawing."""
    told = _IMAGE.sub(lambda match: match[0] + _parts(folder / match["source"], match["source"]), text)
    return told if told != text else ""


def _parts(file: Path, source: str) -> str:
    views = views_of(file.read_text("utf-8")) if file.is_file() else ()
    images = "".join(
        f'<img alt="" src="{source}#svgView(viewBox(0,{top:g},{width:g},{height:g});{_TOP})">'
        for top, width, height in views
    )
    return f'<span class="sheet-parts">{images}</span>' if images else ""


def views_of(drawing: str) -> tuple[tuple[float, float, float], ...]:
    """Top, width and height of each part; nothing when the drawing fits a sheet or has no gap to cut at."""
    root = etree.fromstring(drawing)
    box = [float(value) for value in root.get("viewBox", "").split()]
    if len(box) != 4 or box[3] <= _TALL * box[2]:
        return ()
    width, height = box[2:]
    cut = min(_gaps(root, width), key=lambda gap: abs(gap - height / 2), default=None)
    return () if cut is None else ((0, width, cut), (cut, width, height - cut))


def _gaps(root: etree.Element, width: float) -> Iterator[float]:
    """The middle of each strip across the drawing that no box, disk or line of text touches."""
    reached = None
    for top, bottom in sorted(_taken(root, width)):
        if reached is not None and top - reached >= _GAP:
            yield (reached + top) / 2
        reached = bottom if reached is None else max(reached, bottom)


def _taken(root: etree.Element, width: float) -> Iterator[tuple[float, float]]:
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name == "rect" and _number(element, "width") < width:
            yield _number(element, "y"), _number(element, "y") + _number(element, "height")
        elif name == "circle":
            yield (
                _number(element, "cy") - _number(element, "r"),
                _number(element, "cy") + _number(element, "r"),
            )
        elif name == "text":
            last = _number(element, "y") + sum(_number(line, "dy") for line in element)
            yield _number(element, "y") - _LINE[0], last + _LINE[1]


def _number(element: etree.Element, key: str) -> float:
    return float(element.get(key, 0))
