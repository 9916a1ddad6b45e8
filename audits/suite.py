"""A suite: the declared expectations on the measures."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from audits.finding import Severity


class Expectation(NamedTuple):
    """A bound on one measure."""

    type: str
    """Its name in Great Expectations: expect_repeated_block_ratio_to_be_at_most."""
    column: str
    """The measure that it judges."""
    kwargs: Mapping[str, Any]
    severity: Severity
    meta: Mapping[str, Any]
    """Notes: the reason for the bound, its source."""


class Suite(NamedTuple):
    """A named list of expectations."""

    name: str
    expectations: tuple[Expectation, ...]
    source: str = ""
    """The file that it was read from, as the user named it."""
