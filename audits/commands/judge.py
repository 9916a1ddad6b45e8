"""`corpus-audit judge`: judge tables of measures, without measuring again."""

import argparse
from itertools import chain

from audits.commands import check
from audits.commands.arguments import paths, settings
from audits.corpus import matching
from audits.report.outputs import require_parquet
from audits.usage import UsageError


def run(arguments: argparse.Namespace) -> int:
    """Judge the tables as `check` judges documents; the exit code is the same.

    Raises UsageError if a path holds no measures.
    """
    require_parquet("judge")
    from audits.measures.stored import is_stored

    for path in chain.from_iterable(map(matching, paths(arguments, settings(arguments)))):
        if not is_stored(path):
            raise UsageError(
                f"{path}: holds no measures: make a table of them with corpus-audit measure"
            )
    return check.run(arguments)
