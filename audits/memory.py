"""How a process that audits, and does nothing else, manages its memory."""

import gc
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_MAX: Final = -4
"""Parameters of mallopt(3), of the GNU C library."""
_LARGEST: Final = (1 << 31) - 1
"""Bytes: the greatest threshold that mallopt takes."""


def collect_seldom() -> None:
    """Search for cycles of garbage seldom: that takes a tenth of the time of an audit.

    Rows and findings are tuples without cycles.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def keep_freed() -> None:
    """Keep freed memory for the next array instead of giving it back: a fifth of the time.

    Else each larger array is new pages from the system, which clears them first. For the GNU C
    library; others are left as they are.
    """
    import ctypes

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    mallopt(_MMAP_MAX, 0)
    mallopt(_TRIM_THRESHOLD, _LARGEST)
