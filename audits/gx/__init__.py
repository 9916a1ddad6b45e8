"""The same suites as real Great Expectations objects.

Once this is imported, Great Expectations knows an expectation for each bound of each measure, and
`ExpectationSuite(**yaml)` loads every suite file. The classes can be imported from here.
"""

from typing import Any, Final

from audits.checks import COLUMNS
from audits.gx.checkpoint import require
from audits.gx.expectations import expectation_classes
from audits.gx.judge import Judged, validated

EXPECTATIONS: Final = expectation_classes(COLUMNS)
"""The class of each expectation by name: ExpectRepeatedBlockRatioToBeAtMost."""

__all__ = ["EXPECTATIONS", "Judged", "require", "validated"]


def __getattr__(name: str) -> type[Any]:
    """The class of an expectation."""
    try:
        return EXPECTATIONS[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
