"""Where the data folders stand that ship inside the package."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def shipped(name: str) -> Traversable:
    """The folder *name*: inside the package once installed, beside it in a checkout."""
    inside = files("audits") / name
    return inside if inside.is_dir() else Path(__file__).parents[1] / name
