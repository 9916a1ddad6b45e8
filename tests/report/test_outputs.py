"""Files are written in the format of their ending, whole or not at all."""

import os
from pathlib import Path

import pytest

from audits.report.outputs import outputs
from audits.report.writing import whole, write_text
from audits.usage import UsageError


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("a.htm", "--output a.htm: unknown ending; did you mean '.html'?"),
        ("no/a.csv", "--output no/a.csv: there is no such folder: make it first"),
        ("sarif:", "--output sarif: names no file: give one"),
        ("csv:.", "--output csv:. names no file: give one"),
        ("a.gx.json", "--output a.gx.json: is Great Expectations' result: add --judge gx"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_before_the_audit(path: str, message: str) -> None:
    with pytest.raises(UsageError) as told:
        outputs([path], judge="native")
    assert str(told.value) == message


def test_a_file_is_written_once() -> None:
    assert len(outputs(["a.sarif", "a.csv", "sarif:b.json"], judge="native")) == 3
    with pytest.raises(UsageError, match=r"--output \./a\.csv: is named twice"):
        outputs(["sarif:a.csv", "./a.csv"], judge="native")


def test_parquet_without_its_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r"pip install 'corpus-audit\[parquet\]'"):
        outputs(["a.parquet"], judge="native")


def fail_half_way(target: Path) -> None:
    with whole(str(target)) as temporary:
        temporary.write_text("half")
        raise ZeroDivisionError


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError):
        fail_half_way(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_written_with_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write_text(str(tmp_path / "a.txt"), "new\n")
    (tmp_path / "b.txt").touch()
    modes = [(tmp_path / name).stat().st_mode for name in ("a.txt", "b.txt")]
    assert modes[0] == modes[1]
    assert (tmp_path / "a.txt").read_bytes() == b"new\n"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.txt: cannot be written: No such file"):
        write_text(str(tmp_path / "no" / "a.txt"), "")


def test_what_a_link_leads_to_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "a.txt").symlink_to("far/b.txt")
    for text in ("old", "new"):
        write_text(str(tmp_path / "a.txt"), text)
    assert (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "far" / "b.txt").read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    with pytest.raises(UsageError, match="cannot be written: is no regular file"):
        write_text(str(pipe), "")
    with pytest.raises(UsageError, match="names no file"):
        outputs([str(pipe)], judge="native")
    assert pipe.is_fifo()


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        write_text(str(tmp_path / "a.txt"), "")
