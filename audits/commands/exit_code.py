"""The exit codes, and which one an audit ends with."""

from collections.abc import Mapping
from typing import Final

OK: Final = 0
DIRTY: Final = 1
"""A document failed (with --strict: or warned), or could not be read."""
MISUSE: Final = 2
"""Wrong usage, suite or configuration."""
FAULT: Final = 3
"""The program itself failed."""
INTERRUPTED: Final = 130
"""Ctrl-C: 128 plus the number of SIGINT, as shells have it."""


def exit_code(tally: Mapping[str, int], *, strict: bool, exit_zero: bool) -> int:
    """The exit code for the number of documents by outcome, and of faults."""
    if tally["fault"]:
        return FAULT
    dirty = tally["fail"] + tally["error"] + (tally["warn"] if strict else 0)
    return DIRTY if dirty and not exit_zero else OK
