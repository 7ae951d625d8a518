"""The pinned Pyodide: where its files are, and proof that they are the ones the lock file names."""

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

LOCK_FILE = Path(__file__).with_name("pyodide.lock.json")


class RuntimeBuildError(Exception):
    """Python for the browser cannot be built; the message says what to do."""


@dataclass(frozen=True)
class Lock:
    """What the lock file holds: version, host Python, hashes of the files, modules imported at start."""

    version: str
    python: str
    files: dict[str, str]
    info: dict[str, str]
    boot_modules: tuple[str, ...]


@dataclass(frozen=True)
class Pyodide:
    """A folder whose files are proven to be those of the lock file."""

    folder: Path
    lock: Lock

    def read(self, name: str) -> bytes:
        """The bytes of one of the locked files."""
        return (self.folder / name).read_bytes()


def read_lock(file: Path = LOCK_FILE) -> Lock:
    """The lock file's content."""
    data = json.loads(file.read_text("utf-8"))
    return Lock(**(data | {"boot_modules": tuple(data["boot_modules"])}))


def find_pyodide(node_modules: Path, lock: Lock | None = None) -> Pyodide:
    """The locked Pyodide in node_modules; RuntimeBuildError where it is another or was changed."""
    lock = lock or read_lock()
    host = f"{sys.version_info.major}.{sys.version_info.minor}"
    if host != lock.python:
        raise RuntimeBuildError(
            f"Pyodide {lock.version} runs Python {lock.python}, this is Python {host}: "
            "compiled modules would not load. Build with the same minor version."
        )
    folder = node_modules / "pyodide"
    if not (folder / "package.json").is_file():
        raise RuntimeBuildError(f"{folder} is not there: install the locked npm packages (`make setup`).")
    version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    if version != lock.version:
        raise RuntimeBuildError(
            f"node_modules has Pyodide {version}, {LOCK_FILE.name} locks {lock.version}. Install the locked "
            "one, or lock the new one with `python -m site_builder.runtime.lock`."
        )
    wrong = [name for name, digest in sorted(lock.files.items()) if _digest(folder / name) != digest]
    if wrong:
        raise RuntimeBuildError(
            f"{folder}: {', '.join(wrong)} differ from {LOCK_FILE.name}. Delete node_modules, install again."
        )
    return Pyodide(folder, lock)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
