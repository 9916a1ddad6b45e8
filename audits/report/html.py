"""The report as one HTML file: no server, no network, readable without scripts.

The file is ASCII, so that it reads the same under any declared charset. Style and script are
admitted by their hashes, everything else is forbidden to the page by its own policy. What the
script shows comes as JSON inside the page, built into elements only as text.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from audits import __version__
from audits.checks.check import FAMILIES
from audits.report.budget import fitted
from audits.report.drawing import BINS, HEIGHT, LANE, LENGTH, Repetition, Widths
from audits.report.entry import Entry, Group, Measured, Place
from audits.report.page import Page, compose
from audits.report.quantity import quantity
from audits.report.tally import OUTCOMES
from audits.shipped import shipped
from audits.verdict import Verdict

PLACES: Final = 5
"""Places of a measure that stand open; the others unfold."""
ROWS: Final = 100
"""Rows of the table that stand in the page as HTML, before any script runs."""
WORST: Final = 25
"""Documents whose details stand in the page as HTML: for readers without scripts, and for paper."""

_SCRIPTS: Final = ("elements.js", "document.js", "table.js", "report.js")

_BOX: Final = {"bins": BINS, "height": HEIGHT, "lane": LANE, "length": LENGTH, "places": PLACES}
"""Sizes on which templates, script and drawings agree."""


def page(verdicts: Iterable[Verdict]) -> str:
    """The report on *verdicts*: a whole HTML file in ASCII, the same for the same verdicts."""
    return rendered(compose(verdicts))


def rendered(record: Page) -> str:
    """The HTML file of a page's record."""
    record = record._replace(documents=fitted(record.documents))
    style = _text("style.css")
    script = "\n".join(_text(name) for name in _SCRIPTS)
    text = (
        _environment()
        .get_template("page.html")
        .render(
            page=record,
            shown=record.documents[:ROWS],
            worst=_worst(record),
            families=tuple(FAMILIES.values()),
            outcomes=OUTCOMES,
            version=__version__,
            box=_BOX,
            style=Markup(style),  # noqa: S704 - ours, and admitted by its hash
            script=Markup(script),  # noqa: S704 - likewise
            policy=_policy(style, script),
            data=_data(record),
        )
    )
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _worst(record: Page) -> list[tuple[int, Entry]]:
    """The first documents with findings, and the numbers of their rows."""
    numbered = enumerate(record.documents)
    return list(islice((pair for pair in numbered if pair[1].groups), WORST))


@cache
def _environment() -> Environment:
    """Jinja over the shipped templates: everything is escaped, nothing may be undefined."""
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["quantity"] = quantity
    return environment


def _template(name: str) -> tuple[str, str, None]:
    """A template's source and where it stands, for error messages."""
    return _text(name), str(shipped("reports") / name), None


def _text(name: str) -> str:
    """A file of the reports folder."""
    return (shipped("reports") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The page's content security policy."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """The source expression that admits this very text."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _data(record: Page) -> Markup:
    """What the script reads: records as arrays, their field names once."""
    value: dict[str, Any] = {
        "fields": {
            each.__name__: each._fields
            for each in (Entry, Group, Measured, Place, Widths, Repetition)
        },
        "families": list(FAMILIES.values()),
        "outcomes": OUTCOMES,
        "rows": ROWS,
        "box": _BOX,
        "subjects": [
            {
                "name": each.name,
                "code": each.code,
                "title": each.heading,
                "family": each.family,
                "meaning": each.meaning,
            }
            for each in record.subjects
        ],
        "fixes": record.fixes,
        "documents": record.documents,
    }
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no tag can begin in it
