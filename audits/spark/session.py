"""A Spark session for the command line."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


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
