r"""Copies across documents: text that stands in an earlier document of the run as well.

Corpora grow by collecting, and what is collected twice is trained on twice, counted twice, and
leaks from one part of a split into the other. This check is made when it is asked for: with
`--across` each document is compared with those before it, with `--against FOLDER` with those of a
folder too, so that a new document which repeats an old one is stopped at the door.

White space is left out before anything is compared. Anchors, runs of 32 visible characters (16
where half of them are wide), are chosen by the text alone, so that each passage of 95 visible
characters (47 where they are wide) that two documents share has an anchor in common; neighbouring
anchors equally far apart in both make a passage. The ratio is the share of the document's visible
characters in such passages, from their first anchor to their last, so it may be a little less than
the truth. Documents that are equal but for white space are known at any length.

The earlier document is the one that comes first in the order of the run; it keeps its verdict.
What thousands of documents share, a licence or a navigation bar, is small against its document.

Traps: ruled lines and fillings, runs of fewer than four different characters, are no copies.
Beyond half a billion characters every second anchor is let go, and so on, so that memory is
bounded: then only longer passages are found.

Mend: keep one of the two documents, or drop the passage from one.

Okay: "Every spring the harbour master went over the numbers with a thin brush."
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Measure

CODE: Final = "RP006"
NAME: Final = "copies across documents"
COLUMNS: Final = (
    Column(
        "copied_character_ratio",
        "share of visible characters that stand in an earlier document (with --across)",
        "share",
        0.5,
        "critical",
        0.2,
    ),
    Column(
        "longest_copied_passage",
        "visible characters of the longest passage that stands in an earlier document",
        "characters",
    ),
)
NEEDS: Final = Property(0)


def find(document: Document) -> Iterator[Measure]:  # noqa: ARG001 - alone it has no copies
    """Nothing: one document alone has no copies; audits.across gives the measures."""
    return iter(())
