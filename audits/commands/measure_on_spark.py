"""`corpus-audit measure --engine spark`: one input of records, measured by a cluster."""

import argparse
import os
import re
import shutil
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audits.audit import Settings
from audits.commands.arguments import paths
from audits.commands.exit_code import OK
from audits.commands.measure import counted
from audits.records import LINE_ENDINGS, Fields
from audits.usage import UsageError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


_RAISED: Final = re.compile(r"[A-Z]\w*Error: ")
"""The last line of a traceback."""


def measure(arguments: argparse.Namespace, known: Settings) -> int:
    """Write the measures as a folder of Parquet files; the exit code.

    Raises UsageError before Spark is started for what it cannot do.
    """
    path = _input(arguments, known)
    _require()
    from audits.spark.session import session

    spark = session(arguments.master)
    try:
        _measures(spark, path, known, arguments).write.parquet(arguments.output)
        verdicts = spark.read.parquet(arguments.output).groupBy("verdict").count().collect()
    except Exception as error:
        raise UsageError(f"{path}: Spark failed: {_reason(error)}") from error
    finally:
        spark.stop()
    outcomes = Counter({row["verdict"]: row["count"] for row in verdicts})
    print(f"{arguments.output}: {counted(outcomes)}")
    print(f"Next: corpus-audit report {arguments.output} -o report/")
    return OK


def _require() -> None:
    """Raise UsageError if Spark cannot run here."""
    from importlib.util import find_spec

    if find_spec("pyspark") is None:
        raise UsageError("--engine spark: needs pyspark: pip install 'corpus-audit[spark]'")
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").exists())):
        raise UsageError(
            "--engine spark: needs Java 17 or newer: install it, or set JAVA_HOME to where it is"
        )


def _input(arguments: argparse.Namespace, known: Settings) -> str:
    """The one input, which Spark can read and whose records have names.

    Raises UsageError for anything else.
    """
    every, configuration = paths(arguments, known), known.configuration
    if len(every) != 1 or not every[0].endswith((*LINE_ENDINGS, ".parquet")):
        raise UsageError(
            "--engine spark: name one input, .parquet or .jsonl (or a pattern of them)"
        )
    if not configuration.id_field:
        raise UsageError("--engine spark: name the field of the documents' names with --id-field")
    if configuration.against or (configuration.across and not every[0].endswith(".parquet")):
        raise UsageError(
            "--engine spark: compares the documents of a Parquet input with each other"
        )
    for name in ("resume", "since", "baseline"):
        if getattr(arguments, name):
            raise UsageError(f"--engine spark: does not know --{name}: leave it out")
    if configuration.suites or configuration.suppress or configuration.baseline:
        raise UsageError("--engine spark: judges by one suite: take suites, suppress and baseline "
                         "out of the configuration, and judge its table by them")  # fmt: skip
    return every[0]


def _measures(
    spark: "SparkSession", path: str, known: Settings, arguments: argparse.Namespace
) -> "DataFrame":
    """The measures of the input, spread over the cluster anew: one packed file is one partition."""
    from pyspark.sql import functions as F  # noqa: N812 - as Spark's own documentation has it

    from audits.spark import measure as measure_texts
    from audits.spark import measure_lines
    from audits.spark.measuring import name_of

    configuration = known.configuration
    named: dict[str, Any] = {
        "suite": known.suite or configuration.suite,
        "findings": arguments.findings,
        "max_bytes": configuration.max_bytes,
    }
    cores = spark.sparkContext.defaultParallelism
    if path.endswith(".parquet"):
        text, across = configuration.text_field, configuration.across
        name = F.concat(F.lit(f"{path}#"), name_of(configuration.id_field, text))
        texts = spark.read.parquet(path).withColumn("_name", name).repartition(4 * cores)
        return measure_texts(texts, text, "_name", across=across, **named)
    fields = Fields(configuration.text_field, configuration.id_field)
    return measure_lines(spark.read.text(path).repartition(4 * cores), path, fields, **named)


def _reason(error: Exception) -> str:
    """The first line that says something of what Spark said, or of what a worker's Python did."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    raised = (line for line in reversed(lines) if _RAISED.match(line))
    return next(chain(raised, lines), type(error).__name__)[:300]
