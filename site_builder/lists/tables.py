"""Read a list that is kept as arrays of TOML tables, and tell every fault of it at once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..problems import BuildError, Problem


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table may hold: keys with their types; those in `needed` must be there and not be empty."""

    types: Mapping[str, type]
    needed: tuple[str, ...]


def read_tables(folder: Path, name: str, shapes: Mapping[str, Shape]) -> dict[str, list[dict[str, Any]]]:
    """The tables of each kind; BuildError with every fault."""
    try:
        data = tomllib.loads((folder / name).read_text("utf-8"))
    except FileNotFoundError:
        raise BuildError([Problem("mkdocs.yml", f"extra.builder names {name}, which is not there")]) from None
    except tomllib.TOMLDecodeError as error:
        raise BuildError([Problem(name, f"is no TOML: {error}")]) from None
    problems = [
        Problem(name, f"{kind!r} is unknown; allowed: {', '.join(shapes)}")
        for kind in set(data) - set(shapes)
    ]
    tables: dict[str, list[dict[str, Any]]] = {kind: data.get(kind, []) for kind in shapes}
    for kind, shape in shapes.items():
        for place, table in enumerate(tables[kind], 1):
            problems += [Problem(name, f"{kind} {place}: {fault}") for fault in faults(table, shape)]
    if problems:
        raise BuildError(problems)
    return tables


def faults(table: Mapping[str, Any], shape: Shape) -> Iterator[str]:
    """What is wrong with one table."""
    for key in shape.needed:
        if not table.get(key):
            yield f"has no {key}"
    for key, value in table.items():
        if key not in shape.types:
            yield f"{key!r} is unknown; allowed: {', '.join(shape.types)}"
        elif type(value) is not shape.types[key]:
            yield f"{key} is {value!r}; write a {shape.types[key].__name__}"


def repeated(ids: list[str]) -> list[str]:
    """The ids that stand more than once."""
    return sorted({given for given in ids if ids.count(given) > 1})
