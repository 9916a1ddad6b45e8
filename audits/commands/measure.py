"""`corpus-audit measure`: a table of measures and verdicts of any number of documents."""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audits import __version__
from audits.audit import Settings, counter, documents, judged, measured_documents, names
from audits.commands.arguments import paths, settings, spare_documents
from audits.commands.check import watched
from audits.commands.exit_code import OK, exit_code
from audits.progress import shown
from audits.report.outputs import require_parquet
from audits.usage import UsageError

if TYPE_CHECKING:
    from audits.measures.unfinished import Unfinished

OUTCOMES: Final = ("fail", "warn", "pass", "error")


def run(arguments: argparse.Namespace) -> int:
    """Write the table, part by part; the exit code is 0 unless corpus-audit itself fails."""
    _require(arguments.output)
    if arguments.engine == "spark":
        from audits.commands.measure_on_spark import measure

        return measure(arguments, settings(arguments))
    from audits.measures.unfinished import begun, parts_of

    output, parts = arguments.output, parts_of(arguments.output)
    known = settings(arguments, [output, str(parts)])
    if arguments.resume and Path(output).exists() and not parts.is_dir():
        print(f"{output}: is finished already")
        return OK
    roots = paths(arguments, known)
    spare_documents(roots, [output])
    asked = _asked(roots, known, arguments)
    tally: Counter[str] = Counter()
    outcomes = _written(begun(output, asked, resume=arguments.resume), arguments, known, tally)
    print(f"{output}: {counted(outcomes)}")
    print(f"Next: corpus-audit report {output} -o report.html")
    return exit_code(Counter(fault=tally["fault"]), strict=False, exit_zero=False)


def _require(output: str) -> None:
    """Raise UsageError if there can be no such table, or nobody would know it for one."""
    from audits.measures.stored import ENDING

    require_parquet(f"--output {output}")
    if not output.endswith(ENDING):
        raise UsageError(
            f"--output {output}: must end in {ENDING}, by which judge and report know a table"
        )


def _written(
    unfinished: "Unfinished", arguments: argparse.Namespace, known: Settings, tally: Counter[str]
) -> Counter[str]:
    """Measure what is left to measure, and finish the table; its verdicts, counted."""
    from audits.measures.arrow import schema, table
    from audits.measures.unfinished import PART

    with_findings = arguments.findings
    roots = paths(arguments, known)
    every = iter(documents(roots, known))  # once: standard input cannot be read again
    found = measured_documents(every, known, names(roots, known), unfinished.done(every))
    verdicts = watched(shown(judged(found, known), counter(roots, known, unfinished.rows)), tally)
    parts = unfinished.parts
    while batch := list(islice(verdicts, PART)):
        unfinished.write(parts, table(batch, with_findings=with_findings))
        parts += 1
    return unfinished.finish(parts, schema(with_findings=with_findings))


def _asked(roots: list[str], known: Settings, arguments: argparse.Namespace) -> dict[str, Any]:
    """What the result depends on, as plain data."""
    asked = known._replace(jobs=0, own=())._asdict()
    asked["configuration"] = known.configuration._asdict()
    return {
        "version": __version__, "paths": roots, "findings": arguments.findings, "settings": asked,
        "files": dict(_digests(known)),
    }  # fmt: skip


def _digests(known: Settings) -> Iterator[tuple[str, str]]:
    """The files of suites and debts by which documents are judged, each with what it holds."""
    configuration = known.configuration
    suites = (known.suite, configuration.suite, *(suite for _, suite in configuration.suites))
    for name in sorted({*suites, known.baseline, configuration.baseline} - {""}):
        for file in (Path(name), Path(configuration.folder, name)):
            if file.is_file():
                yield str(file), blake2b(file.read_bytes(), digest_size=16).hexdigest()


def counted(outcomes: Mapping[str, int]) -> str:
    """How many documents there are of each verdict."""
    number = sum(outcomes.values())
    each = ", ".join(f"{outcomes[name]:,} {name}" for name in OUTCOMES if outcomes.get(name))
    return f"{number:,} document{'s' * (number != 1)} measured" + (f": {each}" if each else "")
