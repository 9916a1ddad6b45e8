"""A suite over a table of measures, by a Checkpoint in an ephemeral context."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from audits.gx.library import (
    DataContextConfig,
    ExpectationConfiguration,
    InMemoryStoreBackendDefaults,
    gx,
    quiet,
)
from audits.row import Row
from audits.suite import Expectation, Suite, SuiteError
from audits.suite.vocabulary import OF_THE_TABLE, native
from audits.table import frame

CHUNK: Final = 20_000
"""Documents judged together, if the suite allows it: a bound on the memory of COMPLETE results."""

INDEX: Final = ["path", "document"]
"""Columns that name a document in COMPLETE results."""

MARK: Final = "corpus-audit expectation"
"""Key in the meta of an expectation: its number in the suite, which finds it in the results."""


class Broken(NamedTuple):
    """An expectation that is not met."""

    expectation: Expectation
    documents: tuple[int, ...]
    """The numbers of the documents that break it; empty if it is the whole table that does."""
    observed: Any = None
    """What was seen of the whole table."""


class Run(NamedTuple):
    """What a Checkpoint said of a table."""

    broken: tuple[Broken, ...]
    """In the order of the suite."""
    results: tuple[Any, ...]
    """The library's own results, one a chunk."""


def require(suite: Suite) -> None:
    """Raise SuiteError if Great Expectations refuses an expectation of the suite."""
    with quiet():
        _expectations(suite)


def run(suite: Suite, rows: Sequence[Row]) -> Run:
    """Judge *rows*, none of which has an error, by a real Checkpoint with COMPLETE results.

    Raises SuiteError if Great Expectations refuses an expectation or cannot judge by it.
    """
    size = CHUNK if all(map(_of_one_row, suite.expectations)) else max(len(rows), 1)
    with quiet():
        judging = checkpoint(suite)
        results = []
        broken: list[Broken] = []
        for start in range(0, len(rows), size):
            table = frame(rows[start : start + size])
            table["document"] += start
            done = judging.run(batch_parameters={"dataframe": table})
            for result in done.run_results.values():
                results.append(result)
                broken.extend(_broken(suite, result))
    order = {id(expectation): number for number, expectation in enumerate(suite.expectations)}
    return Run(tuple(sorted(broken, key=lambda b: order[id(b.expectation)])), tuple(results))


def _of_one_row(expectation: Expectation) -> bool:
    """Can each row be judged without the others?"""
    return native(expectation.type) and not OF_THE_TABLE & expectation.kwargs.keys()


def on_pandas(sources: Any) -> Any:
    """The asset of a pandas table."""
    return sources.add_pandas("corpus").add_dataframe_asset("measures")


def on_spark(sources: Any) -> Any:
    """The asset of a Spark table."""
    return sources.add_spark("corpus").add_dataframe_asset("measures")


def checkpoint(
    suite: Suite, engine: Callable[[Any], Any] = on_pandas, result_format: str = "COMPLETE"
) -> Any:
    """The Checkpoint of a suite, in a context of its own that writes nothing."""
    context = gx.get_context(
        mode="ephemeral",
        project_config=DataContextConfig(
            store_backend_defaults=InMemoryStoreBackendDefaults(),
            progress_bars={"globally": False, "metric_calculations": False},
            analytics_enabled=False,
        ),
    )
    documents = engine(context.data_sources)
    validation = gx.ValidationDefinition(
        name=suite.name,
        data=documents.add_batch_definition_whole_dataframe("documents"),
        suite=context.suites.add(
            gx.ExpectationSuite(name=suite.name, expectations=_expectations(suite))
        ),
    )
    return context.checkpoints.add(
        gx.Checkpoint(
            name=suite.name,
            validation_definitions=[context.validation_definitions.add(validation)],
            result_format={
                "result_format": result_format,
                **({"unexpected_index_column_names": INDEX} if result_format == "COMPLETE" else {}),
            },
        )
    )


def _expectations(suite: Suite) -> list[Any]:
    """The expectations of a suite as the library's own objects."""
    made = []
    for number, expectation in enumerate(suite.expectations):
        configuration = ExpectationConfiguration(
            type=expectation.type,
            kwargs=dict(expectation.kwargs),
            meta={**expectation.meta, MARK: number},
            severity=expectation.severity,
        )
        try:
            made.append(configuration.to_domain_obj())
        except Exception as error:
            raise _refusal(suite, expectation, error) from error
    return made


def _broken(suite: Suite, result: Any) -> Iterator[Broken]:
    """What a result says is not met."""
    for each in result.results:
        expectation = suite.expectations[each.expectation_config.meta[MARK]]
        for trouble in _exceptions(each.exception_info):
            raise _refusal(suite, expectation, trouble)
        documents = each.result.get("unexpected_index_list")
        if documents:
            numbers = tuple(int(document["document"]) for document in documents)
            yield Broken(expectation, numbers)
        elif not each.success:
            yield Broken(expectation, (), each.result.get("observed_value"))


def _exceptions(info: Any) -> Iterator[str]:
    """The messages of the exceptions that the library caught: of all, or by metric."""
    for each in (info, *(value for value in info.values() if isinstance(value, dict))):
        if each.get("raised_exception"):
            yield each["exception_message"]


def _refusal(suite: Suite, expectation: Expectation, reason: object) -> SuiteError:
    """An error that names the place of an expectation that the library does not take."""
    words = " ".join(str(reason).split())
    place = suite.place(expectation)
    return SuiteError(f"{place}: Great Expectations refuses {expectation.type}: {words:.300}")
