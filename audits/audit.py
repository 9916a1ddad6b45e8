"""A whole audit: the documents of some paths, measured, and judged by the suites meant for them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from audits.configuration import Configuration, beside
from audits.corpus import Selection, full_paths, located, matching, sources
from audits.path_patterns import path_patterns
from audits.records import Fields
from audits.row import Asked, Row
from audits.run import rows
from audits.source import Source
from audits.suite import Suite, find_suite
from audits.usage import UsageError
from audits.verdict import Verdict, judge, require_native
from audits.waivers.suppression import suppressed

SuiteOf = Callable[[str], Suite]


class Settings(NamedTuple):
    """Everything that an audit depends on but the documents."""

    configuration: Configuration = Configuration()
    suite: str = ""
    """A suite for every document, whatever the configuration says; empty: as it says."""
    jobs: int = 0
    stdin_name: str = "<stdin>"
    since: str = ""
    """Only files added or changed since this revision; empty: all."""
    baseline: str = ""
    """A file of accepted debts, whatever the configuration says; empty: as it says."""
    own: tuple[str, ...] = ()
    """Files and folders that the run writes: no folder's documents."""
    keep: int = 0
    """Characters of its text that a row keeps at most for showing; a report needs some."""


def measured(
    paths: Sequence[str], settings: Settings
) -> tuple[Iterator[Row], Callable[[], int] | None]:
    """The rows of the documents that *paths* hold, in order; those of tables of measures as stored.

    Beside them what counts the documents, if that can be done. Raises UsageError at once if git
    cannot tell what changed, or tables and documents are mixed.
    """
    stored = _stored(paths, settings.since)
    if stored is not None:
        return stored, None
    found = measured_documents(documents(paths, settings), settings, names(paths, settings))
    return found, counter(paths, settings)


def measured_documents(
    every: Iterable[Source],
    settings: Settings,
    names: frozenset[str] = frozenset(),
    before: Iterable[Source] = (),
) -> Iterator[Row]:
    """The rows of these documents, in order; compared with each other if that is asked for.

    *names* are the full paths of those that are no others, *before* are documents that were
    measured already; they are taken first.
    """
    known, asked = settings.configuration, Asked(settings.keep)
    if not known.across and not known.against:
        deque(before, 0)
        return rows(every, settings.jobs, asked)
    from audits.across.copies import Earlier
    from audits.across.rows import compared, remembered

    earlier = Earlier()
    others = sources(known.against, selection(settings))
    old = chain((source for source in others if located(source.path) not in names), before)
    sampled = rows(old, settings.jobs, Asked(sample=True, measures=False))
    remembered(sampled, earlier, known.against)
    return compared(rows(every, settings.jobs, asked._replace(sample=True)), earlier, settings.keep)


def counter(paths: Sequence[str], settings: Settings, less: int = 0) -> Callable[[], int] | None:
    """Counts the documents that *paths* hold, *less* those that are done; not standard input's."""
    if "-" in paths:
        return None
    return lambda: sum(1 for _ in documents(paths, settings)) - less


def names(paths: Sequence[str], settings: Settings) -> frozenset[str]:
    """The full paths of the documents that *paths* hold, if others are to be told from them."""
    if not settings.configuration.against:
        return frozenset()
    files = [path for path in paths if path != "-"]
    return frozenset(located(source.path) for source in documents(files, settings))


def documents(paths: Sequence[str], settings: Settings) -> Iterator[Source]:
    """The documents that *paths* hold, not read yet, in order."""
    wanted = selection(settings)._replace(only=_only(paths, settings.since))
    return sources(paths, wanted)


def _stored(paths: Sequence[str], since: str) -> Iterator[Row] | None:
    """The rows of tables of measures; None if the paths hold documents."""
    if not any(path.endswith(".parquet") for path in paths):
        return None
    from audits.measures.stored import is_stored, stored_rows

    every = list(chain.from_iterable(map(matching, paths)))
    tables = list(filter(is_stored, every))
    if not tables:
        return None
    if len(tables) < len(every):
        raise UsageError(f"{tables[0]}: holds measures: name tables of measures, or documents")
    if since:
        raise UsageError(f"{tables[0]}: holds measures, not files that change: drop --since")
    return chain.from_iterable(list(map(stored_rows, tables)))


def selection(settings: Settings) -> Selection:
    """Which documents are wanted, and how records are read, as the configuration says."""
    known = settings.configuration
    return Selection(
        include=known.include,
        exclude=known.exclude,
        folder=known.folder,
        fields=Fields(known.text_field, known.id_field),
        most_bytes=known.max_bytes,
        stdin_name=settings.stdin_name,
        own=full_paths([*settings.own, _baseline(settings)]),
    )


def _only(paths: Sequence[str], since: str) -> frozenset[str] | None:
    """The files below *paths* that changed *since* a revision; None if none is named."""
    if not since:
        return None
    from audits.changes import changed_since

    return changed_since(since, paths)


class Audit(NamedTuple):
    """A running audit: the verdicts as they come, and the judge's own record of them."""

    verdicts: Iterator[Verdict]
    result: Callable[[], Mapping[str, Any] | None]
    """What Great Expectations said, whole, once the verdicts have been taken; else None."""
    counter: Callable[[], int] | None = None
    """Finds out how many verdicts there will be, where that can be known."""


def audit(paths: Sequence[str], settings: Settings, judge_name: str = "native") -> Audit:
    """Audit the documents that *paths* hold, with the judge "native" or "gx".

    Raises UsageError before the first verdict if a suite is wrong or the judge is missing.
    """
    found, count = measured(paths, settings)
    if judge_name == "native":
        return Audit(judged(found, settings), lambda: None, count)
    from audits.gx import require, validated

    verdicts, result = validated(found, suite_chooser(settings, require))
    return Audit(map(waiver(settings), verdicts), result, count)


def judged(found: Iterable[Row], settings: Settings) -> Iterator[Verdict]:
    """The verdicts of the native judge on rows, as they come.

    Raises UsageError at once if a suite is wrong.
    """
    accepted, suite_of = waiver(settings), suite_chooser(settings, require_native)
    return (accepted(judge(suite_of(row.path), row)) for row in found)


def waiver(settings: Settings) -> Callable[[Verdict], Verdict]:
    """Takes out of a verdict what the configuration suppresses and the baseline accepts."""
    known = settings.configuration
    suppress = suppressed(known.suppress, known.folder)
    file = _baseline(settings)
    if not file:
        return suppress
    from audits.waivers.baseline import settled
    from audits.waivers.baseline_file import read_baseline

    baseline = read_baseline(file)

    def accepted(verdict: Verdict) -> Verdict:
        return settled(suppress(verdict), baseline.debts(verdict.row.path))

    return accepted


def _baseline(settings: Settings) -> str:
    """The file of accepted debts; empty if there is none."""
    known = settings.configuration
    return settings.baseline or (known.baseline and str(Path(known.folder, known.baseline)))


def suite_chooser(settings: Settings, require: Callable[[Suite], None]) -> SuiteOf:
    """Says of a path which suite judges it; all suites are read now, so that errors come first.

    *require* raises UsageError for a suite that its judge cannot judge by.
    """
    known = settings.configuration

    def found(name: str, folder: str) -> Suite:
        suite = find_suite(beside(name, folder))
        require(suite)
        return suite

    if settings.suite:
        only = found(settings.suite, "")
        return lambda _path: only
    default = found(known.suite, known.folder)
    if not known.suites:
        return lambda _path: default
    chosen = [
        (path_patterns("suites", [pattern], known.folder), found(name, known.folder))
        for pattern, name in reversed(known.suites)
    ]
    return lambda path: next((s for paths, s in chosen if paths.cover(path)), default)
