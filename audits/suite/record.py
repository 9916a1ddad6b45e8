"""The records of a suite."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from audits.finding import Severity
from audits.usage import UsageError


class SuiteError(UsageError):
    """A suite that cannot be used: file, line, what is wrong, and the mend."""


class Expectation(NamedTuple):
    """What is expected of one measure."""

    type: str
    """Its name in Great Expectations: expect_repeated_block_ratio_to_be_at_most."""
    column: str
    """The measure that it judges; empty if it judges none, or several."""
    kwargs: Mapping[str, Any]
    severity: Severity
    meta: Mapping[str, Any]
    """Notes: the reason for the bound, its source."""
    line: int = 0
    """Where its file has it, counted from 1; 0 if that is not known."""


class Suite(NamedTuple):
    """A named list of expectations."""

    name: str
    expectations: tuple[Expectation, ...]
    source: str = ""
    """The file that it was read from, as the user named it."""

    def place(self, expectation: Expectation) -> str:
        """File and line of *expectation*, as errors name them."""
        source = self.source or self.name
        return f"{source}:{expectation.line}" if expectation.line else source
