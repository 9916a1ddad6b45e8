"""`corpus-audit report`: the HTML report of documents, judged by Great Expectations."""

import argparse
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from audits.audit import audit
from audits.commands.arguments import paths, settings, spare_documents
from audits.commands.check import watched
from audits.commands.exit_code import exit_code
from audits.progress import shown
from audits.report.earlier import read_run
from audits.report.gathering import EXCERPT, Gathering
from audits.report.options import Options
from audits.report.outputs import Audited, Output, outputs
from audits.report.tally import tally
from audits.report.templates import Templates
from audits.usage import UsageError

MANY: Final = 20_000
"""Documents from which one file opens slowly and leaves much out."""


def run(arguments: argparse.Namespace) -> int:
    """Write the report; the exit code says whether all is well."""
    output = _output(arguments)
    known = settings(arguments, [output.path])._replace(keep=EXCERPT)
    roots = paths(arguments, known)
    spare_documents(roots, [output.path])
    running = audit(roots, known, arguments.judge)
    counts: Counter[str] = Counter()
    gathering = Gathering([])
    for verdict in watched(shown(running.verdicts, running.counter), counts):
        gathering.add(verdict)
    output.write(output.path, Audited(gathering.verdicts, running.result()))
    print(f"{tally(gathering.verdicts).headline}: see {output.path}")
    if len(gathering.verdicts) > MANY and not _is_folder(output.path):
        print("corpus-audit: so many documents read better as a folder: -o report/",
              file=sys.stderr)  # fmt: skip
    return exit_code(counts, strict=False, exit_zero=arguments.exit_zero)


def _output(arguments: argparse.Namespace) -> Output:
    """Where the report goes, and what writes it.

    Raises UsageError if that cannot be done as asked, so that no audit is run in vain.
    """
    path = arguments.output
    earlier = read_run(arguments.compare) if arguments.compare else None
    options = Options(Templates(arguments.templates), earlier, arguments.compare)
    if _is_folder(path):
        from audits.report.folder import require, write_folder

        require(path)
        return Output(
            path, "", lambda to, audited: write_folder(to, list(audited.verdicts), options)
        )
    (output,) = outputs([path], judge=arguments.judge)
    if output.format != "html":
        if arguments.compare or arguments.templates:
            raise UsageError(f"--output {path}: only a page compares or has templates: name .html")
        return output
    from audits.report.html import page
    from audits.report.writing import write_text

    return output._replace(
        write=lambda to, audited: write_text(to, page(audited.verdicts, options))
    )


def _is_folder(path: str) -> bool:
    """Is a folder of pages wanted?"""
    return path.endswith(("/", os.sep)) or Path(path).is_dir()
