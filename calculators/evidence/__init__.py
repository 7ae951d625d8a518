"""The evidence: every figure with its unit, population and source; read once, asked for by id."""

from .load import load_evidence
from .model import Evidence, Figure, Row, Source
from .quote import filled, quoted_figures, rows_named

__all__ = [
    "Evidence",
    "Figure",
    "Row",
    "Source",
    "filled",
    "load_evidence",
    "quoted_figures",
    "rows_named",
]
