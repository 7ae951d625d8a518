"""The evidence: every figure with its unit, population and source; read once, asked for by id."""

from .load import load_evidence
from .model import Evidence, Figure, Row, Source

__all__ = ["Evidence", "Figure", "Row", "Source", "load_evidence"]
