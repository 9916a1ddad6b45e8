"""`corpus-audit list`: the verdict of each document on a line, and the checks that it broke."""

import argparse
from collections import Counter

from audits.audit import audit
from audits.commands.arguments import paths, settings
from audits.commands.check import watched
from audits.commands.exit_code import exit_code
from audits.progress import shown
from audits.report.catalogue import subject
from audits.report.visible import visible
from audits.verdict import Verdict


def run(arguments: argparse.Namespace) -> int:
    """Print the lines; the exit code is that of `check`."""
    wanted, tally = settings(arguments), Counter[str]()
    running = audit(paths(arguments, wanted), wanted)
    for verdict in watched(shown(running.verdicts, running.counter), tally):
        print(line(verdict))
    return exit_code(tally, strict=arguments.strict, exit_zero=arguments.exit_zero)


def line(verdict: Verdict) -> str:
    """The outcome, the document and the codes of the checks that it broke, the worst first."""
    codes = dict.fromkeys(subject(broken.column).code for broken in verdict.failed)
    path = visible(verdict.row.path, unseen=True)
    return " ".join((f"{verdict.outcome:5}", path, *filter(None, codes)))
