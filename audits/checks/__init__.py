"""The checks, in the order of their codes."""

from typing import Final

from audits.checks.check import Check
from audits.finding import Column

CHECKS: Final[tuple[Check, ...]] = ()
"""Every check that runs."""

COLUMNS: Final[dict[str, Column]] = {
    column.name: column for check in CHECKS for column in check.COLUMNS
}
"""Every measure by its name."""
