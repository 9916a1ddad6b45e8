"""`corpus-audit check`: judge documents, print what is found, say by the exit code if it fails."""

import argparse
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from io import TextIOWrapper
from typing import Final

from audits.audit import audit
from audits.commands.arguments import colour, paths, settings, spare_documents
from audits.commands.exit_code import exit_code
from audits.commands.standard_streams import mute_output
from audits.progress import shown
from audits.report.formats import FORMATS
from audits.report.outputs import Audited, Output, outputs
from audits.verdict import Verdict

MOST_LINES: Final = 10
"""Findings of a document that the concise form prints; the other forms show more."""


def run(arguments: argparse.Namespace) -> int:
    """Judge the documents; the exit code."""
    wanted = outputs(arguments.output, judge=arguments.judge)
    written = [output.path for output in wanted]
    known = settings(arguments, written)._replace(keep=_text_shown(wanted))
    roots = paths(arguments, known)
    spare_documents(roots, written)
    running = audit(roots, known, arguments.judge)
    tally: Counter[str] = Counter()
    kept: list[Verdict] = []
    verdicts = watched(shown(running.verdicts, running.counter), tally)
    lines = _lines(_kept(verdicts, kept) if wanted else verdicts, arguments)
    _print(lines, to_the_end=bool(wanted))
    for remark in _remarks(tally, arguments.since):
        print(f"corpus-audit: {remark}", file=sys.stderr)
    for output in wanted:
        output.write(output.path, Audited(kept, running.result()))
    return exit_code(tally, strict=arguments.strict, exit_zero=arguments.exit_zero)


def _print(lines: Iterator[str], *, to_the_end: bool) -> None:
    """Print lines; if their reader leaves and *to_the_end* is wanted, run through the others."""
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        if not to_the_end:
            raise
        mute_output()
        deque(lines, 0)


def _remarks(tally: Mapping[str, int], since: str) -> Iterator[str]:
    """What the verdicts alone do not say."""
    if since and not tally:
        yield f"nothing changed since {since}"
    if tally["waived"]:
        yield f"{tally['waived']:,} broken expectations are suppressed or accepted, and not counted"
    if tally["mended"]:
        yield (
            f"{tally['mended']:,} accepted places are no more: "
            "take them out with corpus-audit baseline --prune"
        )


def watched(verdicts: Iterable[Verdict], tally: Counter[str]) -> Iterator[Verdict]:
    """The verdicts on their way: counted, and what could not be read told at once."""
    for verdict in verdicts:
        tally[verdict.outcome] += 1
        tally["fault"] += verdict.row.fault
        tally["waived"] += len(verdict.waived)
        tally["mended"] += verdict.mended
        if verdict.row.error:
            print(f"corpus-audit: {_line(verdict)}", file=sys.stderr)
        yield verdict


def _kept(verdicts: Iterable[Verdict], kept: list[Verdict]) -> Iterator[Verdict]:
    """The verdicts, each laid aside for the files that are written at the end."""
    from audits.report.gathering import Gathering

    return map(Gathering(kept).add, verdicts)


def _text_shown(wanted: Iterable[Output]) -> int:
    """How many characters of its text a row keeps: a page shows some, the other files none."""
    if not any(output.format == "html" for output in wanted):
        return 0
    from audits.report.gathering import EXCERPT

    return EXCERPT


def _line(verdict: Verdict) -> str:
    """Which document could not be read, and why, safe for a terminal."""
    from audits.report.visible import visible

    return f"{visible(verdict.row.path, unseen=True)}: {visible(verdict.row.error)}"


def _lines(verdicts: Iterator[Verdict], arguments: argparse.Namespace) -> Iterator[str]:
    """What is printed, as it comes."""
    if arguments.statistics:
        from audits.report.statistics import statistics

        return statistics(verdicts)
    if arguments.format in FORMATS and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as their readers expect, whatever the locale
    if arguments.format == "jsonl":
        from audits.report.jsonl import line

        return map(line, verdicts)
    if arguments.format in FORMATS:
        return iter([FORMATS[arguments.format].text(list(verdicts)).rstrip("\n")])
    from audits.report.terminal import concise, full

    if arguments.format == "full":
        from shutil import get_terminal_size

        width = get_terminal_size().columns
        return full(verdicts, colour=colour(arguments.color), width=width)
    return concise(verdicts, colour=colour(arguments.color), most=MOST_LINES)
