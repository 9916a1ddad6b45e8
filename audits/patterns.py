"""Regular expressions, compiled when they are first needed: each costs a start some time."""

import re
from functools import cache


@cache
def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled expression."""
    return re.compile(expression, flags)


@cache
def byte_pattern(expression: bytes) -> re.Pattern[bytes]:
    """The compiled expression over bytes."""
    return re.compile(expression)
