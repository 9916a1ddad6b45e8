"""Rows come in the order of their sources, the same for any number of jobs, whatever happens."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from audits import run
from audits.document import Document
from audits.row import Row
from audits.source import BytesSource, MissingSource, Source

ROOT = Path(__file__).parents[1]


class KillerSource(NamedTuple):
    """A document whose reading ends its process, as the kernel does when memory runs out."""

    path: str
    parent: int

    def read(self) -> Document:
        if os.getpid() == self.parent:
            raise AssertionError("a worker must read this")
        os._exit(9)


class FaultySource(NamedTuple):
    """A document that meets a fault of the program."""

    path: str
    error: Exception

    def read(self) -> Document:
        raise self.error


def numbered(count: int) -> list[Source]:
    return [
        BytesSource(f"{n}.txt", f"document {n} ({n % 7}".encode() * (n % 5)) for n in range(count)
    ]


@pytest.mark.slow
def test_rows_are_the_same_for_any_number_of_jobs() -> None:
    alone = list(run.rows(numbered(150), jobs=1))
    assert list(run.rows(numbered(150), jobs=3)) == alone
    assert list(run.rows(numbered(150))) == alone
    assert [row.path for row in alone] == [f"{n}.txt" for n in range(150)]


@pytest.mark.slow
def test_a_document_that_kills_its_worker_is_an_error_and_the_others_are_measured() -> None:
    every: list[Source] = [*numbered(20), KillerSource("killer.txt", os.getpid()), *numbered(40)]
    rows = list(run.rows(every, jobs=2))
    assert [row.path for row in rows] == [source.path for source in every]
    assert [row.path for row in rows if row.error] == ["killer.txt"]


def test_quick_work_starts_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_spread", None)
    monkeypatch.setattr(run, "PATIENCE", 60)
    assert len(list(run.rows(numbered(99)))) == 99


@pytest.mark.slow
def test_long_work_is_spread_over_workers_and_stays_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = list(run.rows(numbered(60), jobs=1))
    monkeypatch.setattr(run, "_cores", lambda: 2)
    monkeypatch.setattr(run, "PATIENCE", 0)
    assert list(run.rows(numbered(60))) == alone


def test_an_unreadable_document_is_a_row_with_its_reason() -> None:
    assert run.row(MissingSource("a", "is gone")) == Row("a", error="is gone")


def test_too_little_memory_is_the_documents_error() -> None:
    row = run.row(FaultySource("a", MemoryError()))
    assert (row.fault, row.error) == (False, "needs more memory than there is: split the document")


def test_a_fault_of_the_program_is_told_as_such_with_its_place() -> None:
    row = run.row(FaultySource("a", ZeroDivisionError("by zero")))
    assert row.fault
    assert "test_run" in row.error
    assert "ZeroDivisionError('by zero')" in row.error


def is_alive(group: int) -> bool:
    """Does a process of a group still live? A dying one is given a moment."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    time.sleep(0.1)
    return True


def listen() -> None:
    """Takes Ctrl-C again: what a shell starts in the background has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    text = json.dumps({"text": "The tide table hung by the door, and nobody read it. " * 40})
    (tmp_path / "c.jsonl").write_text(f"{text}\n" * 20_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "audits", "check", "-j", "2", "c.jsonl"], cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(2.5)
    process.kill()
    process.wait()
    assert not all(map(is_alive, [process.pid] * 50))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_within_a_second_and_leaves_nothing_behind(jobs: str, tmp_path: Path) -> None:
    text = json.dumps({"text": "The tide table hung by the door, and nobody read it. " * 40})
    (tmp_path / "c.jsonl").write_text(f"{text}\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "audits", "check", "-j", jobs, "-o", "o.jsonl", "c.jsonl"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=listen,  # noqa: PLW1509 - nothing else runs in this child yet
    )  # fmt: skip
    time.sleep(2.5)
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert time.monotonic() - began < 1.5
    assert (process.returncode, told) == (130, b"corpus-audit: interrupted\n")
    assert [path.name for path in tmp_path.iterdir()] == ["c.jsonl"]
    assert not all(map(is_alive, [process.pid] * 50))
