"""Read and check the TOML of a project's evidence; everything wrong with it is told at once."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from .model import STATUSES, UNITS, Evidence, Figure, Row, Source


@cache
def load_evidence(package: str) -> Evidence:
    """The evidence in the `*.toml` files of the named package; ValueError lists every fault in them."""
    texts = sorted(
        (entry.name, entry.read_text("utf-8"))
        for entry in files(package).iterdir()
        if entry.name.endswith(".toml")
    )
    tables = [(name, tomllib.loads(text)) for name, text in texts]
    return evidence_from(tables)


def evidence_from(tables: Iterable[tuple[str, Mapping[str, Any]]]) -> Evidence:
    """Evidence from parsed tables (file name, content); ValueError lists every fault in them."""
    rows: dict[str, Row] = {}
    sources: dict[str, Source] = {}
    faults: list[str] = []
    for name, table in tables:
        for raw in table.get("source", []):
            _add(sources, Source, raw, name, faults)
        for raw in table.get("row", []):
            _add(rows, _row, raw, name, faults)
    for row in rows.values():
        faults += _faults(row, sources)
    if faults:
        raise ValueError("evidence: " + "; ".join(faults))
    return Evidence(rows, _lettered(sources))


def _lettered(sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources, with a letter where several would read the same: Suri 2010a, Suri 2010b."""
    alike: dict[str, list[str]] = {}
    for source in sources.values():
        alike.setdefault(source.short, []).append(source.id)
    return {
        source.id: replace(source, letter=_letter(alike[source.short].index(source.id)))
        if len(alike[source.short]) > 1
        else source
        for source in sources.values()
    }


def _letter(index: int) -> str:
    return chr(ord("a") + index) if index < 26 else f"{_letter(index // 26 - 1)}{_letter(index % 26)}"


def _row(**raw: Any) -> Row:
    figures = {key: Figure(name=key, **value) for key, value in raw.get("figures", {}).items()}
    return Row(**(raw | {"figures": figures}))


def _add[T: (Row, Source)](
    known: dict[str, T], make: Callable[..., T], raw: Mapping[str, Any], name: str, faults: list[str]
) -> None:
    try:
        item = make(**raw)
    except (AttributeError, TypeError) as error:  # a key that is unknown or missing, or no table of figures
        faults.append(f"{name}: {raw.get('id', 'no id')}: {error}")
        return
    if item.id in known:
        faults.append(f"{name}: id {item.id!r} stands twice")
    if item.status not in STATUSES:
        faults.append(f"{name}: {item.id}: status {item.status!r}; allowed: {', '.join(STATUSES)}")
    known[item.id] = item


def _faults(row: Row, sources: Mapping[str, Source]) -> Iterable[str]:
    if row.source not in sources:
        yield f"{row.id}: unknown source {row.source!r}"
    for figure in row.figures.values():
        if figure.unit not in UNITS:
            yield f"{row.id}.{figure.name}: unknown unit {figure.unit!r}"
        if (
            figure.low is not None
            and figure.high is not None
            and not figure.low <= figure.value <= figure.high
        ):
            yield f"{row.id}.{figure.name}: {figure.value} is outside {figure.low} to {figure.high}"
        if figure.unit == "proportion" and not 0 <= figure.value <= 1:
            yield f"{row.id}.{figure.name}: a proportion of {figure.value}"
