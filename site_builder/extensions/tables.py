"""Tables that can be read on any screen: they scroll by themselves, by keyboard too; no head is empty.

A table that is too wide for a phone says in each cell which column it stands in, so that there a row can be
shown as a card; its roles are told, since a browser forgets them where a table is laid out as blocks. Boxes
to tick (☐) are an item each, with the words that follow.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

BOX = "\u2610"
_COLUMNS = 4  # as many never fit a phone
_LETTERS = 28  # the longest words of all columns, side by side, that fit a narrow phone
_ROW = 95  # letters of a row that stay readable in three narrow columns
_NODE = str | etree.Element
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def register(md: Markdown) -> None:
    """Add the frame of tables to a Markdown instance."""
    md.treeprocessors.register(_Frames(md), "builder_tables", 13)  # after inline (20)


class _Frames(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        """Put each table into a frame that scrolls."""
        parents = [(parent, child) for parent in root.iter() for child in parent if child.tag == "table"]
        for parent, table in parents:
            for head in table.iter("th"):
                if not "".join(head.itertext()).strip() and len(head) == 0:
                    head.tag = "td"
            table.set("class", f"{table.get('class', '')} data".strip())
            for cell in table.iter("td"):
                _itemize(cell)
            if _is_wide(table):
                _name_cells(table)
            frame = etree.Element("div", {"class": "table-scroll", "tabindex": "0", "role": "group"})
            frame.set("aria-label", "Table")
            frame.tail, table.tail = table.tail, None
            parent[list(parent).index(table)] = frame
            frame.append(table)


def _is_wide(table: etree.Element) -> bool:
    rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    columns = list(zip(*rows, strict=False))
    if len(columns) < 3:
        return False
    # A citation stays with its word: only what may break here parts words.
    longest = sum(
        max(len(word) for cell in column for word in re.split("[ \n]+", cell)) for column in columns
    )
    mean = sum(len(cell) for row in rows[1:] for cell in row) / max(1, len(rows) - 1)
    return len(columns) >= _COLUMNS or longest > _LETTERS or mean > _ROW


def _name_cells(table: etree.Element) -> None:
    table.set("class", f"{table.get('class')} stacks")
    head, *rows = table.iter("tr")
    columns = [_text(cell) for cell in head]
    for row in rows:
        for number, (column, cell) in enumerate(zip(columns, row, strict=False)):
            if number == 0 and _text(cell):
                cell.tag = "th"
                cell.attrib |= {"scope": "row", "role": "rowheader"}
            if column:
                cell.set("data-column", column if column.endswith("?") else f"{column}:")
    for cell in head.iter("th"):
        cell.attrib |= {"scope": "col", "role": "columnheader"}
    for element in table.iter():
        if element.tag in _ROLES and "role" not in element.attrib:
            element.set("role", _ROLES[element.tag])


def _text(cell: etree.Element) -> str:
    """What the cell says, without the numbers of its citations."""
    return re.sub(f"{STX}[^ ]*", "", " ".join("".join(_texts(cell)).split()))


def _texts(element: etree.Element) -> Iterator[str]:
    if element.get("class") != "citation":
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _itemize(cell: etree.Element) -> None:
    """Put each box to tick and its words into one element; what is emphasized heads the next ones."""
    if BOX not in "".join(cell.itertext()):
        return
    nodes = list(_nodes(cell))
    for child in list(cell):
        cell.remove(child)
    cell.text = ""
    item: etree.Element | None = None
    for node in nodes:
        if isinstance(node, str) and node.startswith(BOX):
            item = etree.SubElement(cell, "span", {"class": "tick-item"})
            item.tail = " "
        elif not isinstance(node, str) and node.tag == "em":
            item = None
        _append(cell if item is None else item, node)


def _nodes(cell: etree.Element) -> Iterator[_NODE]:
    yield from _boxes(cell.text)
    for child in list(cell):
        tail, child.tail = child.tail, None
        yield child
        yield from _boxes(tail)


def _boxes(text: str | None) -> Iterator[str]:
    yield from (part for part in re.split(f"(?={BOX})", text or "") if part)


def _append(parent: etree.Element, node: _NODE) -> None:
    if not isinstance(node, str):
        parent.append(node)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + node
    else:
        parent.text = (parent.text or "") + node
