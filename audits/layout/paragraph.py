"""Logical paragraphs: what the lines of a text say once wraps are undone in thought."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property, kinds_with
from audits.document import Document, once
from audits.layout.soft import quoted_printable_lines
from audits.layout.wrapping import wraps


class Paragraph(NamedTuple):
    """A logical paragraph: its place in the text; every line end inside it is only a wrap."""

    start: int
    end: int


@once
def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The logical paragraphs of *document*, in order, blank lines left out.

    Lines of a wrapped stretch belong together up to a blank line, an indent, a list marker or a
    line that ended early; so do lines parted by soft breaks of quoted-printable. Every other line
    is a paragraph of its own.
    """
    lines = document.lines
    goes_on = np.zeros(lines.count, dtype=bool)
    for wrap in wraps(document):
        for step in range(wrap.spacing):
            goes_on[wrap.breaks + step] = True
    goes_on[quoted_printable_lines(document)] = True
    goes_on[-1:] = False
    begins = np.ones(lines.count, dtype=bool)
    begins[1:] = ~goes_on[:-1]
    starts, ends = lines.starts[begins], lines.ends[~goes_on]
    filled = ends > starts
    starts, ends = starts[filled], ends[filled]
    filled = _are_filled(document, starts, ends)
    return tuple(map(Paragraph, starts[filled].tolist(), ends[filled].tolist()))


def _are_filled(
    document: Document, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Does each of these stretches hold more than blanks? Only those that begin so are read."""
    filled = ~kinds_with(Property.SPACE | Property.CONTROL).take(document.kinds.take(starts))
    for number in (~filled).nonzero()[0].tolist():
        filled[number] = not document.text[starts[number] : ends[number]].isspace()
    return filled
