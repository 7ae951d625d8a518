"""Write the figures."""

from pathlib import Path

from . import legs, tree

FIGURES = {
    "leg-by-root.svg": legs.by_root,
    "leg-by-nerve.svg": legs.by_nerve,
    "nerve-tree.svg": tree.nerve_tree,
}


def main(project: Path) -> None:
    """Draw every figure from the tables of the project and write it into the content."""
    for name, draw in FIGURES.items():
        (project / "content" / "figures" / name).write_text(
            draw(project / "calculators" / "anatomy"), "utf-8"
        )


if __name__ == "__main__":
    main(Path(__file__).resolve().parents[2])
