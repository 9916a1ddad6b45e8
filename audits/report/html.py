"""The report as one HTML file: no server, no network, readable without scripts.

The file is ASCII, so that it reads the same under any declared charset. Style and script are
admitted by their hashes, everything else is forbidden to the page by its own policy. What the
script shows comes as JSON inside the page, built into elements only as text.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping
from itertools import islice, takewhile
from typing import Any, Final

from markupsafe import Markup

from audits import __version__
from audits.checks.check import FAMILIES
from audits.report.budget import ONE_FILE, Budget, fitted, with_text
from audits.report.data import BOX, ROWS, as_json
from audits.report.entry import Entry
from audits.report.options import NO_WISHES, Options
from audits.report.page import Page, compose
from audits.report.tally import OUTCOMES
from audits.verdict import Verdict

WORST: Final = 25
"""Documents whose details stand in the page as HTML: for readers without scripts, and for paper."""

STYLES: Final = ("style.css", "overview.css", "document.css")
SCRIPTS: Final = (
    "elements.js", "drawings.js", "document.js", "text.js", "table.js", "address.js", "reading.js",
    "report.js",
)  # fmt: skip


def page(verdicts: Iterable[Verdict], options: Options = NO_WISHES) -> str:
    """The report on *verdicts*: a whole HTML file in ASCII, the same for the same verdicts.

    Raises UsageError if a template of the user's is wrong.
    """
    return rendered(compose(verdicts, options), options)


def rendered(record: Page, options: Options, budget: Budget = ONE_FILE, **extra: Any) -> str:
    """The HTML file of a page's record; *extra* says how it stands among other pages."""
    documents = fitted(record.documents, budget.evidence)
    record = record._replace(documents=with_text(documents, record.verdicts, budget.whole))
    templates = options.templates
    style = "".join(templates.text(name) for name in STYLES)
    script = "\n".join(templates.text(name) for name in SCRIPTS)
    text = templates.render(
        "page.html",
        page=record,
        heat=record.heat,
        spreads=record.spreads,
        comparison=record.comparison,
        common=_common([document.path for document in record.documents]),
        shown=record.documents[:ROWS],
        worst=(worst := [] if "pages" in extra else _worst(record)),
        address=_addresses({number for number, _ in worst}, extra),
        families=tuple(FAMILIES.values()),
        outcomes=OUTCOMES,
        version=__version__,
        box=BOX,
        style=Markup(style),  # noqa: S704 - ours or the user's, and admitted by its hash
        script=Markup(script),  # noqa: S704 - likewise
        policy=_policy(style, script),
        data=as_json(record, extra),
        **{"home": "", "pages": None, **extra},
    )
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _worst(record: Page) -> list[tuple[int, Entry]]:
    """The first documents with something to tell, and the numbers of their rows."""
    numbered = enumerate(record.documents)
    return list(islice((pair for pair in numbered if pair[1].groups or pair[1].accepted), WORST))


def _common(paths: list[str]) -> str:
    """The folder that all *paths* have in common, with its slash; empty if there is none."""
    ends = (path.split("/")[:-1] for path in (min(paths, default=""), max(paths, default="")))
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(*ends, strict=False))
    return "".join(f"{name}/" for name, _ in shared)


def _addresses(worst: set[int], extra: Mapping[str, Any]) -> Callable[[int], str]:
    """Says of a document's number where it can be read without scripts; empty: nowhere."""
    pages = extra.get("pages")

    def address(number: int) -> str:
        if pages is None:
            return f"#d{number}" if number in worst else ""
        if number >= pages["paged"]:
            return ""
        page, row = divmod(number, pages["size"])
        return f"pages/{page + 1:04d}.html#d{row}"

    return address


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
