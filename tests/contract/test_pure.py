"""The calculators compute and nothing else: standard library alone, no network, clock or chance."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .results import RUNS, findings

PROJECT = Path(__file__).parents[2]
MODULES = sorted((PROJECT / "calculators").rglob("*.py"))
EVERY = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))

CLOCKS_AND_SURROUNDINGS = {
    "time", "datetime", "secrets", "uuid", "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "asyncio",
    "subprocess", "multiprocessing", "threading", "os", "pathlib", "shutil", "tempfile", "platform", "locale",
    "getpass", "ctypes", "pickle", "sqlite3", "io",
}  # fmt: skip
PURE_PARTS = {"urllib.parse"}  # text in, text out
FORBIDDEN_CALLS = {"open", "input", "eval", "exec", "compile", "__import__", "id", "hash"}


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules that a file imports from outside its package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def impurities(tree: ast.AST) -> list[str]:
    """What a file does that could make the same answers give another result."""
    found = [
        name
        for name in imported(tree)
        if name.split(".")[0] in CLOCKS_AND_SURROUNDINGS and name not in PURE_PARTS
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            # Seeded alone is allowed: `from random import Random`, and Random(seed).
            found += [alias.name for alias in node.names if alias.name == "random"]
        elif isinstance(node, ast.ImportFrom) and node.module == "random":
            found += [alias.name for alias in node.names if alias.name != "Random"]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in FORBIDDEN_CALLS or (node.func.id == "Random" and not node.args):
                found.append(node.func.id)
        elif isinstance(node, ast.Attribute) and node.attr in (
            "environ",
            "getenv",
            "write_text",
            "write_bytes",
        ):
            found.append(node.attr)
    return found


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 20


@EVERY
def test_module_imports_the_standard_library_and_calculators_alone(path: Path) -> None:
    allowed = sys.stdlib_module_names | {"calculators"}
    assert [
        name for name in imported(ast.parse(path.read_text("utf-8"))) if name.split(".")[0] not in allowed
    ] == []


@EVERY
def test_module_reads_no_clock_environment_network_or_unseeded_chance(path: Path) -> None:
    assert impurities(ast.parse(path.read_text("utf-8"))) == []


@EVERY
def test_only_the_command_line_speaks_to_the_terminal(path: Path) -> None:
    if path.name == "__main__.py":
        return
    tree = ast.parse(path.read_text("utf-8"))
    called = [
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert "print" not in called
    assert "sys" not in set(imported(tree))


@pytest.mark.parametrize(
    "code",
    ["import time", "from datetime import date", "import random", "from random import gauss", "Random()",
     "open('x')", "import os", "x.environ['HOME']", "from urllib.request import urlopen", "hash('x')"],
)  # fmt: skip
def test_the_watch_of_these_tests_sees_what_is_forbidden(code: str) -> None:
    assert impurities(ast.parse(code))


@pytest.mark.parametrize(
    "code", ["from random import Random; Random('seed')", "import json", "from math import exp"]
)
def test_the_watch_of_these_tests_lets_the_rest_through(code: str) -> None:
    assert impurities(ast.parse(code)) == []


WATCHED = """
import sys
seen = []
sys.addaudithook(lambda event, arguments: seen.append(event))
import calculators
for calculator in calculators.registry.calculators:
    calculators.run(calculator.id, dict(calculator.cases[0].findings))
bad = {event for event in seen if event.split(".")[0] in ("socket", "subprocess", "urllib", "http", "ctypes")}
bad |= {event for event in seen if event in ("os.system", "os.exec", "os.fork", "os.posix_spawn")}
outside = {name.split(".")[0] for name in sys.modules} - sys.stdlib_module_names - {"calculators", "__main__"}
print(sorted(bad), sorted(outside), "import" in seen)
"""


def test_importing_and_running_opens_no_socket_starts_no_process_and_loads_no_package() -> None:
    """-S: no site-packages at all, so that nothing beyond the standard library is there to be imported."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", WATCHED], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[] [] True\n", "")


def test_cases_give_the_same_bytes_whatever_seed_python_hashes_with() -> None:
    """Sets and hashes must not order anything: each process of Python has its own seed."""
    for calculator in dict(RUNS):
        cases = [case for one, case in RUNS if one == calculator][::4]
        lines = [json.dumps({"id": case, "answers": findings(calculator, case)}) for case in cases]
        told = {
            subprocess.run(
                [sys.executable, "-m", "calculators", calculator, "--batch"],
                cwd=PROJECT, input="\n".join(lines), capture_output=True, text=True, check=True,
                env=os.environ | {"PYTHONHASHSEED": seed},
            ).stdout
            for seed in ("0", "1")
        }  # fmt: skip
        assert len(told) == 1
        assert told.pop().count("\n") == len(lines)
