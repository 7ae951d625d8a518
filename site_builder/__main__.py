"""The command line: `python -m site_builder build|serve|bundle|check [--project DIR]`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .build import build, bundle, check, open_project
from .problems import BuildError
from .serve import serve


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 with every problem on standard error."""
    options = _options(arguments)
    try:
        project = open_project(options.project)
        match options.command:
            case "build":
                build(project)
                print(f"Built {project.site}/index.html: open it by double click, or `serve` it.")
            case "serve":
                build(project)
                serve(project.site, options.port)
            case "bundle":
                print(f"Wrote {bundle(project)}")
            case _:
                check(project)
                print("Nothing to mend.")
    except BuildError as error:
        print(f"{error}\n{len(error.problems)} problem(s)", file=sys.stderr)
        return 1
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m site_builder", description=__doc__)
    parser.add_argument("command", choices=("build", "serve", "bundle", "check"))
    parser.add_argument(
        "--project", type=Path, default=Path(), help="the folder with mkdocs.yml; default: here"
    )
    parser.add_argument("--port", type=int, default=8000, help="for serve; default: 8000")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
