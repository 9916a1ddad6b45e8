"""Speakers of a play: names on lines of their own, which recur because they head what is said."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

LONGEST: Final = 30
"""Characters of the longest name, with what is said of the speaker: `SECOND GENTLEMAN (aside).`"""

NAME_ENDS: Final = (".", ":", "：", ".—", ".)")
"""What stands behind a name that is not set in capitals."""

FEWEST: Final = 2
"""Speakers of a dialogue; a page's heading that recurs stands alone, or beside its footer."""

LEAST: Final = 6
"""Names in all: in two copies of a text, wrapped anew, some short last lines stay as they were."""

DENSITY: Final = 0.1
"""Share of the filled lines, from the first name to the last, that are names. Wrapped speeches have
two to eight lines; pages have thirty or more."""

TURNS: Final = 0.7
"""Share of the names that another one follows, and share of what is said that nobody said before:
where a whole text stands again, so does what follows each of its lines."""

NOBODY: Final[frozenset[str]] = frozenset()


def speakers(lines: Sequence[str]) -> frozenset[str]:
    """Which of the *lines* of a text, blank ones left out, are speakers' names that recur.

    Each heads something: the line after it is no name. They take turns, and stand close together.
    """
    names = _recurring_names(lines)
    if len(names) < FEWEST:
        return NOBODY
    heads = [(here, there) for here, there in pairwise(lines) if here in names]
    headed = names - {here for here, there in heads if there in names}
    at = [number for number, line in enumerate(lines) if line in headed]
    if len(headed) < FEWEST or len(at) < max(LEAST, DENSITY * (at[-1] - at[0])):
        return NOBODY
    turns = sum(lines[here] != lines[there] for here, there in pairwise(at))
    speeches = {(here, there) for here, there in heads if here in headed}
    return headed if min(turns + 1, len(speeches)) >= TURNS * len(at) else NOBODY


def _recurring_names(lines: Sequence[str]) -> frozenset[str]:
    """The lines that look like names, and stand twice at least."""
    seen: set[str] = set()
    again: set[str] = set()
    for line in lines:
        if len(line) <= LONGEST:
            (again if line in seen else seen).add(line)
    return frozenset(filter(_looks_like_a_name, again))


def _looks_like_a_name(line: str) -> bool:
    """Is it in capitals, or does it end as a name before a speech does?"""
    name = line.strip()
    if not name or not name[0].isalpha():
        return False
    return name.isupper() or (name.endswith(NAME_ENDS) and not name[0].islower())
