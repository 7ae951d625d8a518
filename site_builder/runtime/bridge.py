"""Join a caller to a project's registry: the same lines run in the build and in the browser."""

from collections.abc import Callable
from importlib import import_module


def connect(spec: str) -> Callable[[str], str]:
    """The one function that the browser calls, for a registry named "module:attribute": JSON in, JSON out.

    The registry's class says which package answers: its `boundary` module.
    """
    module, _, attribute = spec.partition(":")
    registry = getattr(import_module(module), attribute)
    package = type(registry).__module__.partition(".")[0]
    answer: Callable[[object, str], str] = import_module(f"{package}.boundary").answer
    return lambda request: answer(registry, request)
