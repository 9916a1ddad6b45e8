"""The layout of a text: line widths, wraps, and the logical paragraphs behind them."""

from typing import NamedTuple

from audits.document import Document, once


class Paragraph(NamedTuple):
    """A logical paragraph: its place in the text; every line end inside it is only a wrap."""

    start: int
    end: int


@once
def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The logical paragraphs of *document*, in order, blank lines left out."""
    spans: list[Paragraph] = []
    open_at = -1
    for start, end in zip(document.lines.starts.tolist(), document.lines.ends.tolist(), strict=True):
        if document.text[start:end].strip():
            open_at, last = (start if open_at < 0 else open_at), end
        elif open_at >= 0:
            spans.append(Paragraph(open_at, last))
            open_at = -1
    if open_at >= 0:
        spans.append(Paragraph(open_at, last))
    return tuple(spans)
