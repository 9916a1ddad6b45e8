"""Measures on Spark, judged by Great Expectations where they lie."""

from typing import TYPE_CHECKING, Any

from audits.gx.checkpoint import checkpoint, on_spark
from audits.gx.library import quiet
from audits.suite import Suite, find_suite

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def judge(measures: "DataFrame", suite: str | Suite = "default") -> Any:
    """Great Expectations' own result of a Checkpoint over the table, by its Spark engine.

    Its summary counts the documents that break each expectation and names some of them; rows
    whose verdict is "error" are no part of it. Raises SuiteError for an expectation that Great
    Expectations refuses.
    """
    known = find_suite(suite) if isinstance(suite, str) else suite
    read = measures.where("verdict != 'error'")
    with quiet():
        return checkpoint(known, on_spark, "SUMMARY").run(batch_parameters={"dataframe": read})
