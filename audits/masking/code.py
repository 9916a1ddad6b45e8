"""Programs and data in a document that are not fenced off as code."""

import re
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.document import Document

WINDOW: Final = 9
"""Lines around one, itself included, that say whether it is code."""

SHARE: Final = 0.5
LEAST: Final = 3
"""Share and number of the lines that are not blank which must look like code."""

_LOOKS_LIKE_CODE: Final = re.compile(
    r"""
      \s*(?:\#\s*(?:include|define|if|endif)|import\s[\w.{*]|from\s\S+\simport\s|def\s\w+\(|class\s\w+[:({]
         |return\b[^.]*[;)\w]$|(?:if|for|while|switch|elif)\b.*[({:;)]$|(?:else|end|begin|then|fi|done)\b\W*$
         |local\s\w|function\b.*\(|(?:var|const|let|static|public|private)\s\w
         |//|/\*|--\s|\}|\{|@\w+\(?|"[\w-]+"\s*:|<[/\w])
    | .*[;{}]\s*$
    | .*(?:\w\(\)|=>|->|::|&&|\|\||[!=]==?)
    | \s*[\w.\[\]$]+\s*(?:[-+*/|&:]?=)\s?\S
    | .*\w\(.*\)\s*$
    """,
    re.VERBOSE,
)


def code(document: Document) -> Iterator[tuple[int, int]]:
    """Stretches of lines most of which look like a program or like data."""
    starts, ends = document.lines
    text = document.text
    if starts.size < LEAST:
        return
    lines = zip(starts.tolist(), ends.tolist(), strict=True)
    looks = np.zeros(starts.size, dtype=np.int64)
    filled = np.zeros(starts.size, dtype=np.int64)
    for at, (start, end) in enumerate(lines):
        line = text[start : min(end, start + 200)]
        filled[at] = bool(line) and not line.isspace()
        looks[at] = filled[at] and end - start < 200 and bool(_LOOKS_LIKE_CODE.match(line))
    near, of = _around(looks), _around(filled)
    is_code = (near >= LEAST) & (near >= SHARE * of)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], is_code.view(np.int8), [0]))))
    for first, after in edges.reshape(-1, 2).tolist():
        yield int(starts[first]), int(ends[after - 1])


def _around(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each line the sum over the window around it."""
    reach = WINDOW // 2
    sums: NDArray[np.int64] = np.pad(numbers, (reach + 1, reach)).cumsum()
    total: NDArray[np.int64] = sums[WINDOW:] - sums[:-WINDOW]
    return total
