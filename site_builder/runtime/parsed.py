"""TOML parsed in the build instead of in the browser, where a large file costs the reader a second.

Ships beside the packages. They go on calling `tomllib`; a text that the build has seen comes back as the
data it stands for, any other is parsed as ever.
"""

import hashlib
import marshal
import tomllib
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any


def _key(text: str) -> bytes:
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).digest()


def pack(texts: Iterable[str]) -> bytes:
    """The parsed texts, to be read by `use` in the same version of Python."""
    known: dict[bytes, bytes] = {}
    for text in texts:
        try:
            known[_key(text)] = marshal.dumps(tomllib.loads(text))
        except ValueError:
            continue  # a date cannot be packed and a faulty text not parsed: both are left to tomllib
    return marshal.dumps(dict(sorted(known.items())))


def use(packed: bytes) -> None:
    """Let `tomllib` answer from what `pack` made."""
    known: dict[bytes, bytes] = marshal.loads(packed)
    parse = tomllib.loads

    def loads(text: str, /, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
        found = known.get(_key(text)) if parse_float is float else None
        if found is None:
            return parse(text, parse_float=parse_float)
        data: dict[str, Any] = marshal.loads(found)
        return data

    # `tomllib.load` finds it in the module of the parser.
    for module in (tomllib, import_module("tomllib._parser")):
        module.loads = loads  # type: ignore[attr-defined]
