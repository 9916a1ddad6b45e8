"""Audits of text corpora: which documents need cleaning, why, and where."""

from typing import Final

__version__: Final = "0.1.0"
