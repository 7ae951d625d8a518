"""Radicular's calculators: standard library only, the same bytes in CPython and in the browser."""

from .contract import InvalidInputError, Registry
from .evidence import load_evidence
from .imaging import imaging
from .likelihood import likelihood
from .localization import localization
from .management import management
from .red_flags import red_flags

__version__ = "0.1.0"

registry = Registry(
    version=__version__,
    calculators=(red_flags, localization, imaging, likelihood, management),
    evidence=load_evidence("calculators.evidence"),
)
run = registry.run

__all__ = ["InvalidInputError", "__version__", "registry", "run"]
