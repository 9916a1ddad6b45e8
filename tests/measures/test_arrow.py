"""A table of measures keeps types and what is missing, and gives the rows back as they were."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.checks import COLUMNS
from audits.document import Document
from audits.measures.arrow import schema, table
from audits.measures.stored import is_stored, stored_rows
from audits.row import Row, measure
from audits.suite import Expectation, Suite, find_suite
from audits.table import HEADS
from audits.usage import UsageError
from audits.verdict import Verdict, judge

NAME = next(iter(COLUMNS))
BROKEN = Expectation(f"expect_{NAME}_to_be_at_most", NAME, {"max_value": 1}, "critical", {})
SUITE = Suite("mine", (BROKEN,))
METRICS = {**dict.fromkeys(COLUMNS, 0.0), NAME: 2.5}
VERDICTS = [
    Verdict(Row("a.txt", "utf-8", 3, 1, METRICS), SUITE, "fail", (BROKEN, BROKEN)),
    Verdict(Row("b\udcff.txt", error="is gone"), SUITE, "error", ()),
]


def test_types_are_kept_and_what_is_missing_is_null() -> None:
    kept = table(VERDICTS)
    assert kept.column_names == [*HEADS, *COLUMNS]
    assert kept["path"].to_pylist() == ["a.txt", "b\\udcff.txt"]
    assert kept["failed"].to_pylist() == [[BROKEN.type, BROKEN.type], []]
    assert kept[NAME].to_pylist() == [2.5, None]
    assert kept["characters"].to_pylist() == [3, None]
    assert kept["path"].type == pa.string()


@pytest.mark.parametrize("with_findings", [False, True])
def test_an_empty_table_has_the_same_columns(with_findings: bool) -> None:
    empty = table([], with_findings=with_findings)
    assert empty.schema == schema(with_findings=with_findings)
    assert table(VERDICTS, with_findings=with_findings).schema == empty.schema


def stored(verdicts: list[Verdict], file: Path, *, with_findings: bool) -> list[Row]:
    pq.write_table(table(verdicts, with_findings=with_findings), file)
    assert is_stored(str(file))
    return list(stored_rows(str(file)))


@given(st.lists(st.text(max_size=200), max_size=4))
def test_a_stored_row_is_judged_as_the_measured_one(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    suite = find_suite("strict")
    verdicts = [judge(suite, measure(Document.from_text(text, "a.txt"))) for text in texts]
    file = tmp_path_factory.mktemp("t") / "t.parquet"
    again = [judge(suite, row) for row in stored(verdicts, file, with_findings=False)]
    assert [one.failed for one in again] == [one.failed for one in verdicts]
    assert [one.row.metrics for one in again] == [one.row.metrics for one in verdicts]


def test_findings_come_back_with_their_text_and_their_cause(tmp_path: Path) -> None:
    seed = Path(__file__).parents[2] / "seeds" / "000_36aea260147a8caa.txt"
    row = measure(Document.from_bytes(seed.read_bytes(), "seed.txt"))
    verdict = judge(find_suite("default"), row)
    (again,) = stored([verdict], tmp_path / "t.parquet", with_findings=True)
    assert [
        item._replace(finding=item.finding._replace(details={})) for item in again.evidence
    ] == [item._replace(finding=item.finding._replace(details={})) for item in row.evidence]
    assert (again.widths, again.lines, again.encoding) == (row.widths, row.lines, row.encoding)


def test_a_row_that_could_not_be_read_comes_back_with_its_error(tmp_path: Path) -> None:
    _, again = stored(VERDICTS, tmp_path / "t.parquet", with_findings=True)
    assert again == Row("b\\udcff.txt", error="is gone")


def test_a_table_of_texts_is_none_of_measures(tmp_path: Path) -> None:
    pq.write_table(pa.table({"path": ["a"], "text": ["A lamp."]}), tmp_path / "t.parquet")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    assert not is_stored(str(tmp_path / "t.parquet"))
    assert not is_stored(str(tmp_path / "broken.parquet"))
    assert not is_stored(str(tmp_path / "none.parquet"))
    assert not is_stored(str(tmp_path / "t.csv"))


def test_a_table_of_another_version_is_refused(tmp_path: Path) -> None:
    pq.write_table(table(VERDICTS).drop_columns([NAME]), tmp_path / "t.parquet")
    with pytest.raises(UsageError, match=f"lacks {NAME}.* measure the documents again"):
        stored_rows(str(tmp_path / "t.parquet"))


@pytest.mark.parametrize("name", ["error", "encoding", "characters", "lines"])
def test_a_table_without_one_of_its_first_columns_is_refused(name: str, tmp_path: Path) -> None:
    pq.write_table(table(VERDICTS).drop_columns([name]), tmp_path / "t.parquet")
    with pytest.raises(UsageError, match=f"lacks {name}.* measure the documents again"):
        stored_rows(str(tmp_path / "t.parquet"))


def changed(name: str, values: pa.Array) -> pa.Table:
    """A table of one document with findings, one column of it replaced."""
    found = measure(Document.from_text("An (open bracket.", "a.txt"))
    whole = table([judge(find_suite("default"), found)], with_findings=True)
    return whole.set_column(whole.column_names.index(name), name, values)


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        (NAME, pa.array(["many"]), "many"),
        (NAME, pa.nulls(1, pa.float64()), f"{NAME} of a.txt is null"),
        (NAME, pa.array([float("nan")]), f"{NAME} of a.txt is null"),
        ("path", pa.nulls(1, pa.string()), "path of None is null"),
        ("characters", pa.array([1.5]), "1.5"),
        ("findings", pa.array([[1]]), "int64"),
        ("findings", pa.array([[None]]), ""),
    ],
)
def test_a_table_with_odd_cells_is_refused_in_one_line(
    name: str, values: pa.Array, why: str, tmp_path: Path
) -> None:
    pq.write_table(changed(name, values), tmp_path / "t.parquet")
    with pytest.raises(UsageError, match=f"^[^\n]*is no whole table of measures .*{why}") as error:
        list(stored_rows(str(tmp_path / "t.parquet")))
    assert "\n" not in str(error.value)


def test_a_damaged_table_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "t.parquet"
    pq.write_table(table(VERDICTS * 500), file)
    content = file.read_bytes()
    file.write_bytes(content[:100] + b"?" * 900 + content[1000:])
    with pytest.raises(UsageError, match="is no whole table of measures"):
        list(stored_rows(str(file)))


def test_a_table_that_others_rewrote_is_read_as_it_was(tmp_path: Path) -> None:
    whole = table(VERDICTS)
    columns = {
        "path": whole["path"].cast(pa.large_string()),
        "encoding": whole["encoding"].dictionary_encode(),
        "characters": whole["characters"].cast(pa.float64()),
        "failed": whole["failed"].cast(pa.large_list(pa.large_string())),
    }
    for name, values in columns.items():
        whole = whole.set_column(whole.column_names.index(name), name, values)
    pq.write_table(whole, tmp_path / "t.parquet")
    pq.write_table(table(VERDICTS), tmp_path / "u.parquet")
    rows = [list(stored_rows(str(tmp_path / name))) for name in ("t.parquet", "u.parquet")]
    assert rows[0] == rows[1]


def test_a_verdict_on_the_table_as_a_whole_is_no_document(tmp_path: Path) -> None:
    whole = Verdict(Row("<all documents>", metrics={NAME: 0.5}), SUITE, "fail", (BROKEN,))
    rows = stored([*VERDICTS, whole], tmp_path / "t.parquet", with_findings=False)
    assert [row.path for row in rows] == ["a.txt", "b\\udcff.txt"]


def test_findings_of_a_measure_that_is_no_more_are_left_out(tmp_path: Path) -> None:
    found = changed("error", pa.array([""]))["findings"].to_pylist()
    other = [[*found[0], {**found[0][0], "measure": "of_old", "rule": "ZZ001"}]]
    kind = schema(with_findings=True).field("findings").type
    pq.write_table(changed("findings", pa.array(other, kind)), tmp_path / "t.parquet")
    (row,) = stored_rows(str(tmp_path / "t.parquet"))
    assert len(row.evidence) == len(found[0]) > 0


def test_a_folder_of_tables_is_read_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "t.parquet"
    folder.mkdir()
    for name in ("part-1", "part-0"):
        pq.write_table(table([VERDICTS[0]._replace(row=VERDICTS[0].row._replace(path=name))]),
                       folder / f"{name}.parquet")  # fmt: skip
    assert is_stored(str(folder))
    assert [row.path for row in stored_rows(str(folder))] == ["part-0", "part-1"]
