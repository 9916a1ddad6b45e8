"""Errors that are the user's to mend: a wrong command line, configuration or suite."""

from collections.abc import Iterable


class UsageError(Exception):
    """What is wrong, in one line that names place and mend."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint for an unknown *word*: the nearest known one, or all of them."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(word, names, n=1)
    return f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(names)}"
