"""The manual: each check's page, made from the check itself."""

from collections.abc import Iterator

from audits.checks import CHECKS
from audits.checks.check import FAMILIES, Check
from audits.finding import Column
from audits.usage import UsageError, nearest


def page(code: str) -> str:
    """The page of the check with this code or name.

    Raises UsageError, naming the nearest code, if there is no such check.
    """
    known = {check.CODE: check for check in CHECKS}
    if code.upper() not in known:
        raise UsageError(f"explain: no check {code!r}; {nearest(code.upper(), known)}")
    return "\n".join(_page(known[code.upper()])) + "\n"


def contents() -> str:
    """A line for each check: code, name, and the measures it gives."""
    width = max(len(check.NAME) for check in CHECKS)
    lines = []
    for check in CHECKS:
        measures = ", ".join(column.name for column in check.COLUMNS)
        lines.append(f"{check.CODE}  {check.NAME:{width}}  {measures}")
    return "\n".join(lines) + "\n"


def whole() -> str:
    """The manual of all checks, as docs/checks.md has it."""
    lines = [
        "# The checks",
        "",
        "Made from the checks themselves by `python generators/docs.py`; do not edit.",
        "",
        "| code | check | measure | the default suite allows | severity |",
        "|---|---|---|---|---|",
    ]
    for check in CHECKS:
        anchor = f"[{check.CODE}](#{check.CODE.lower()})"
        for column in check.COLUMNS:
            lines.append(
                f"| {anchor} | {check.NAME} | `{column.name}` | {' | '.join(_bound(column))} |"
            )
            anchor = ""
    for letters, family in FAMILIES.items():
        lines += ["", f"# {family.capitalize()}"]
        for check in CHECKS:
            if check.CODE.startswith(letters):
                lines += ["", f'<a id="{check.CODE.lower()}"></a>', "", *_page(check, "## ")]
    return "\n".join(lines) + "\n"


def _page(check: Check, mark: str = "") -> Iterator[str]:
    """The lines of one check's page."""
    yield f"{mark}{check.CODE} {check.NAME}"
    yield ""
    yield from _text(check.__doc__ or "", code=bool(mark))
    yield ""
    for column in check.COLUMNS:
        judged = "not judged"
        if column.maximum is not None:
            judged = f"at most {column.maximum:g} ({column.severity})"
        if column.worrying is not None:
            judged += f", from {column.worrying:g} on a warning"
        yield f"- `{column.name}` ({column.unit}): {column.meaning}. Default suite: {judged}."


def _text(docstring: str, *, code: bool) -> Iterator[str]:
    """The docstring; its examples set as code where *code* says so."""
    for line in docstring.strip().splitlines():
        kind, colon, rest = line.partition(": ")
        if code and colon and kind in {"Okay", "Bad"}:
            fence = "``" if "`" in rest else "`"
            yield f"- {kind}: {fence} {rest} {fence}" if "`" in rest else f"- {kind}: `{rest}`"
        else:
            yield line


def _bound(column: Column) -> tuple[str, str]:
    """The bound of the default suite and its severity, in words."""
    if column.maximum is None:
        return "anything", "not judged"
    return f"{column.maximum:g}", column.severity
