r"""De-wrapped spaces: blanks between ideographs, left where lines were joined.

Scrapers and converters join the lines of a paragraph with a blank. For Chinese and Japanese that
puts a blank into the middle of words, and a tokenizer or a search index takes it for their end. The
old lines are gone, but their width is not: the blanks stand as far apart as the lines were wide.

Looked for are single blanks (U+0020) between ideographs or kana in one line, at the distances that
one wrap width explains. Blanks between names, between the halves of a verse, after a number or
between headings are not periodic; lines of verse joined by blanks end in punctuation: neither is
counted. Korean has blanks between words, so there nothing can be seen.

To mend, drop these blanks.

Sources: joining with a blank is what the white-space trimming of common HTML extractors does;
interval stabbing as in LW001.

Okay: 山田 太郎、鈴木 花子
Okay: 春眠不覺曉，處處聞啼鳥。 夜來風雨聲，花落知多少。 白日依山盡，黃河入海流。 欲窮千里目，更上一層樓。
Bad: 為了解決朝鮮半島核武危機，美國、日本與南韓三國代表今天在東京集會，商討下 一步的行動。會中各國代表對於是否恢復提供重油給北韓一事意見不一，美國助理國 務卿凱利表示必須先看到具體的行動才能談援助，南韓代表則希望維持對話的氣氛， 以免情勢進一步惡化下去。日本代表說，三國將繼續保持密切的聯繫，並且在下個月 再度集會。
"""  # noqa: E501

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from audits.characters import WIDTHS, Property, kinds_with
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.layout import ideographic
from audits.layout.stretch import Flags, Ints

CODE: Final = "LW004"
NAME: Final = "de-wrapped spaces"
NEEDS: Final = Property.HAN | Property.KANA
COLUMNS: Final = (
    Column("dewrapped_spaces", "blanks between ideographs left by joining lines", "places", 0),
)

FEWEST: Final = 3
"""Distances that one width must explain."""

NARROWEST: Final = 24
"""Columns; half a verse of seven ideographs and its comma takes 16."""

COVERAGE: Final = 0.5
"""Share of the distances that it must explain; the rest are first and last lines of paragraphs."""

OF_ALL: Final = 0.3
"""Share of all blanks between ideographs that it must explain: between the names of a list, and
before and after quotations, others set them."""

MID_SENTENCE: Final = 0.5
"""Share of the blanks that must not follow punctuation."""

GLUED: Final = 4
"""Columns by which a line may fall short: one ideograph, and one with a stop bound to it."""


class Gaps(NamedTuple):
    """Blanks between ideographs, each with the columns since the one before in its line."""

    place: Ints
    width: Ints


def find(document: Document) -> Iterator[Measure]:
    """The periodic blanks."""
    gaps = _gaps(document)
    if gaps.width.size < FEWEST:
        return
    width, explained = _period(gaps.width)
    held = int(explained.sum())
    long = int((gaps.width >= NARROWEST).sum())
    if held < max(FEWEST, COVERAGE * long, OF_ALL * gaps.width.size):
        return
    marks = kinds_with(Property.PUNCTUATION).take(document.kinds[gaps.place[explained] - 1])
    if 1 - marks.mean() < MID_SENTENCE:
        return
    places = gaps.place[explained].tolist()
    yield Measure(
        "dewrapped_spaces",
        float(held),
        evidence(_finding(document, place, width) for place in places),
    )


def _gaps(document: Document) -> Gaps:
    """The single blanks between two ideographs or kana, or marks of theirs."""
    blank = (document.codes[1:-1] == 0x20).nonzero()[0] + 1
    wide = ideographic()
    blank = blank[wide.take(document.kinds[blank - 1]) & wide.take(document.kinds[blank + 1])]
    if blank.size < FEWEST:
        return Gaps(blank, blank[:0])
    starts = document.lines.starts
    line = np.searchsorted(starts, blank, side="right") - 1
    first = np.append(True, np.diff(line) > 0)
    begin = np.where(first, starts[line], np.append(0, blank[:-1]) + 1)
    sums = np.append(0, np.cumsum(WIDTHS.take(document.kinds), dtype=np.int64))
    return Gaps(blank, sums[blank] - sums[begin])


def _period(widths: Ints) -> tuple[int, Flags]:
    """The width that explains most of the distances, and which it explains."""
    kept = widths[widths >= NARROWEST]
    if not kept.size:
        return 0, np.zeros(widths.size, dtype=bool)
    change = np.bincount(kept, minlength=int(kept.max()) + GLUED + 1)
    change -= np.bincount(kept + GLUED, minlength=change.size)
    width = int(np.cumsum(change).argmax())
    return width, (widths <= width) & (widths > width - GLUED)


def _finding(document: Document, place: int, width: int) -> Finding:
    """One blank, with the characters that it parts."""
    pair = document.text[place - 1] + document.text[place + 1]
    return Finding(
        place,
        place + 1,
        f"a blank stands between {pair[0]} and {pair[1]}, where a line of {width} columns ended",
        f"drop the blank: {pair}",
        details={"width": width},
    )
