"""A suite: the declared expectations on the measures, read from a file."""

from audits.suite.find import find_suite, missing
from audits.suite.reading import read_suite
from audits.suite.record import Expectation, Suite, SuiteError

__all__ = ["Expectation", "Suite", "SuiteError", "find_suite", "missing", "read_suite"]
