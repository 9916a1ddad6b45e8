"""The file of a baseline: JSON, sorted, one place a line, so that a review can read its changes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from audits.checks import COLUMNS
from audits.report.writing import write_text
from audits.source import reason
from audits.usage import UsageError
from audits.waivers.baseline import Baseline, Debt, Debts

VERSION: Final = 1
"""Raised when older programs would misread the file."""


def read_baseline(path: str) -> Baseline:
    """The baseline that a file holds.

    Raises UsageError, naming the place in the file, if it is none.
    """
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(
            f"{path}: there is no such baseline: write it with `corpus-audit baseline PATH -o FILE`"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {reason(error)}") from None
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: is no baseline: {error}") from None
    if not isinstance(content, dict) or content.get("version") != VERSION:
        raise UsageError(f"{path}: is no baseline of version {VERSION}: write it anew")
    documents = content.get("documents")
    if not isinstance(documents, dict):
        raise UsageError(f'{path}: is no baseline: it has no table "documents"')
    known = {name: _debts(path, name, entry) for name, entry in documents.items()}
    return Baseline(known, str(Path(path).parent))


def write_baseline(path: str, documents: Mapping[str, Debts]) -> None:
    """Write the debts of documents, those without any left out.

    Raises UsageError if the file cannot be written.
    """
    content = {
        "version": VERSION,
        "documents": {
            name: {
                measure: {"value": debt.value, "places": dict(sorted(debt.places.items()))}
                for measure, debt in sorted(debts.items())
            }
            for name, debts in sorted(documents.items())
            if debts
        },
    }
    text = json.dumps(content, indent=1, ensure_ascii=False)
    write_text(path, text.encode("utf-8", "backslashreplace").decode() + "\n")


def _debts(path: str, document: str, entry: Any) -> Debts:
    """The debts of one document."""
    if not isinstance(entry, dict):
        raise UsageError(f"{path}: {document}: must be a table of measures")
    return {
        name: _debt(f"{path}: {document}: {name}", name, value) for name, value in entry.items()
    }


def _debt(place: str, name: str, entry: Any) -> Debt:
    """One debt."""
    if name not in COLUMNS:
        raise UsageError(f"{place}: is no measure of this version: write the baseline anew")
    match entry:
        case {"value": int() | float() as value, "places": dict() as places}:
            return Debt(float(value), {str(key): str(text) for key, text in places.items()})
    raise UsageError(f"{place}: must have a value and places")
