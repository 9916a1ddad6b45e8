"""The report as a folder of pages behind one index: for more documents than one file can carry.

`index.html` has the overview and the table of all documents; each page of `pages/` is a report of
its own on a stretch of the documents that do not pass, the worst first.
"""

from pathlib import Path
from typing import Final

from audits.report.budget import Budget
from audits.report.entry import Entry
from audits.report.html import rendered
from audits.report.options import Options
from audits.report.page import compose
from audits.report.whole_folder import require_free, whole_folder
from audits.verdict import Verdict

SIZE: Final = 200
"""Documents a page."""

INDEX: Final = Budget(evidence=14_000_000, whole=0)
PAGE: Final = Budget(evidence=2_000_000, whole=3_000_000)


def write_folder(path: str, verdicts: list[Verdict], options: Options) -> None:
    """Write the report on *verdicts* as the folder *path*, whole or not at all.

    A report that stands there is replaced. Raises UsageError if anything else does, if the folder
    cannot be written, or if a template of the user's is wrong.
    """
    record = compose(verdicts, options)
    paged = [v for v in record.verdicts if v.outcome != "pass"]
    with whole_folder(path, ours=is_report) as folder:
        (folder / "pages").mkdir()
        for first in range(0, len(paged), SIZE):
            part = paged[first : first + SIZE]
            name = f"{first // SIZE + 1:04d}.html"
            span = f"Documents {first + 1:,} to {first + len(part):,} of {len(record.documents):,}"
            text = rendered(
                compose(part), options, PAGE, home="../index.html", span=f"{span}, the worst first"
            )
            (folder / "pages" / name).write_text(text, encoding="ascii", newline="\n")
        index = record._replace(documents=tuple(map(_brief, record.documents)))
        pages = {"size": SIZE, "paged": len(paged)}
        text = rendered(index, options, INDEX, pages=pages)
        (folder / "index.html").write_text(text, encoding="ascii", newline="\n")


def require(path: str) -> None:
    """Raise UsageError if *path* cannot be written or holds something else than a report."""
    require_free(path, is_report)


def is_report(folder: Path) -> bool:
    """Does a folder hold nothing but such a report?"""
    if any(file.name not in ("index.html", "pages") for file in folder.iterdir()):
        return False
    pages = folder / "pages"
    return not pages.exists() or all(_is_page(file) for file in pages.iterdir())


def _is_page(file: Path) -> bool:
    """Is it named as a page is?"""
    return file.suffix == ".html" and file.stem.isdecimal() and file.is_file()


def _brief(document: Entry) -> Entry:
    """What the table tells of a document; the rest stands on its page."""
    groups = tuple(
        group._replace(places=(), fix=-1, consequences=())
        for group in document.groups
        if group.severity
    )
    return document._replace(groups=groups, measures=(), widths=None, repetition=None)
