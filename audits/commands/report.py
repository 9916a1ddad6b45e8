"""`corpus-audit report`: the HTML report of documents, judged by Great Expectations."""

import argparse
from collections import Counter

from audits.audit import audit
from audits.commands.arguments import paths, settings
from audits.commands.check import watched
from audits.commands.exit_code import exit_code
from audits.progress import shown
from audits.report.outputs import Audited, outputs
from audits.report.tally import tally


def run(arguments: argparse.Namespace) -> int:
    """Write the report; the exit code says whether all is well."""
    (output,) = outputs([arguments.output], judge=arguments.judge)
    known = settings(arguments)
    running = audit(paths(arguments, known), known, arguments.judge)
    counts: Counter[str] = Counter()
    verdicts = list(watched(shown(running.verdicts), counts))
    output.write(output.path, Audited(verdicts, running.result()))
    print(f"{tally(verdicts).headline}: see {output.path}")
    return exit_code(counts, strict=False, exit_zero=arguments.exit_zero)
