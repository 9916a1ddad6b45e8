"""A finding as the report shows it: its text made visible, what is cut marked by an ellipsis."""

from typing import Final, NamedTuple

from audits.excerpt import Excerpt
from audits.report.mending import Mending, mending
from audits.report.visible import visible, visible_place
from audits.row import CONTEXT, Evidence

LONGEST_MESSAGE: Final = 400
"""Characters shown of a message or a mend."""

ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


class Place(NamedTuple):
    """A finding with the text around it."""

    line: int
    """Counted from 1; 0 if the column counts bytes of the file."""
    column: int
    before: str
    marked: str
    after: str
    message: str
    fix: int
    """Among the page's fixes; -1 if the group says it."""
    mending: Mending | None = None
    """The place before and after mending."""


def place(item: Evidence, fix: int, excerpt: Excerpt | None) -> Place:
    """A finding, its text made visible, cut text marked by an ellipsis."""
    cut_before = item.line and item.column - 1 > len(item.before)
    cut_marked = item.line and item.finding.end - item.finding.start > len(item.marked)
    kept = item.marked.rstrip(" ") if cut_marked else item.marked
    marked = visible_place(kept, unseen=item.family == "encoding")
    return Place(
        item.line,
        item.column,
        (ELLIPSIS if cut_before else "") + visible(item.before),
        marked + (ELLIPSIS if cut_marked else ""),
        visible(item.after) + (ELLIPSIS if len(item.after) >= CONTEXT else ""),
        short(visible(item.finding.message)),
        fix,
        mending(item, excerpt),
    )


def short(text: str) -> str:
    """*text*, cut where it is longer than people read."""
    return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + ELLIPSIS
