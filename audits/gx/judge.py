"""The verdicts of Great Expectations on documents, one suite after another."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from audits.gx.checkpoint import Broken, Run, run
from audits.row import Row
from audits.suite import Expectation, Suite
from audits.verdict import Verdict, verdict

CORPUS: Final = "<all documents>"
"""The path of the verdict on the table as a whole, if an expectation on the whole is not met."""


class Judged(NamedTuple):
    """The verdicts, and the record of how they came to be."""

    verdicts: Iterator[Verdict]
    """In the order of the rows; at their end those on the table as a whole, if it fails."""
    result: Callable[[], Mapping[str, Any]]
    """What the Checkpoints said, whole, as plain data; to be asked for after the verdicts."""


def validated(rows: Iterable[Row], suite_of: Callable[[str], Suite]) -> Judged:
    """Judge *rows*, each by the suite that *suite_of* gives for its path.

    A row is judged by whether its values are unexpected, whatever `mostly` says of the table. Rows
    with an error are no part of the table; their verdict is "error".
    """
    runs: list[Run] = []
    unread: list[Row] = []

    def verdicts() -> Iterator[Verdict]:
        every = list(rows)
        suites = [suite_of(row.path) for row in every]
        unread.extend(row for row in every if row.error)
        failed: list[list[Expectation]] = [[] for _ in every]
        whole: list[Verdict] = []
        for suite in {id(suite): suite for suite in suites}.values():
            numbers = [n for n, row in enumerate(every) if suites[n] is suite and not row.error]
            judged = run(suite, [every[number] for number in numbers])
            runs.append(judged)
            for broken in judged.broken:
                for document in broken.documents:
                    failed[numbers[document]].append(broken.expectation)
            whole.extend(_on_the_whole(suite, judged.broken))
        for row, suite, broken_ in zip(every, suites, failed, strict=True):
            yield Verdict(row, suite, "error", ()) if row.error else verdict(suite, row, broken_)
        yield from whole

    return Judged(verdicts(), lambda: _result(runs, unread))


def _on_the_whole(suite: Suite, every: Iterable[Broken]) -> Iterator[Verdict]:
    """The verdict on the table as a whole, if it breaks an expectation."""
    failed = [broken for broken in every if not broken.documents]
    if failed:
        metrics = {
            broken.expectation.column: float(broken.observed)
            for broken in failed
            if broken.expectation.column and isinstance(broken.observed, int | float)
        }
        row = Row(CORPUS, metrics=metrics)
        yield verdict(suite, row, [broken.expectation for broken in failed])


def _result(runs: Iterable[Run], unread: Iterable[Row]) -> dict[str, Any]:
    """All that the Checkpoints said, as plain data."""
    results = [result.to_json_dict() for judged in runs for result in judged.results]
    met = sum(result["success"] for result in results)
    return {
        "success": met == len(results),
        "statistics": {
            "evaluated_validations": len(results),
            "successful_validations": met,
            "unsuccessful_validations": len(results) - met,
        },
        "unreadable_documents": [{"path": row.path, "error": row.error} for row in unread],
        "validation_results": results,
    }
