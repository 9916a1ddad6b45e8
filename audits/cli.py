"""The command `corpus-audit`: arguments, exit codes, errors in one line."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final

from audits import __version__
from audits.commands.exit_code import INTERRUPTED, MISUSE, OK
from audits.usage import UsageError

EXAMPLES: Final = """examples:
  corpus-audit check seeds/                    judge every document below seeds/
  corpus-audit check --format full new.txt     show each place, with a caret
  corpus-audit check --output audit.html seeds/
  corpus-audit report seeds/ -o report.html    judged by Great Expectations
  corpus-audit explain EN004                   the manual of a check

exit code: 0 nothing failed, 1 a document failed or could not be read,
2 wrong usage, suite or configuration, 3 a fault of corpus-audit itself
"""


def entry() -> None:
    """Run the command and leave with its exit code."""
    raise SystemExit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments; its exit code."""
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        print(f"corpus-audit: {error}", file=sys.stderr)
        return MISUSE
    except KeyboardInterrupt:
        print("corpus-audit: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    top = argparse.ArgumentParser(
        prog="corpus-audit",
        description="Tells which documents of a text corpus need cleaning, and shows why.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"corpus-audit {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = commands.add_parser("check", help="judge documents", epilog=EXAMPLES)
    check.formatter_class = argparse.RawDescriptionHelpFormatter
    _add_check(check)
    _add_report(commands.add_parser("report", help="write the HTML report"))
    _add_baseline(commands.add_parser("baseline", help="write down what is wrong, to accept it"))
    _add_explain(commands.add_parser("explain", help="show the manual of a check"))
    return top


def _add_check(command: argparse.ArgumentParser) -> None:
    """The arguments of `check`."""
    _add_documents(command)
    _add_gate(command)
    add = command.add_argument
    add("--format", choices=("concise", "full", "jsonl"), default="concise",
        help="what is printed for each document (concise)")  # fmt: skip
    add("--judge", choices=("native", "gx"), default="native",
        help="gx: Great Expectations itself (native: the same verdicts, at once)")  # fmt: skip
    add("--output", "-o", action="append", default=[], metavar="FILE",
        help="also write .html .jsonl .csv .parquet .gx.json; repeatable")  # fmt: skip
    add("--strict", action="store_true", help="exit code 1 for warnings as well")
    add("--exit-zero", action="store_true", help="exit code 0 whatever is found")
    add("--color", choices=("auto", "always", "never"), default="auto",
        help="auto: on a terminal, unless NO_COLOR is set")  # fmt: skip
    command.set_defaults(run=_check)


def _add_report(command: argparse.ArgumentParser) -> None:
    """The arguments of `report`."""
    _add_documents(command)
    _add_gate(command)
    command.add_argument("--output", "-o", default="report.html", metavar="FILE",
                         help="the page (report.html)")  # fmt: skip
    command.add_argument("--judge", choices=("native", "gx"), default="gx",
                         help="who judges (gx: Great Expectations)")  # fmt: skip
    command.add_argument("--exit-zero", action="store_true", help="exit code 0 whatever is found")
    command.set_defaults(run=_report)


def _add_baseline(command: argparse.ArgumentParser) -> None:
    """The arguments of `baseline`."""
    _add_documents(command)
    add = command.add_argument
    add("--output", "-o", default="corpus-audit-baseline.json", metavar="FILE",
        help="the baseline (corpus-audit-baseline.json)")  # fmt: skip
    add("--prune", action="store_true", help="only take out of it what no longer occurs")
    command.set_defaults(run=_baseline, since="", baseline="")


def _add_explain(command: argparse.ArgumentParser) -> None:
    """The arguments of `explain`."""
    command.add_argument("code", nargs="?", help="code of a check; none: list them all")
    command.set_defaults(run=_explain)


def _add_documents(command: argparse.ArgumentParser) -> None:
    """What `check` and `report` share: which documents, read how, judged by which suite."""
    add = command.add_argument
    add("paths", nargs="+", metavar="PATH",
        help="file, folder, .jsonl, .jsonl.gz, .parquet; - for standard input")  # fmt: skip
    add("--suite", default="", metavar="NAME|FILE",
        help="default, strict, pretraining, verse, or a suite file")  # fmt: skip
    add("--jobs", "-j", type=_jobs, default=0, metavar="N", help="processes (as many as cores)")
    add("--include", action="append", metavar="PATTERN",
        help="in folders, only files that match (as in .gitignore); repeatable")  # fmt: skip
    add("--exclude", action="append", metavar="PATTERN",
        help="leave out files that match; repeatable")  # fmt: skip
    add("--text-field", metavar="NAME", help="field of a record that holds its text (text)")
    add("--id-field", metavar="NAME", help="field of a record that names it")
    add("--max-bytes", type=int, metavar="N", help="larger documents are errors")
    add("--stdin-filename", default="<stdin>", metavar="NAME",
        help="name of standard input; .jsonl: it holds records")  # fmt: skip
    add("--config", metavar="FILE",
        help="configuration (nearest corpus-audit.toml or pyproject.toml)")  # fmt: skip


def _add_gate(command: argparse.ArgumentParser) -> None:
    """What narrows an audit to what is new."""
    add = command.add_argument
    add("--since", default="", metavar="REV",
        help="only files added or changed since this commit, branch or tag")  # fmt: skip
    add("--baseline", default="", metavar="FILE",
        help="accept the debts that this file lists; see `baseline`")  # fmt: skip


def _jobs(text: str) -> int:
    """A number of processes."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; 0 means all cores")
    return int(text)


def _check(arguments: argparse.Namespace) -> int:
    from audits.commands.check import run

    return run(arguments)


def _report(arguments: argparse.Namespace) -> int:
    from audits.commands.report import run

    return run(arguments)


def _baseline(arguments: argparse.Namespace) -> int:
    from audits.commands.baseline import run

    return run(arguments)


def _explain(arguments: argparse.Namespace) -> int:
    from audits.manual import contents, page

    print(page(arguments.code) if arguments.code else contents(), end="")
    return OK
