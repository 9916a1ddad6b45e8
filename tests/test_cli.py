"""The command line: what it prints, its exit codes, its errors in one line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from audits import __version__
from audits.cli import main
from audits.source import FileSource

ROOT = Path(__file__).parents[1]
SEED = "seeds/000_36aea260147a8caa.txt"
CLEAN = "seeds/001_english_clean.txt"
WARNED = "seeds/008_japanese_unclosed_bracket.txt"


@pytest.fixture(autouse=True)
def in_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([CLEAN], 0),
        ([WARNED], 0),
        ([WARNED, "--strict"], 1),
        ([SEED], 1),
        ([SEED, "--exit-zero"], 0),
        (["missing.txt"], 1),
        ([CLEAN, "--suite", "nosuch"], 2),
        ([CLEAN, "--output", "x.doc"], 2),
        ([CLEAN, "--config", "nosuch.toml"], 2),
        ([CLEAN, "--output", "nosuch/folder/x.jsonl"], 2),
        ([CLEAN, "--output", "x.gx.json"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_the_exit_code_says_whether_all_is_well(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *arguments]) == code
    told = capsys.readouterr().err.splitlines()
    assert len(told) == (1 if code == 2 or "missing.txt" in arguments else 0)
    assert all(line.startswith("corpus-audit: ") for line in told)


def test_a_fault_of_the_program_ends_with_three_and_loses_no_document(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(source: FileSource) -> object:
        raise ZeroDivisionError(source.path)

    monkeypatch.setattr(FileSource, "read", read)
    assert main(["check", CLEAN, SEED]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["chekc"], [], ["completion", "csh"], ["check", CLEAN, "--jobs", "x"]):
        with pytest.raises(SystemExit) as ended:
            main(wrong)
        assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_without_documents_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert capsys.readouterr().err == (
        "corpus-audit: nothing to audit: name files or folders (corpus-audit check seeds/), or "
        "write a configuration that does (corpus-audit init)\n"
    )


COMMANDS = ("check", "report", "baseline", "list", "explain", "init", "completion")


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_fits_eighty_columns(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    assert "example" in text


def test_a_missing_document_is_told_and_the_others_are_audited(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--format", "jsonl", "missing.txt", CLEAN]) == 1
    out, err = capsys.readouterr()
    assert err == "corpus-audit: missing.txt: does not exist: mend the path\n"
    first, second = map(json.loads, out.splitlines())
    assert (first["verdict"], first["error"]) == ("error", "does not exist: mend the path")
    assert (second["path"], second["verdict"]) == (CLEAN, "pass")


def test_json_lines_follow_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((ROOT / "docs/corpus-audit.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    main(["check", "--format", "jsonl", "seeds", "missing.txt"])
    every = lines(capsys)
    assert len(every) >= 13
    for record in every:
        validator.validate(record)


def test_json_lines_are_the_same_at_every_run_and_for_any_number_of_jobs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = set()
    for jobs in ("1", "2", "1"):
        main(["check", "--format", "jsonl", "--jobs", jobs, "seeds"])
        printed.add(capsys.readouterr().out)
    assert len(printed) == 1


def test_the_hash_seed_changes_nothing() -> None:
    command = [sys.executable, "-m", "audits", "check", "--format", "jsonl", "seeds"]
    printed = {
        subprocess.run(
            command,
            cwd=ROOT,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert b'"path"' in printed.pop()


def test_the_full_form_points_at_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "full", WARNED])
    out = capsys.readouterr().out.splitlines()
    (caret,) = [
        number for number, line in enumerate(out) if set(line) <= set(" |^") and "^" in line
    ]
    assert "（" in out[caret - 1]


def test_colours_come_only_when_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["check", SEED])
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", SEED])
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check", SEED])
    assert "\x1b" not in capsys.readouterr().out
    main(["check", "--color", "always", SEED])
    assert "\x1b[" in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet", "html"])
def test_output_writes_the_format_of_its_ending_whole(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"audit.{ending}"
    assert main(["check", "--output", str(target), CLEAN, SEED]) == 1
    first = target.read_bytes()
    assert main(["check", "--output", str(target), CLEAN, SEED]) == 1
    assert target.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_each_document_is_judged_by_the_suite_of_its_pattern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("corpus-audit.toml").write_text('suite = "strict"\n[suites]\n"poems/" = "verse"\n')
    Path("poems").mkdir()
    Path("poems/a.txt").write_text("A poem.\n")
    Path("b.txt").write_text("A text.\n")
    Path("poems/c.jsonl").write_text('{"text": "A poem."}\n')
    main(["check", "--format", "jsonl", "poems", "b.txt"])
    assert [record["suite"] for record in lines(capsys)] == ["verse", "verse", "strict"]
    Path("corpus-audit.toml").write_text('[suites]\n"c.jsonl" = "verse"\n')
    main(["check", "--format", "jsonl", "poems"])
    assert [record["suite"] for record in lines(capsys)] == ["default", "verse"]
    main(["check", "--format", "jsonl", "--suite", "default", "poems"])
    assert [record["suite"] for record in lines(capsys)] == ["default"] * 2


def test_explain_shows_a_manual_page_and_the_nearest_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "rp001"]) == 0
    assert "repeated_block_ratio" in capsys.readouterr().out
    assert main(["explain"]) == 0
    assert "EN001" in capsys.readouterr().out
    assert main(["explain", "RP01"]) == 2
    assert capsys.readouterr().err.startswith(
        "corpus-audit: explain: no check 'RP01'; did you mean "
    )


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"corpus-audit {__version__}\n"


def test_ctrl_c_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(source: FileSource) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(FileSource, "read", read)
    assert main(["check", CLEAN]) == 130
    assert capsys.readouterr().err == "corpus-audit: interrupted\n"


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{sys.executable} -m audits check --format full seeds | head -n 1"
    done = subprocess.run(
        command, shell=True, cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""


def test_a_reader_that_has_seen_enough_leaves_the_files_whole(tmp_path: Path) -> None:
    check = f"{sys.executable} -m audits check --format full seeds -o {tmp_path}/x.jsonl"
    subprocess.run(f"{check} | head -n 1", shell=True, cwd=ROOT, check=False)
    documents = [path for path in (ROOT / "seeds").iterdir() if path.suffix == ".txt"]
    assert len((tmp_path / "x.jsonl").read_text().splitlines()) >= len(documents) > 0


@pytest.mark.parametrize("form", ["concise", "full", "jsonl", "junit", "markdown"])
def test_a_locale_without_a_letter_escapes_it_and_programs_get_utf8_all_the_same(form: str) -> None:
    def printed(encoding: str) -> bytes:
        command = [sys.executable, "-m", "audits", "check", "--format", form, SEED]
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        done = subprocess.run(command, capture_output=True, env=environment, check=False, cwd=ROOT)
        assert (done.returncode, done.stderr) == (1, b"")
        return done.stdout

    narrow, wide = printed("ascii"), printed("utf-8")
    if form in ("concise", "full"):
        assert narrow.isascii()
    else:
        assert narrow == wide


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", [["check"], ["check", "--format", "jsonl"], ["list"]])
def test_output_for_which_there_is_no_room_is_told_in_one_line(command: list[str]) -> None:
    run = [sys.executable, "-m", "audits", *command, SEED]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(run, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "corpus-audit: standard output: No space left on device\n",
    )


def test_an_error_of_the_system_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_arguments: object) -> int:
        raise OSError(28, "No space left on device", "page.html")

    monkeypatch.setattr("audits.commands.list.run", fail)
    assert main(["list", CLEAN]) == 2
    assert capsys.readouterr().err == "corpus-audit: page.html: No space left on device\n"


def test_an_error_that_is_not_the_systems_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_arguments: object) -> int:
        raise OSError

    monkeypatch.setattr("audits.commands.list.run", fail)
    with pytest.raises(OSError, match=r"^$"):
        main(["list", CLEAN])


def test_an_interruption_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("audits.commands.list.run", interrupt)
    assert main(["list", CLEAN]) == 130
    assert capsys.readouterr().err == "corpus-audit: interrupted\n"


@pytest.mark.skipif(os.name != "posix", reason="closes streams by the shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize(("path", "code"), [(CLEAN, 0), (SEED, 1), ("-", 0)])
def test_a_closed_stream_changes_no_exit_code(closed: str, path: str, code: int) -> None:
    command = f"'{sys.executable}' -m audits check {path} {closed}"
    done = subprocess.run(
        command, shell=True, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_a_working_folder_that_is_gone_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    assert main(["check", "a.txt"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("corpus-audit: the working folder was deleted, change to another one: ")
    assert told.count("\n") == 1
    monkeypatch.chdir(ROOT)
