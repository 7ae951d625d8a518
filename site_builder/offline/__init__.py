"""The site without a network: a service worker for the web, a zip to unzip and double-click."""

from .bundle import bundle
from .install import install

__all__ = ["bundle", "install"]
