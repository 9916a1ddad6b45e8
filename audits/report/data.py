"""What the script of the page reads: the records as JSON that no markup can begin in."""

import json
from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from audits.checks.check import FAMILIES
from audits.report.drawing import BINS, HEIGHT, LANE, LENGTH, Repetition, Widths
from audits.report.entry import Accepted, Entry, Group, Measured
from audits.report.marked import Stretch, Text
from audits.report.mending import Mending
from audits.report.page import Page
from audits.report.place import Place
from audits.report.spread import BARS, HIGH
from audits.report.tally import OUTCOMES

ROWS: Final = 100
"""Rows of the table that stand in the page as HTML, before any script runs."""

BOX: Final = {
    "bins": BINS, "height": HEIGHT, "lane": LANE, "length": LENGTH, "bars": BARS, "high": HIGH,
    "places": 5, "changes": 20,
}  # fmt: skip
"""Sizes on which templates, script and drawings agree; so many places stand open, and so many
changes since an earlier run are told."""

RECORDS: Final = (
    Entry,
    Group,
    Measured,
    Accepted,
    Place,
    Mending,
    Widths,
    Repetition,
    Text,
    Stretch,
)
"""Records that come as arrays; the names of their fields stand once in the data."""


def as_json(page: Page, extra: Mapping[str, Any]) -> Markup:
    """The page's records, and what is *extra* about this page."""
    compared = page.comparison
    value: dict[str, Any] = {
        "fields": {each.__name__: each._fields for each in RECORDS},
        "families": list(FAMILIES.values()),
        "outcomes": OUTCOMES,
        "rows": ROWS,
        "box": BOX,
        "subjects": [
            {
                "name": each.name,
                "code": each.code,
                "title": each.heading,
                "plain": each.title,
                "family": each.family,
                "meaning": each.meaning,
            }
            for each in page.subjects
        ],
        "fixes": page.fixes,
        "texts": sum(1 for each in page.documents if each.text),
        "changes": [list(change) for change in compared.changed] if compared else [],
        **extra,
        "documents": page.documents,
    }
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no tag can begin in it
