"""Where the data folders stand that ship inside the package."""

from pathlib import Path


def shipped(name: str) -> Path:
    """The folder *name*: inside the package once installed, beside it in a checkout.

    A plain path: importlib.resources takes a tenth of the start-up, and wheels are unpacked.
    """
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parents[1] / name
