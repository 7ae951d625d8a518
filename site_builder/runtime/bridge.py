"""Join a caller to a project's registry: the same lines run in the build and in the browser."""

from collections.abc import Callable
from importlib import import_module


def connect(spec: str) -> Callable[[str], str]:
    """The one function that the browser calls, of a registry named "module:attribute": JSON in, JSON out."""
    module, _, attribute = spec.partition(":")
    answer: Callable[[str], str] = getattr(import_module(module), attribute).answer
    return answer
