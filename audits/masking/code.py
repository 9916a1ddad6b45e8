"""Programs and data in a document that are not fenced off as code."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.document import Document

WINDOW: Final = 9
"""Lines around one, itself included, that say whether it is code."""

SHARE: Final = 0.5
LEAST: Final = 3
"""Share and number of the lines that are not blank which must look like code."""

WIDEST: Final = 200
"""From here on a line is no line of a program."""

_NEAR: Final = np.ones(WINDOW, dtype=np.int64)
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
             |//|/\*|--\s|\}|\{|@\w+\(?|"[\w-]+"\s*:|<[/\w])
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


def code(document: Document, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of lines most of which look like a program or like data, around these places."""
    starts, ends = document.lines
    if starts.size < LEAST or not places:
        return
    asked = np.zeros(starts.size, dtype=np.int64)
    asked[starts.searchsorted(places, side="right") - 1] = 1
    read = np.flatnonzero(_around(asked))
    extents = zip(starts[read].tolist(), ends[read].tolist(), strict=True)
    lines = [document.text[start : min(end, start + WIDEST)] for start, end in extents]
    like_code = [len(line) < WIDEST and _looks_like_code(line) for line in lines]
    if sum(like_code) < LEAST:
        return
    looks, filled = np.zeros((2, starts.size), dtype=np.int64)
    looks[read] = like_code
    filled[read] = [bool(line.strip()) for line in lines]
    near, of = _around(looks), _around(filled)
    is_code = (asked > 0) & (near >= LEAST) & (near >= SHARE * of)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], is_code.view(np.int8), [0]))))
    for first, after in edges.reshape(-1, 2).tolist():
        yield int(starts[first]), int(ends[after - 1])


def _looks_like_code(line: str) -> bool:
    """Does a line look like one of a program or of data?"""
    return (
        line.rstrip()[-1:] in _LAST
        or any(operator in line for operator in _OPERATORS)
        or ("(" in line and bool(_call().search(line)))
        or ("=" in line and bool(_assignment().match(line)))
        or bool(_start().match(line))
    )


def _around(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each line the sum over the window around it."""
    sums: NDArray[np.int64] = np.convolve(numbers, _NEAR)
    return sums[WINDOW // 2 :][: numbers.size]
