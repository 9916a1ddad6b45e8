"""A table of measures is the same however often its making was killed, and is judged as it is."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from audits.audit import Settings, audit
from audits.cli import main
from audits.measures import unfinished

ROOT = Path(__file__).parents[2]
SEEDS = str(ROOT / "seeds")
TEXTS = [
    path.read_text(encoding="utf-8", errors="replace") for path in sorted(ROOT.glob("seeds/*"))
]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A JSON Lines file of 3,500 documents, one line of it broken."""
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"text": TEXTS[n % len(TEXTS)][: 200 + n % 700]}) for n in range(3_500)]
    lines[1234] = '{"text": '
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def few(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The first 70 of them, in parts of 20."""
    monkeypatch.setattr(unfinished, "PART", 20)
    lines = (corpus / "corpus.jsonl").read_text(encoding="utf-8").splitlines()[:70]
    (corpus / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return corpus


def measured(*arguments: str) -> int:
    return main(["measure", "corpus.jsonl", "-o", "t.parquet", "-j", "1", *arguments])


def test_each_document_is_a_row_and_a_broken_record_is_one(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measured() == 0
    rows = pq.read_table("t.parquet").select(["path", "verdict", "error"]).to_pylist()
    assert [row["path"] for row in rows] == [f"corpus.jsonl:{n}" for n in range(1, 3_501)]
    assert [row["path"] for row in rows if row["verdict"] == "error"] == ["corpus.jsonl:1235"]
    printed = capsys.readouterr()
    assert "3,500 documents measured" in printed.out
    assert "corpus.jsonl:1235: is not JSON" in printed.err
    assert not list(corpus.glob("*.parts"))


def test_a_run_killed_again_and_again_ends_as_an_unbroken_one(corpus: Path) -> None:
    assert measured() == 0
    shutil.move("t.parquet", "whole.parquet")
    command = [sys.executable, "-m", "audits", "measure", "corpus.jsonl", "-o", "t.parquet",
               "-j", "1", "--resume"]  # fmt: skip
    moments = random.Random(20261123)
    for _ in range(4):
        process = subprocess.Popen(
            command, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(0.5, 2.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert measured("--resume") == 0
    assert Path("t.parquet").read_bytes() == Path("whole.parquet").read_bytes()
    assert {path.name for path in corpus.iterdir()} == {
        "corpus.jsonl", "t.parquet", "whole.parquet"
    }  # fmt: skip


@pytest.mark.parametrize("moment", ["part", "short part", "joined", "replaced"])
def test_no_moment_of_a_kill_loses_or_doubles_a_row(
    moment: str, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert measured() == 0
    shutil.move("t.parquet", "whole.parquet")

    class Killed(BaseException):
        pass

    def killed(*_arguments: object, **_named: object) -> None:
        raise Killed

    write = unfinished.Unfinished.write

    def write_first(self: unfinished.Unfinished, number: int, table: object) -> None:
        if number == 2:
            raise Killed
        write(self, number, table)

    with monkeypatch.context() as patch:
        if moment == "part":
            patch.setattr(unfinished.Unfinished, "write", write_first)
        elif moment == "short part":
            patch.setattr(unfinished.Unfinished, "finish", killed)
        elif moment == "joined":
            patch.setattr(Path, "replace", killed)
        else:
            patch.setattr(shutil, "rmtree", killed)
        with pytest.raises(Killed):
            measured()
        patch.undo()
    assert measured("--resume") == 0
    assert Path("t.parquet").read_bytes() == Path("whole.parquet").read_bytes()
    assert not list(corpus.glob("*.parts"))


def unfinished_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves the parts of a run that never came to its end."""
    with monkeypatch.context() as patch:
        patch.setattr(unfinished.Unfinished, "finish", lambda *_: (_ for _ in ()).throw(OSError))
        with pytest.raises(OSError):  # noqa: PT011 - what ends the run does not matter
            measured()


def test_an_unfinished_run_is_not_thrown_away_unasked(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unfinished_run(monkeypatch)
    assert measured() == 2
    assert "--resume goes on with it" in capsys.readouterr().err
    assert measured("--resume", "--suite", "strict") == 2
    assert "was begun with other arguments" in capsys.readouterr().err
    lines = Path("corpus.jsonl").read_text(encoding="utf-8").splitlines()
    Path("corpus.jsonl").write_text("\n\n" + "\n".join(lines), encoding="utf-8")
    assert measured("--resume") == 2
    assert "document 3,000 was corpus.jsonl:3000, and is not now" in capsys.readouterr().err
    assert len(list(corpus.glob("t.parquet.parts/*.parquet"))) == 4


@pytest.mark.parametrize("arguments", [[], ["--across"]])
def test_standard_input_is_gone_on_with_where_its_parts_end(
    arguments: list[str], few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def piped(*more: str) -> int:
        with (few / "corpus.jsonl").open(encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            command = ["measure", "-", "--stdin-filename", "in.jsonl", "-o", "t.parquet", "-j", "1"]
            return main([*command, *arguments, *more])

    assert piped() == 0
    shutil.move("t.parquet", "whole.parquet")
    with monkeypatch.context() as patch:
        patch.setattr(unfinished.Unfinished, "finish", lambda *_: (_ for _ in ()).throw(OSError))
        with pytest.raises(OSError):  # noqa: PT011 - what ends the run does not matter
            piped()
    assert piped("--resume") == 0
    assert Path("t.parquet").read_bytes() == Path("whole.parquet").read_bytes()


@pytest.mark.parametrize("part", ["00000001.parquet", "00000002.parquet"])
@pytest.mark.parametrize("damage", ["cut", "overwritten", "of another table"])
def test_a_damaged_part_is_told_and_measured_again_once_it_is_deleted(
    part: str,
    damage: str,
    few: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert measured() == 0
    shutil.move("t.parquet", "whole.parquet")
    unfinished_run(monkeypatch)
    file = few / "t.parquet.parts" / part
    content = file.read_bytes()
    if damage == "cut":
        file.write_bytes(content[:900])
    elif damage == "overwritten":
        file.write_bytes(content[:100] + b"?" * 900 + content[1000:])
    else:
        pq.write_table(pq.read_table(file).drop_columns(["lines"]), file)
    assert measured("--resume") == 2
    assert f"{part}: is no part of a table: delete it" in capsys.readouterr().err
    file.unlink()
    assert measured("--resume") == 0
    assert Path("t.parquet").read_bytes() == Path("whole.parquet").read_bytes()


def test_a_suite_that_changed_is_told(
    few: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suite = (ROOT / "expectations" / "strict.yaml").read_text(encoding="utf-8")
    (few / "mine.yaml").write_text(suite, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(unfinished.Unfinished, "finish", lambda *_: (_ for _ in ()).throw(OSError))
        with pytest.raises(OSError):  # noqa: PT011 - what ends the run does not matter
            measured("--suite", "mine.yaml")
    (few / "mine.yaml").write_text(suite + "\n# changed\n", encoding="utf-8")
    assert measured("--suite", "mine.yaml", "--resume") == 2
    assert "was begun with other arguments" in capsys.readouterr().err
    (few / "mine.yaml").write_text(suite, encoding="utf-8")
    assert measured("--suite", "mine.yaml", "--resume") == 0


def test_what_was_asked_for_may_be_damaged_too(
    few: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unfinished_run(monkeypatch)
    (few / "t.parquet.parts" / unfinished.RUN).write_bytes(b"\xff")
    assert measured("--resume") == 2
    assert "was begun with other arguments" in capsys.readouterr().err


def test_a_finished_run_is_not_done_again(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert measured("--resume") == 0
    before = (corpus / "t.parquet").stat().st_mtime_ns
    assert measured("--resume") == 0
    assert "is finished already" in capsys.readouterr().out
    assert (corpus / "t.parquet").stat().st_mtime_ns == before


@pytest.mark.parametrize("command", ["check", "judge", "list"])
@pytest.mark.parametrize("suite", ["default", "strict", "pretraining"])
def test_a_table_with_findings_is_told_of_as_its_documents_are(
    command: str, suite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(ROOT)
    table = str(tmp_path / "t.parquet")
    assert main(["measure", "seeds", "-o", table, "--findings"]) == 0
    capsys.readouterr()
    documents = "check" if command == "judge" else command
    code = main([documents, "seeds", "--suite", suite])
    wanted = capsys.readouterr().out
    assert main([command, table, "--suite", suite]) == code
    assert capsys.readouterr().out == wanted


def test_a_table_is_reported_and_judged_by_great_expectations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["measure", SEEDS, "-o", "t.parquet"]) == 0
    assert main(["report", "t.parquet", "-o", "r.html"]) == 1
    assert "6 of 15 documents need cleaning" in Path("r.html").read_text(encoding="utf-8")


def test_only_tables_of_measures_are_judged_and_not_among_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["judge", SEEDS]) == 2
    assert "holds no measures" in capsys.readouterr().err
    assert main(["measure", SEEDS, "-o", "t.parquet"]) == 0
    assert main(["check", "t.parquet", SEEDS]) == 2
    assert "t.parquet: holds measures" in capsys.readouterr().err
    assert main(["check", "t.parquet", "--since", "HEAD"]) == 2
    assert "t.parquet: holds measures, not files that change" in capsys.readouterr().err


def test_tables_are_named_by_a_pattern_too_and_their_rows_are_not_counted_as_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        assert main(["measure", SEEDS, "-o", f"{name}.parquet"]) == 0
    capsys.readouterr()
    assert main(["judge", "*.parquet", "--statistics"]) == 1
    assert main(["list", "*.parquet"]) == 1
    assert len(set(capsys.readouterr().out.splitlines())) > 15
    assert audit(["a.parquet"], Settings()).counter is None


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["measure", SEEDS, "-o", "none/t.parquet"]) == 2
    assert "none/t.parquet.parts: cannot be made: No such file" in capsys.readouterr().err


def test_what_is_no_part_and_no_file_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder.parquet").mkdir()
    assert main(["measure", SEEDS, "-o", "folder.parquet"]) == 2
    assert "folder.parquet: is a folder: name a file" in capsys.readouterr().err
    Path("t.parquet.parts").mkdir()
    Path("t.parquet.parts/00000000.parquet").write_text("junk", encoding="utf-8")
    assert main(["measure", SEEDS, "-o", "t.parquet", "--resume"]) == 2
    assert "00000000.parquet: is no part of a table" in capsys.readouterr().err


def test_a_table_is_named_so_that_it_is_known_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["measure", SEEDS, "-o", "measures"]) == 2
    assert "--output measures: must end in .parquet" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_an_empty_corpus_gives_an_empty_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("none.jsonl").touch()
    assert main(["measure", "none.jsonl", "-o", "t.parquet"]) == 0
    assert "0 documents measured" in capsys.readouterr().out
    assert pq.read_table("t.parquet").num_rows == 0
