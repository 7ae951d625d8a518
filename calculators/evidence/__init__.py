"""The evidence: every figure with its unit, population and source; read once, asked for by id."""

from .model import Evidence, Figure, Row, Source
from .load import load_evidence

__all__ = ["Evidence", "Figure", "Row", "Source", "load_evidence"]
