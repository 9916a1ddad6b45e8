"""Documents of a DataFrame become rows of measures, where they lie."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - as Spark's own documentation has it

from audits.across.rows import measures
from audits.checks.repetition.copies_across_documents import CODE
from audits.measures.arrow import schema, table
from audits.records import Fields, digest_name, values
from audits.row import Row, extended
from audits.run import row
from audits.source import MOST_BYTES, RecordSource, of_cell
from audits.spark.across import copies, found
from audits.suite import Suite, find_suite
from audits.verdict import judge, require_native

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

Batches = Iterator[pa.RecordBatch]

SLICE: Final = 256
"""Documents whose rows become one batch: little memory, and few batches."""


class How(NamedTuple):
    """What a worker needs to know; it crosses the network."""

    suite: Suite
    with_findings: bool
    most_bytes: int
    fields: Fields = Fields()


def measure(  # noqa: PLR0913 - two columns, and the choices of the command of this name
    documents: "DataFrame",
    text: str = "text",
    id: str = "id",  # noqa: A002 - the column's usual name
    *,
    suite: str | Suite = "default",
    findings: bool = False,
    across: bool = False,
    max_bytes: int = MOST_BYTES,
) -> "DataFrame":
    """The measures and verdicts of *documents*: a row each, columns as of `corpus-audit measure`.

    *text* and *id* name the columns of the text and of its name, which is cast to a string; what
    has no name is called by a digest of its text. A null text, or one larger than *max_bytes*, is
    a row whose verdict is "error". Raises UsageError for an unknown suite or one that cannot be
    judged from a row alone.

    With *across* each document is compared with those whose id sorts before its own; ids must
    differ then.
    """
    how = How(_suite(suite), findings, max_bytes)
    named = documents.select(name_of(id, text).alias("path"), F.col(text).alias("text"))
    if across:
        named = named.join(copies(named), "path", "left")
    return _mapped(named, _of_texts, how)


def name_of(id: str, text: str) -> "Column":  # noqa: A002 - as above
    """The name of a document: what the column *id* holds, else a digest of its *text*."""
    digest = F.substring(F.sha2(F.col(text).cast("string"), 256), 1, 16)
    return F.coalesce(F.col(id).cast("string"), F.concat(F.lit("?"), digest), F.lit("?"))


def measure_lines(
    lines: "DataFrame",
    path: str,
    fields: Fields,
    *,
    suite: str | Suite = "default",
    findings: bool = False,
    max_bytes: int = MOST_BYTES,
) -> "DataFrame":
    """The same of JSON lines, as `spark.read.text(path)` gives them; broken ones are error rows."""
    how = How(_suite(suite), findings, max_bytes, fields)
    filled = lines.where(F.col("value").rlike(r"\S"))
    named = filled.select(F.lit(path).alias("path"), F.col("value").cast("binary").alias("line"))
    return _mapped(named, _of_lines, how)


def _suite(suite: str | Suite) -> Suite:
    """The suite, which must be one that the native judge knows."""
    found = find_suite(suite) if isinstance(suite, str) else suite
    require_native(found)
    return found


def _mapped(
    named: "DataFrame", documents: Callable[[pa.RecordBatch, How], Iterator[Row]], how: How
) -> "DataFrame":
    """The rows that *documents* makes of each batch, judged."""
    from pyspark.sql.pandas.types import from_arrow_schema

    columns = from_arrow_schema(schema(with_findings=how.with_findings))
    return named.mapInArrow(partial(_measured, documents=documents, how=how), columns)


def _measured(
    batches: Batches, documents: Callable[[pa.RecordBatch, How], Iterator[Row]], how: How
) -> Batches:
    """On a worker: the rows of a partition."""
    from audits.memory import collect_seldom, keep_freed

    collect_seldom()
    keep_freed()
    for batch in batches:
        verdicts = (judge(how.suite, row) for row in documents(batch, how))
        while part := list(islice(verdicts, SLICE)):
            yield from table(part, with_findings=how.with_findings).to_batches()


def _of_texts(batch: pa.RecordBatch, how: How) -> Iterator[Row]:
    """The rows of a batch of texts, with what they share with others if that is known."""
    for index, text in enumerate(values(batch["text"])):
        source = of_cell(batch["path"][index].as_py(), text, how.most_bytes)
        measured = row(source)
        if "passages" in batch.schema.names and batch["passages"][index].is_valid:
            cells = {name: batch[name][index].as_py() for name in ("passages", "ratio", "whole")}
            shared = tuple(measures(found(cells)))
            measured = extended(measured, source.read(), CODE, shared)
        yield measured


def _of_lines(batch: pa.RecordBatch, how: How) -> Iterator[Row]:
    """The rows of a batch of JSON lines."""
    for path, line in zip(batch["path"], batch["line"], strict=True):
        content = line.as_py()
        name = digest_name(path.as_py(), content, how.fields)
        yield row(RecordSource(name, content, how.fields.text, how.most_bytes))
