"""The table of measures: CSV that no spreadsheet runs, Parquet with types, a frame for pandas."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from audits.checks import COLUMNS
from audits.row import Row
from audits.suite import Expectation, Suite
from audits.table import csv_text, frame, well_formed
from audits.verdict import Verdict

NAME = next(iter(COLUMNS))
BROKEN = Expectation(f"expect_{NAME}_to_be_at_most", NAME, {"max_value": 1}, "critical", {})
SUITE = Suite("mine", (BROKEN,))
METRICS = {**dict.fromkeys(COLUMNS, 0.0), NAME: 2.5}
VERDICTS = [
    Verdict(Row("a.txt", "utf-8", metrics=METRICS), SUITE, "fail", (BROKEN, BROKEN)),
    Verdict(Row("b\udcff.txt", error="is gone"), SUITE, "error", ()),
]


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_a_row_a_document_and_a_column_a_measure(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(csv_text(VERDICTS), encoding="utf-8", newline="")
    first, second = cells(tmp_path / "t.csv")
    assert list(first) == [
        "path",
        "verdict",
        "suite",
        "failed",
        "encoding",
        "characters",
        "lines",
        "error",
        *COLUMNS,
    ]
    assert (first["path"], first["verdict"], first["encoding"]) == ("a.txt", "fail", "utf-8")
    assert first["failed"] == f"{BROKEN.type} {BROKEN.type}"
    assert [first[name] for name in COLUMNS] == ["2.5"] + ["0"] * (len(COLUMNS) - 1)
    assert (second["path"], second["verdict"]) == ("b\\udcff.txt", "error")
    assert second["error"] == "is gone"
    assert not any(second[name] for name in COLUMNS)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_csv_begins_as_a_formula(sign: str, tmp_path: Path) -> None:
    row = Row(f"{sign}1+1", error=f"{sign}cmd")
    (tmp_path / "t.csv").write_text(
        csv_text([Verdict(row, SUITE, "error", ())]), encoding="utf-8", newline=""
    )
    (only,) = cells(tmp_path / "t.csv")
    assert (only["path"], only["error"]) == (f"'{sign}1+1", f"'{sign}cmd")


def test_a_frame_has_numbers_only_and_zero_where_a_row_lacks_a_measure() -> None:
    rows = [Row("é\udcff", metrics={"x": 2.0}), Row("b")]
    table = frame(rows, ["x", "y"])
    assert table["path"].tolist() == ["é\\udcff", "b"]
    assert table["document"].tolist() == [0, 1]
    assert table["x"].tolist() == [2.0, 0.0]
    assert table["y"].tolist() == [0.0, 0.0]
    assert {str(table[name].dtype) for name in "xy"} == {"float64"}
    assert len(pd.util.hash_pandas_object(table)) == 2


def test_only_lone_surrogates_are_escaped() -> None:
    assert well_formed("a\udc80b") == "a\\udc80b"
    assert well_formed("日本\N{GRINNING FACE}") == "日本\N{GRINNING FACE}"
