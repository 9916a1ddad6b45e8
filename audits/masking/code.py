"""Programs and data in a document that are not fenced off as code."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np

from audits.document import Document
from audits.fences import fenced
from audits.stretches import inside, stretches

WINDOW: Final = 9
"""Lines around one, itself included, that say whether it is code."""

SHARE: Final = 0.5
LEAST: Final = 3
"""Share and number of the lines that are not blank which must look like code."""

WIDEST: Final = 200
"""From here on a line is no line of a program."""

LINK: Final = "]("

_LAST: Final = frozenset(";{}")
_OPERATORS: Final = ("=>", "->", "::", "&&", "||", "!=", "==")


@cache
def _start() -> re.Pattern[str]:
    """How a line of a program or of data begins."""
    return re.compile(
        r"""
        \s*(?:\#\s*(?:include|define|if|endif)|import\s[\w.{*]|from\s\S+\simport\s|def\s\w+\(|class\s\w+[:({]
             |return\b[^.]*[;)\w]$|(?:if|for|while|switch|elif)\b.*[({:;)]$|(?:else|end|begin|then|fi|done)\b\W*$
             |local\s\w|function\b.*\(|(?:var|const|let|static|public|private)\s\w
             |//|/\*|--\s|\}|\{|@\w+\(?|"[\w-]+"\s*:
             |</\w|<\w[\w-]*(?:\s[^<>]*=[^<>]*)?/?>(?:\s*$|\s*<|.*</))
        """,
        re.VERBOSE,
    )


@cache
def _assignment() -> re.Pattern[str]:
    """A name and what it is set to."""
    return re.compile(r"\s*[\w.\[\]$]+\s*(?:[-+*/|&:]?=)\s?\S")


@cache
def _call() -> re.Pattern[str]:
    """A call without arguments, or with some at the end of the line."""
    return re.compile(r"\w\((?:\)|.*\)\s*$)")


def in_programs(document: Document, places: Sequence[int]) -> Callable[[int], bool]:
    """Tells of each of these places whether it stands in a program, fenced off or not."""
    return inside((*fenced(document.text), *code(document, places)))


def code(document: Document, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of lines most of which look like a program or like data, around these places."""
    starts, ends = document.lines
    if starts.size < LEAST or not places:
        return
    asked = dict.fromkeys((starts.searchsorted(places, side="right") - 1).tolist())
    is_fenced = inside(fenced(document.text))
    looks: dict[int, bool] = {}
    """Does it look like code, of each line around those that is not blank, and not fenced off."""
    for number in dict.fromkeys(near for place in asked for near in _around(place)):
        if 0 <= number < starts.size and not is_fenced(int(starts[number])):
            start, end = int(starts[number]), int(ends[number])
            line = document.text[start : min(end, start + WIDEST)]
            if line.strip():
                looks[number] = len(line) < WIDEST and _looks_like_code(line)
    if sum(looks.values()) < LEAST:
        return
    is_code = [number for number in asked if _is_mostly_code(looks, number)]
    for first, after in stretches(np.array(is_code, dtype=np.int64)):
        yield int(starts[first]), int(ends[after - 1])


def _looks_like_code(line: str) -> bool:
    """Does a line look like one of a program or of data? Links of Markdown do not."""
    return LINK not in line and (
        line.rstrip()[-1:] in _LAST
        or any(map(line.__contains__, _OPERATORS))
        or ("(" in line and bool(_call().search(line)))
        or ("=" in line and bool(_assignment().match(line)))
        or bool(_start().match(line))
    )


def _around(number: int) -> range:
    """The numbers of the lines in the window around one."""
    return range(number - WINDOW // 2, number + WINDOW // 2 + 1)


def _is_mostly_code(looks: dict[int, bool], number: int) -> bool:
    """Do the lines around one look like code?"""
    near = [looks[line] for line in _around(number) if line in looks]
    return sum(near) >= max(LEAST, SHARE * len(near))
