"""A Spark session for the command line."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from audits.usage import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def require() -> None:
    """Raise UsageError if Spark cannot run here."""
    from importlib.util import find_spec

    if find_spec("pyspark") is None:
        raise UsageError("--engine spark: needs pyspark: pip install 'corpus-audit[spark]'")
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").exists())):
        raise UsageError(
            "--engine spark: needs Java 17 or newer: install it, or set JAVA_HOME to where it is"
        )


def session(master: str) -> "SparkSession":
    """The session, quiet, without its web page; workers run this Python unless told otherwise."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    building = (
        SparkSession.builder.appName("corpus-audit")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
    )
    return (building.master(master) if master else building).getOrCreate()
