"""Root to plexus to nerve to muscle, skin and reflex: the data, and what a lesion at a place takes away."""

from .load import load_anatomy
from .model import ROOTS, Anatomy, Cut, Fiber, Target, fibers, loss

__all__ = ["ROOTS", "Anatomy", "Cut", "Fiber", "Target", "fibers", "load_anatomy", "loss"]
