"""Which modules of the standard library go into the browser."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from .pyodide import RuntimeBuildError

RECORDER = Path(__file__).with_name("record.py")

# What no example may reach but an error, a warning or a codec by name would.
ALWAYS = (
    "__future__", "_colorize", "_weakrefset", "codeop", "contextlib", "copy", "difflib",
    "encodings.ascii", "encodings.latin_1", "encodings.utf_8",
    "importlib.readers", "importlib.resources.abc", "importlib.resources.readers",
    "linecache", "pprint", "textwrap", "tokenize", "traceback", "warnings",
)  # fmt: skip


def recorded_modules(root: Path, registry: str, packages: Sequence[str]) -> list[str]:
    """What the packages in the folder `root` import, found by running them in a Python of their own."""
    command = [sys.executable, "-I", "-S", "-B", str(RECORDER)]
    done = subprocess.run(
        [*command, str(root.resolve()), registry, *packages], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeBuildError(f"the packages do not run on the standard library alone:\n{done.stderr}")
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return names


def trimmed(library: Mapping[str, bytes], names: Iterable[str]) -> dict[str, bytes]:
    """The library's files for the named modules, with every package that holds one of them."""
    wanted: set[str] = set()
    for name in names:
        parts = name.split(".")
        for length in range(1, len(parts) + 1):
            path = "/".join(parts[:length])
            wanted |= {f"{path}.py", f"{path}/__init__.py"}
    return {name: content for name, content in library.items() if name in wanted}
