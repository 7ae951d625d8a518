"""Python in the page: take the pinned Pyodide, compile and trim its library, pack the project's packages."""

from .install import install
from .prepare import prepare
from .pyodide import RuntimeBuildError

__all__ = ["RuntimeBuildError", "install", "prepare"]
