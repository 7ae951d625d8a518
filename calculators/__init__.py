"""Radicular's calculators: standard library only, the same bytes in CPython and in the browser."""

from .contract import InvalidInputError, Registry
from .evidence import load_evidence
from .imaging import imaging
from .likelihood import likelihood
from .localization import localization
from .management import management
from .red_flags import red_flags

__version__ = "0.1.0"

DISCLAIMER = (
    "For learning and for thinking aloud at the bedside, not a diagnosis and not a treatment. "
    "It has not been clinically reviewed. What was not tested is not taken as normal. "
    "Examine the patient, follow your local pathway, and ask someone senior when in doubt."
)

registry = Registry(
    version=__version__,
    disclaimer=DISCLAIMER,
    calculators=(red_flags, localization, imaging, likelihood, management),
    evidence=load_evidence("calculators.evidence"),
)
run = registry.run

__all__ = ["DISCLAIMER", "InvalidInputError", "__version__", "registry", "run"]
