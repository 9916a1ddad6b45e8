"""Rows with what their documents share with earlier ones."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import Final

from audits.across.copies import Copies, Earlier, Shared
from audits.checks.repetition.copies_across_documents import CODE, COLUMNS
from audits.document import Document
from audits.finding import Finding, Measure, evidence
from audits.row import Row, extended
from audits.usage import UsageError

MOST_PASSAGES: Final = 200
"""Passages of a finding whose places are given."""

FIX: Final = "keep one of the two documents, or drop the passage here"


def compared(rows: Iterable[Row], earlier: Earlier, keep: int = 0) -> Iterator[Row]:
    """The rows in their order, each with its measures of copies, and without its sample.

    *keep* is how many characters of its text a row keeps at most for showing.
    """
    for row in rows:
        sample = row.sample
        if sample is None:
            yield row
            continue
        found = earlier.copies(sample)
        earlier.add(row.path, sample)
        bare = row._replace(sample=None)
        if found.passages:
            document = Document.from_text(sample.text, row.path)
            bare = extended(bare, document, CODE, tuple(measures(found)), keep)
        yield bare


def remembered(rows: Iterable[Row], earlier: Earlier, roots: Container[str] = ()) -> None:
    """Tell *earlier* of the documents of these rows, which have samples.

    One that cannot be read is no copy of anything; but raises UsageError if it is one of *roots*,
    since then there is nothing to compare with.
    """
    for row in rows:
        if row.sample is not None:
            earlier.add(row.path, row.sample)
        elif row.path in roots:
            raise UsageError(f"--against {row.path}: {row.error}")


def measures(found: Copies) -> Iterator[Measure]:
    """The measures, with a finding for each earlier document, the one that has most first."""
    totals = Counter[str]()
    for passage in found.passages:
        totals[passage.document] += passage.characters
    findings = evidence(_finding(found, name, total) for name, total in totals.most_common())
    yield Measure(COLUMNS[0].name, found.ratio, findings)
    longest = max(passage.characters for passage in found.passages)
    yield Measure(COLUMNS[1].name, float(longest))


def _finding(found: Copies, name: str, total: int) -> Finding:
    """What is shared with one earlier document; its place is the longest passage."""
    passages = [passage for passage in found.passages if passage.document == name]
    longest = max(passages, key=lambda passage: passage.characters)
    return Finding(
        longest.start,
        longest.end,
        _message(longest, total, len(passages), whole=found.whole),
        FIX,
        details={
            "document": name,
            "line": longest.line,
            "characters": total,
            "passages": [passage[2:4] for passage in passages[:MOST_PASSAGES]],
        },
    )


def _message(longest: Shared, total: int, passages: int, *, whole: bool) -> str:
    """Which document it is, how much is shared, and where it stands there."""
    if whole:
        return f"the whole document stands in {longest.document} already"
    about = f" in {passages} passages" if passages > 1 else ""
    where = "the longest " if passages > 1 else ""
    return (
        f"{total:,} characters{about} stand in {longest.document} already, "
        f"{where}at its line {longest.line}"
    )
