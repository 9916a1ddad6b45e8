"""The command line: commands, arguments, help."""

import argparse
from collections.abc import Callable
from typing import Final

from audits import __version__
from audits.report.formats import FORMATS

DESCRIPTION: Final = "Tells which documents of a text corpus need cleaning, and shows why."

EXIT_CODES: Final = """
exit code: 0 nothing failed, 1 a document failed or could not be read,
2 wrong usage, suite or configuration, 3 a fault of corpus-audit itself
"""

MOST_JOBS: Final = 1_024
"""Processes that may be asked for: more than machines have cores."""

EXAMPLES: Final = {
    "check": """
  corpus-audit check seeds/                     every document below seeds/
  corpus-audit check --format full new.txt      each place, with a caret
  corpus-audit check --since origin/main seeds/ what is new on this branch
  corpus-audit check -o audit.html seeds/       and an HTML report
  corpus-audit check --against seeds/ new.txt   does it repeat an old one?
""",
    "report": """
  corpus-audit report seeds/ -o report.html     judged by Great Expectations
  corpus-audit report --suite strict corpus.jsonl.gz
  corpus-audit report seeds/ --compare last-week.jsonl
  corpus-audit report corpus.parquet -o report/ a folder of pages
""",
    "measure": """
  corpus-audit measure corpus.jsonl.gz -o measures.parquet
  corpus-audit measure corpus/ -o measures.parquet --resume
  corpus-audit measure big.parquet --id-field id --engine spark --master yarn
""",
    "judge": """
  corpus-audit judge measures.parquet --suite strict
""",
    "baseline": """
  corpus-audit baseline seeds/ -o debts.json    write down what is wrong now
  corpus-audit check --baseline debts.json seeds/
  corpus-audit baseline --prune seeds/ -o debts.json
""",
    "list": """
  corpus-audit list seeds/                      a line a document
""",
    "explain": """
  corpus-audit explain                          all checks
  corpus-audit explain EN004                    the manual of one
""",
    "init": """
  corpus-audit init                             then: corpus-audit check
""",
    "completion": """
  corpus-audit completion bash >> ~/.bashrc
""",
}
"""Of each command, for its help."""


def parser(wanted: str = "") -> argparse.ArgumentParser:
    """The parser of the command line; *command* of its result is a module of this folder.

    If *wanted* is one of the commands, only that one is built; the others would take some
    milliseconds of every start.
    """
    top = argparse.ArgumentParser(
        prog="corpus-audit",
        description=DESCRIPTION,
        epilog=_epilog("check", "report", "explain"),
        formatter_class=_formatter,
    )
    top.add_argument("--version", action="version", version=f"corpus-audit {__version__}")
    commands = top.add_subparsers(
        prog="corpus-audit", title="commands", metavar="COMMAND", required=True
    )
    for name in (wanted,) if wanted in COMMANDS else COMMANDS:
        what, add_arguments = COMMANDS[name]
        command = commands.add_parser(
            name,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            epilog=_epilog(name),
            formatter_class=_formatter,
        )
        command.set_defaults(command=name)
        add_arguments(command)
    return top


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Help of 80 columns: to find out the terminal's, argparse imports archivers at every start."""
    return argparse.RawDescriptionHelpFormatter(prog, width=78)


def _epilog(*names: str) -> str:
    """The examples of some commands, and the exit codes."""
    return "examples:" + "".join(EXAMPLES[name].rstrip() for name in names) + "\n" + EXIT_CODES


def _add_check(command: argparse.ArgumentParser) -> None:
    """The arguments of `check`."""
    _add_documents(command)
    _add_gate(command)
    add = command.add_argument
    add("--format", choices=("concise", "full", *FORMATS), default="concise", metavar="FORMAT",
        help="what is printed: concise (default), full, " + ", ".join(FORMATS))  # fmt: skip
    add("--judge", choices=("native", "gx"), default="native",
        help="gx: Great Expectations itself (native: the same verdicts, at once)")  # fmt: skip
    add("--output", "-o", action="append", default=[], metavar="FILE",
        help="also write FILE, by its ending (.html .json .jsonl .csv .parquet .sarif "
        ".xml .md .gx.json) or as FORMAT:FILE; repeatable")  # fmt: skip
    add("--statistics", action="store_true", help="only count documents and places by check")
    add("--strict", action="store_true", help="exit code 1 for warnings as well")
    add("--exit-zero", action="store_true", help="exit code 0 whatever is found")
    add("--color", choices=("auto", "always", "never"), default="auto",
        help="auto: on a terminal, unless NO_COLOR is set")  # fmt: skip


def _add_report(command: argparse.ArgumentParser) -> None:
    """The arguments of `report`."""
    _add_documents(command)
    _add_gate(command)
    command.add_argument("--output", "-o", default="report.html", metavar="FILE|FOLDER/",
                         help="the page, or a folder of pages for more than some "
                         "20,000 documents (report.html)")  # fmt: skip
    command.add_argument("--compare", default="", metavar="OLD.jsonl",
                         help="tell what is new, worse, better or gone since that run")  # fmt: skip
    command.add_argument("--templates", default="", metavar="FOLDER",
                         help="templates or style of your own; see docs/report.md")  # fmt: skip
    command.add_argument("--judge", choices=("native", "gx"), default="gx",
                         help="who judges (gx: Great Expectations)")  # fmt: skip
    command.add_argument("--exit-zero", action="store_true", help="exit code 0 whatever is found")


def _add_measure(command: argparse.ArgumentParser) -> None:
    """The arguments of `measure`."""
    _add_documents(command)
    _add_gate(command)
    add = command.add_argument
    add("--output", "-o", default="measures.parquet", metavar="FILE",
        help="the table, a row a document (measures.parquet)")  # fmt: skip
    add("--findings", action="store_true", help="with every place, for the report to show")
    add("--resume", action="store_true",
        help="go on with a run that was ended before its time")  # fmt: skip
    add("--engine", choices=("local", "spark"), default="local",
        help="spark: on a cluster, for one input of records; writes a folder")  # fmt: skip
    add("--master", default="", metavar="URL",
        help="of the cluster: local[4], spark://…, yarn (as Spark is configured)")  # fmt: skip


def _add_baseline(command: argparse.ArgumentParser) -> None:
    """The arguments of `baseline`."""
    _add_documents(command)
    add = command.add_argument
    add("--output", "-o", default="corpus-audit-baseline.json", metavar="FILE",
        help="the baseline (corpus-audit-baseline.json)")  # fmt: skip
    add("--prune", action="store_true", help="only take out of it what no longer occurs")
    command.set_defaults(since="", baseline="")


def _add_list(command: argparse.ArgumentParser) -> None:
    """The arguments of `list`."""
    _add_documents(command)
    _add_gate(command)
    command.add_argument("--strict", action="store_true", help="exit code 1 for warnings as well")
    command.add_argument("--exit-zero", action="store_true", help="exit code 0 whatever is found")


def _add_completion(command: argparse.ArgumentParser) -> None:
    """The arguments of `completion`."""
    command.add_argument("shell", choices=("bash", "zsh"), help="the shell")
    command.set_defaults(parser=parser)


def _add_explain(command: argparse.ArgumentParser) -> None:
    """The arguments of `explain`."""
    command.add_argument("code", nargs="?", help="code of a check; none: list them all")


def _add_documents(command: argparse.ArgumentParser) -> None:
    """What `check` and `report` share: which documents, read how, judged by which suite."""
    add = command.add_argument
    add("paths", nargs="*", metavar="PATH",
        help="file, folder, pattern, .jsonl (also .gz, .zst), .parquet; - for "
        "standard input (as configured)")  # fmt: skip
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
    add("--across", action="store_true",
        help="compare each document with those before it, too")  # fmt: skip
    add("--against", action="append", metavar="PATH",
        help="compare each with the documents of PATH, too; repeatable")  # fmt: skip
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
    if not text.isdecimal() or int(text) > MOST_JOBS:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no number of processes up to {MOST_JOBS:,}; 0 means all cores"
        )
    return int(text)


def _add_nothing(_command: argparse.ArgumentParser) -> None:
    """A command without arguments."""


COMMANDS: Final[dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]]] = {
    "check": ("judge documents", _add_check),
    "report": ("write the HTML report", _add_report),
    "measure": ("write the measures of a big corpus to a table", _add_measure),
    "judge": ("judge tables of measures by another suite", _add_check),
    "baseline": ("write down what is wrong, to accept it", _add_baseline),
    "list": ("show the verdict of each document only", _add_list),
    "explain": ("show the manual of a check", _add_explain),
    "init": ("write a configuration to start from", _add_nothing),
    "completion": ("print completion for a shell", _add_completion),
}
"""Of each command, what it does and what adds its arguments."""
