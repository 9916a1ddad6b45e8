"""Copies across documents on Spark: the anchors of all documents, each with where it stood first.

The first document is the one whose name sorts first; names that do not differ are an error.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyspark.sql import functions as F  # noqa: N812 - as Spark's own documentation has it

from audits.across.copies import Copies, Shared, partial_copies, whole_copy
from audits.across.index import Entries
from audits.records import values
from audits.repeats.sample import Sample
from audits.row import Asked
from audits.run import row
from audits.source import of_cell

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

ANCHORS: Final = (
    "path string, key long, place long, start long, end long, line long, run long, size long, "
    "whole boolean"
)
"""An anchor, or a whole document."""

COPIES: Final = (
    "path string, whole boolean, ratio double, passages array<struct<document: string, "
    "line: long, start: long, end: long, left: long, right: long>>"
)
"""What a document shares with earlier ones; see `audits.across.copies`."""


def copies(named: "DataFrame") -> "DataFrame":
    """The documents of *named* (path, text) that share something with an earlier one, and what."""
    texts = named.where(F.col("text").isNotNull())
    anchors = texts.mapInArrow(_anchors, ANCHORS)
    shared = (
        anchors.groupBy("key")
        .agg(F.min(F.struct("path", "place", "line")).alias("first"), F.max("path").alias("last"))
        .where(F.col("first.path") != F.col("last"))
        .select("key", "first")
    )
    known = F.coalesce(F.col("first.path") < F.col("path"), F.lit(False))
    documents = (
        anchors.join(shared, "key", "left")
        .withColumn("known", known)
        .groupBy("path")
        .agg(
            F.max("known").alias("any"),
            F.count_if("whole").alias("documents"),
            F.collect_list(
                F.struct("place", "start", "end", "run", "size", "whole", "known", "first")
            ).alias("anchors"),
        )
        .where("any or documents > 1")
    )
    return documents.select("path", "anchors").mapInArrow(_copies, COPIES)


def found(cells: Mapping[str, Any]) -> Copies:
    """What a row of `copies` says."""
    passages = tuple(Shared(**passage) for passage in cells["passages"])
    return Copies(passages, cells["ratio"], cells["whole"])


def _anchors(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """On a worker: the anchors of its documents."""
    for batch in batches:
        for path, text in zip(batch["path"], values(batch["text"]), strict=True):
            made = row(of_cell(path.as_py(), text), Asked(sample=True, measures=False))
            if made.sample is not None and made.sample.size:
                yield _batch(made.path, made.sample)


def _batch(path: str, made: Sample) -> pa.RecordBatch:
    """The anchors of one document, and at their end the document itself."""
    rows = made.keys.size + 1
    columns = {
        "path": [path] * rows,
        "key": np.append(made.keys, np.uint64(made.whole)).view(np.int64),
        "place": np.append(made.places, 0),
        "start": np.append(made.starts, 0),
        "end": np.append(made.ends, len(made.text)),
        "line": np.append(made.lines, 1),
        "run": np.full(rows, made.run),
        "size": np.full(rows, made.size),
        "whole": np.arange(rows) == rows - 1,
    }
    return pa.record_batch(columns)


def _copies(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """On a worker: what each document shares."""
    for batch in batches:
        rows = [_row(cells["path"], cells["anchors"]) for cells in batch.to_pylist()]
        yield pa.RecordBatch.from_pylist(rows)


def _row(path: str, anchors: list[dict[str, Any]]) -> dict[str, Any]:
    """What one document shares, as cells."""
    whole, *others = (anchor for anchor in anchors if anchor["whole"])
    if others:
        raise ValueError(f"several documents are called {path}: to be compared, ids must differ")
    if whole["known"]:
        told = whole_copy(whole["first"]["path"], whole["end"], whole["size"])
    else:
        told = _partial(sorted((a for a in anchors if not a["whole"]), key=lambda a: a["place"]))
    passages = [passage._asdict() for passage in told.passages]
    return {"path": path, "whole": told.whole, "ratio": told.ratio, "passages": passages}


def _partial(anchors: list[dict[str, Any]]) -> Copies:
    """What a document shares that is no copy as a whole."""
    first = [anchor["first"] or {"path": "", "place": 0, "line": 0} for anchor in anchors]
    names = sorted({one["path"] for one in first})
    numbers = {name: number for number, name in enumerate(names)}

    def column(name: str) -> NDArray[np.int64]:
        return np.array([anchor[name] for anchor in anchors], np.int64)

    run, size = anchors[0]["run"], anchors[0]["size"]
    keys, lines = np.empty(0, np.uint64), np.empty(0, np.int64)
    places, starts, ends = map(column, ("place", "start", "end"))
    bare = Sample(keys, places, starts, ends, lines, run, size, 0, "")
    entries = Entries(
        np.array([numbers[one["path"]] for one in first], np.uint32),
        np.array([one["place"] for one in first], np.uint32),
        np.array([one["line"] for one in first], np.uint32),
    )
    return partial_copies(bare, column("known").astype(np.bool_), entries, names.__getitem__)
