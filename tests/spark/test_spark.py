"""On Spark the same documents have the same rows, whatever their partitions hold."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from audits.across.copies import Earlier
from audits.across.rows import compared
from audits.cli import main
from audits.document import Document
from audits.measures.arrow import table
from audits.records import Fields
from audits.row import Asked, measure
from audits.suite import find_suite
from audits.verdict import judge

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.xdist_group("spark"),
]

ROOT = Path(__file__).parents[2]
SEEDS = [path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))]
TEXTS = [Document.from_bytes(data).text for data in SEEDS]


@pytest.fixture(scope="module")
def spark() -> Iterator["SparkSession"]:
    from audits.spark.session import session

    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    made = session("local[2]")
    yield made
    made.stop()


def local(texts: list[str | None], *, across: bool = False, findings: bool = False) -> list[Any]:
    """The rows that this process measures, by name."""
    asked = Asked(sample=across)
    rows = (
        measure(Document.from_text(text, f"{n:03}"), asked) for n, text in enumerate(texts) if text
    )
    every = compared(rows, Earlier()) if across else rows
    verdicts = [judge(find_suite("default"), row) for row in every]
    return list(table(verdicts, with_findings=findings).to_pylist())


def on_spark(spark: "SparkSession", texts: list[str | None], **asked: Any) -> list[Any]:
    from audits.spark import measure as measure_on_spark

    named = [(f"{n:03}", text) for n, text in enumerate(texts)]
    documents = spark.createDataFrame(named, "id string, text string").repartition(7)
    rows = measure_on_spark(documents, **asked).toArrow().to_pylist()
    return sorted(rows, key=lambda row: str(row["path"]))


@pytest.mark.parametrize("findings", [False, True])
def test_each_row_is_that_of_one_machine(spark: "SparkSession", findings: bool) -> None:
    assert on_spark(spark, list(TEXTS), findings=findings) == local(list(TEXTS), findings=findings)


def test_null_empty_and_huge_texts_and_empty_and_skewed_partitions_survive(
    spark: "SparkSession",
) -> None:
    huge = TEXTS[1] * 400
    texts = [None, "", huge, *["A lamp."] * 5]
    null, empty, large, *_ = on_spark(spark, texts, max_bytes=100_000)
    assert (null["verdict"], null["error"]) == ("error", "has a null in the text column")
    assert empty["verdict"] == "pass"
    assert (large["verdict"], "split it" in large["error"]) == ("error", True)
    assert on_spark(spark, [huge]) == local([huge])
    assert on_spark(spark, []) == []


def test_copies_across_documents_are_those_of_one_machine(spark: "SparkSession") -> None:
    one, two = TEXTS[1], TEXTS[2]
    words = one.split()
    near = " ".join([*words[:60], "edited", *words[60:]])
    texts = [one, two, "Lamp.", "\n".join(words), two + "\n\n" + one, near, "Lamp."]
    told = on_spark(spark, list(texts), across=True, findings=True)
    assert told == local(list(texts), across=True, findings=True)
    assert [row["copied_character_ratio"] > 0.5 for row in told] == [False] * 3 + [True] * 4


def test_what_has_no_name_is_called_by_its_text_and_what_is_not_utf8_is_read(
    spark: "SparkSession",
) -> None:
    from pyspark.sql import functions as F  # noqa: N812 - as Spark's own documentation has it

    from audits.spark import measure as measure_on_spark

    cells = [(None, b"A lamp."), (None, "caf\u00e9 au lait".encode("latin-1")), ("c", b"A table.")]
    documents = spark.createDataFrame(cells, "id string, text binary")
    texts = documents.withColumn("text", F.col("text").cast("string"))
    rows = measure_on_spark(texts, across=True).toArrow().to_pylist()
    named = {row["path"]: (row["verdict"], row["encoding"]) for row in rows}
    assert len(named) == 3
    assert named["c"] == ("pass", "utf-8")
    assert sorted(name[0] for name in named) == ["?", "?", "c"]
    assert sorted(codec for _, codec in named.values()) != ["utf-8"] * 3


def test_ids_that_do_not_differ_are_told_if_documents_are_compared(spark: "SparkSession") -> None:
    from audits.commands.measure_on_spark import _reason
    from audits.spark import measure as measure_on_spark

    documents = spark.createDataFrame([("a", TEXTS[1])] * 2, "id string, text string")
    assert measure_on_spark(documents).count() == 2
    with pytest.raises(Exception, match="several documents are called a") as error:
        measure_on_spark(documents, across=True).collect()
    assert _reason(error.value) == (
        "ValueError: several documents are called a: to be compared, ids must differ"
    )


def test_json_lines_have_the_rows_that_the_command_gives_them(
    spark: "SparkSession", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyarrow.parquet as pq

    from audits.spark import measure_lines

    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"id": f"{n:03}", "text": text}) for n, text in enumerate(TEXTS)]
    lines += ['{"text": ', '{"id": "x", "text": null}', "", "\t", '{"id": "y", "text": "\\ud800"}']
    Path("c.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert main(["measure", "c.jsonl", "--id-field", "id", "-o", "t.parquet"]) == 0
    here = {row["path"]: row for row in pq.read_table("t.parquet").to_pylist()}
    made = measure_lines(
        spark.read.text(str(tmp_path / "c.jsonl")), "c.jsonl", Fields(id="id")
    ).toArrow().to_pylist()  # fmt: skip
    broken = [row for row in made if row["path"].startswith("c.jsonl#?")]
    named = {row["path"]: row for row in made if row not in broken}
    assert named == {path: row for path, row in here.items() if path != "c.jsonl:15"}
    assert [row["error"] for row in broken] == [here["c.jsonl:15"]["error"]]


def test_great_expectations_judges_the_table_on_spark_as_the_rows_were_judged(
    spark: "SparkSession",
) -> None:
    from audits.spark import judge as judge_on_spark
    from audits.spark import measure as measure_on_spark

    named = [(f"{n:03}", text) for n, text in enumerate([*TEXTS, None])]
    documents = spark.createDataFrame(named, "id string, text string")
    measures = measure_on_spark(documents).cache()
    result = judge_on_spark(measures, "default")
    (validation,) = result.run_results.values()
    failed = [type_ for row in measures.toArrow().to_pylist() for type_ in row["failed"]]
    counts = {
        (each.expectation_config.type, each.expectation_config.severity): each.result[
            "unexpected_count"
        ]
        for each in validation.results
    }
    assert sum(counts.values()) == len(failed) > 0
    assert {type_ for (type_, _), count in counts.items() if count} == set(failed)


def test_the_command_writes_a_folder_that_is_judged_like_any_table(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = [f"{n:03}" for n in range(len(TEXTS))]
    pq.write_table(pa.table({"id": names, "text": TEXTS}), tmp_path / "c.parquet")

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "audits", *arguments], cwd=tmp_path, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8",
        )  # fmt: skip

    measuring = ("measure", "c.parquet", "--id-field", "id")
    done = run(*measuring, "--engine", "spark", "--master", "local[2]", "-o", "far.parquet")
    assert (done.returncode, "14 documents measured" in done.stdout) == (0, True), done.stderr
    assert run(*measuring, "-o", "near.parquet").returncode == 0
    far, near = run("list", "far.parquet"), run("list", "near.parquet")
    assert sorted(far.stdout.splitlines()) == sorted(near.stdout.splitlines())
    again = run(*measuring, "--engine", "spark", "--master", "local[2]", "-o", "far.parquet")
    assert (again.returncode, "Traceback" in again.stderr) == (2, False)
    assert "already exists" in again.stderr
