"""A place before and after mending, where the mend shows: mojibake, wrapped lines."""

from typing import Final, NamedTuple

from audits.excerpt import Excerpt
from audits.report.visible import visible
from audits.row import Evidence

LONGEST: Final = 320
"""Characters shown of each side."""
WRAP: Final = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}\n"
"""A line end that is only a wrap."""
ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


class Mending(NamedTuple):
    """A place as it stands, and as it should be."""

    before: str
    after: str


def mending(item: Evidence, excerpt: Excerpt | None) -> Mending | None:
    """The place of *item* before and after; None if the mend is not known or no text is kept."""
    if excerpt is None:
        return None
    finding = item.finding
    if "wrapped_lines" in finding.details:
        samples = (sample for sample in excerpt.joined if sample.start == finding.start)
        sample = next(samples, None)
        return sample and Mending(
            WRAP.join(map(visible, sample.before.strip().splitlines())),
            _lines(sample.after.strip()),
        )
    after = str(finding.details.get("repaired", ""))
    before = after and _text(excerpt, finding.start, finding.end)
    return Mending(_short(before), _short(after)) if before else None


def _text(excerpt: Excerpt, start: int, end: int) -> str:
    """The text of a place, as far as it is kept."""
    for passage in excerpt.passages:
        if passage.start <= start < passage.start + len(passage.text):
            return passage.text[start - passage.start : end - passage.start]
    return ""


def _short(text: str) -> str:
    """*text* made visible, cut where it is longer than people compare."""
    return _lines(text[:LONGEST]) + (ELLIPSIS if len(text) > LONGEST else "")


def _lines(text: str) -> str:
    """*text* made visible, its lines kept."""
    return "\n".join(map(visible, text.splitlines()))
