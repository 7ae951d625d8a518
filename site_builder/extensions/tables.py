"""Tables that can be read on any screen: they scroll by themselves, by keyboard too; no head is empty."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


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
            frame = etree.Element("div", {"class": "table-scroll", "tabindex": "0", "role": "group"})
            frame.set("aria-label", "Table")
            frame.tail, table.tail = table.tail, None
            parent[list(parent).index(table)] = frame
            frame.append(table)
