"""Run a project's packages and print, as JSON, which modules of the standard library they import.

Started as a program of its own, isolated and without site-packages, so that a package which needs more than
the standard library fails here and not in the browser:

    python -I -S -B record.py <folder of the packages> <registry> <package>...
"""

import ast
import importlib
import json
import sys
import sysconfig
import traceback
from collections.abc import Iterator
from pathlib import Path

HERE = str(Path(__file__).parent)


def main(root: Path, registry: str, packages: list[str]) -> list[str]:
    """Names of the standard library's importable files that the packages need, sorted."""
    sys.path.insert(0, str(root))
    for package in packages:
        for file in sorted((root / package).rglob("*.py")):
            if file.name != "__main__.py":
                importlib.import_module(_module_name(file.relative_to(root)))
                _import_what_functions_import(file)
    _answer_everything(registry)
    _fail_once()
    library = sysconfig.get_path("stdlib")
    return sorted(
        name
        for name, module in sys.modules.items()
        if (file_name := getattr(module, "__file__", None)) and file_name.startswith(library)
    )


def _module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _import_what_functions_import(file: Path) -> None:
    """An import inside a function counts too, whether or not the examples reach it."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            for alias in node.names:
                importlib.import_module(alias.name)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            importlib.import_module(node.module)


def _answer_everything(registry: str) -> None:
    """Every calculator, its cases, and the ways in which a request can be wrong."""
    sys.path.insert(0, HERE)
    answer = importlib.import_module("bridge").connect(registry)
    importlib.import_module("parsed")
    sys.path.remove(HERE)
    for request in _requests(registry):
        answer(request)


def _requests(registry: str) -> Iterator[str]:
    module, _, attribute = registry.partition(":")
    yield from ("", "[]", "{}", '{"calculator": "no such", "answers": {}}')
    for calculator in getattr(importlib.import_module(module), attribute).calculators:
        examples = [{}, {"no such question": "x"}, [], *(case.findings for case in calculator.cases)]
        examples += [{question.id: value} for question in calculator.questions for value in ("no such", -1)]
        for answers in examples:
            yield json.dumps({"calculator": calculator.id, "answers": answers})


def _fail_once() -> None:
    """What Python imports to tell of an error."""
    try:
        raise ExceptionGroup("told", [ValueError("for the record")])
    except ExceptionGroup:
        traceback.format_exc()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])))
