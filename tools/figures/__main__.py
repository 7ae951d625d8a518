"""Write the figures; `python -m tools.figures words` prints the image line of each chart for its page."""

import sys
from pathlib import Path

from . import legs, tree
from .charts import in_words, read_charts
from .flow import draw_chart

FIGURES = {
    "leg-by-root.svg": legs.by_root,
    "leg-by-nerve.svg": legs.by_nerve,
    "nerve-tree.svg": tree.nerve_tree,
}


def main(project: Path) -> None:
    """Draw every figure from the tables, and every chart from its data, and write them into the content."""
    folder = project / "content" / "figures"
    for name, draw in FIGURES.items():
        (folder / name).write_text(draw(project / "calculators" / "anatomy"), "utf-8")
    for name, chart in read_charts().items():
        (folder / name).write_text(draw_chart(chart), "utf-8")


def print_words() -> None:
    """The Markdown that shows each chart, its alternative text included."""
    for name, chart in read_charts().items():
        print(f"{chart.page}\n![{in_words(chart)}](../../figures/{name}){{ .figure }}\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["words"]:
        print_words()
    else:
        main(Path(__file__).resolve().parents[2])
