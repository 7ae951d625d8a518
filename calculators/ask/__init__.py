"""The question box: answers a question by quoting the site's own passages, and invents nothing."""

from .. import registry
from .box import Box
from .synonyms import load_synonyms

box = Box(load_synonyms(), registry.evidence.sources)

__all__ = ["Box", "box"]
