"""What mkdocs.yml says to the builder, under `extra.builder`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .audiences import read_audiences
from .lists.settings import KEYS as LISTS
from .problems import BuildError, Problem
from .question_box import QuestionBox, read_box


@dataclass(frozen=True, slots=True)
class Settings:
    """registry: "package:name"; packages: what ships; renderer: the module that renders results.

    lists: the files of the project's lists, by name; each is optional. ask: its question box, if any.
    """

    registry: str
    packages: tuple[str, ...]
    renderer: str
    name: str = "site"
    lists: Mapping[str, str] = field(default_factory=dict)
    ask: QuestionBox | None = None
    audiences: Mapping[str, str] = field(default_factory=dict)  # who pages have notes for: id -> words


def read_settings(builder: object) -> Settings:
    """Settings from the mapping in mkdocs.yml; BuildError names every key that is missing or unknown."""
    if not isinstance(builder, Mapping):
        raise BuildError(
            [Problem("mkdocs.yml", "extra.builder is missing: registry, packages, renderer, name")]
        )
    required = {"registry", "packages", "renderer"}
    allowed = required | {"name", "ask", "audiences", *LISTS}
    problems = [
        Problem("mkdocs.yml", f"extra.builder.{key} is missing") for key in sorted(required - set(builder))
    ]
    problems += [
        Problem("mkdocs.yml", f"extra.builder.{key} is unknown; allowed: {', '.join(sorted(allowed))}")
        for key in sorted(set(builder) - allowed)
    ]
    if problems:
        raise BuildError(problems)
    values: Mapping[str, Any] = builder
    return Settings(
        registry=str(values["registry"]),
        packages=tuple(str(package) for package in values["packages"]),
        renderer=str(values["renderer"]),
        name=str(values.get("name", "site")),
        lists={key: str(values[key]) for key in LISTS if key in values},
        ask=read_box(values.get("ask")),
        audiences=read_audiences(values.get("audiences")),
    )
