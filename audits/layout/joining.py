"""Wrapped lines joined again: a paragraph as it was before its lines were broken."""

import numpy as np

from audits.document import Document
from audits.layout.breaking import style
from audits.layout.breaks import unspaced
from audits.layout.wrap import Wrap


def joined(document: Document, wrap: Wrap, most: int) -> tuple[str, str]:
    """The beginning of a wrapped stretch as it stands and with its lines joined.

    It ends with a paragraph if one ends within *most* characters, else with a line. A joint is a
    blank, but nothing between letters of scripts that write none, or where words were cut.
    """
    end = _end(document, wrap, most)
    inside = int(wrap.nexts.searchsorted(end))
    ends, nexts = wrap.ends[:inside], wrap.nexts[:inside]
    kinds = document.kinds
    tight = unspaced().take(kinds.take(ends - 1)) & unspaced().take(kinds.take(nexts))
    if not tight.all() and style(document, wrap).basis == "characters":
        tight[:] = True
    pieces, at = [], wrap.start
    for stop, begin, close in zip(ends.tolist(), nexts.tolist(), tight.tolist(), strict=True):
        pieces.append(document.text[at:stop] + ("" if close else " "))
        at = begin
    pieces.append(document.text[at:end])
    return document.text[wrap.start : end], "".join(pieces)


def _end(document: Document, wrap: Wrap, most: int) -> int:
    """Where the sample ends: after a paragraph's last line, else after the last line that fits."""
    ends = document.lines.ends[wrap.first : wrap.last + 1]
    fits = ends[: ends.searchsorted(wrap.start + most, side="right")]
    if not fits.size:
        return min(wrap.end, wrap.start + most)
    whole = np.ones(ends.size, dtype=bool)
    for step in range(wrap.spacing):
        whole[wrap.breaks - wrap.first + step] = False
    whole[0] = False
    last = whole[: fits.size].nonzero()[0]
    return int(fits[last[-1] if last.size else -1])
