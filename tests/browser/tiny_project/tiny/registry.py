"""A registry class of its own: its package says where the boundary is."""

from dataclasses import dataclass
from types import SimpleNamespace


@dataclass(frozen=True)
class Registry:
    """What a project offers."""

    calculators: tuple[SimpleNamespace, ...]
