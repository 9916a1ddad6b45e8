"""The command line wins over the configuration; excludes add up."""

import json
from pathlib import Path

import pytest

from audits.cli import main
from audits.commands.arguments import settings
from audits.commands.parser import parser
from audits.configuration import Configuration


def test_without_arguments_the_configuration_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("corpus-audit.toml").write_text('exclude = ["a"]\ntext-field = "body"\n')
    chosen = settings(parser().parse_args(["check", "x"]))
    assert chosen.configuration == Configuration(
        exclude=("a",), text_field="body", folder=str(tmp_path)
    )
    assert (chosen.suite, chosen.jobs, chosen.stdin_name) == ("", 0, "<stdin>")


def test_the_command_line_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("corpus-audit.toml").write_text('exclude = ["a"]\ninclude = ["b"]\nmax-bytes = 5\n')
    line = "check x --exclude c --include d --max-bytes 7 --id-field id --text-field t -j 3"
    chosen = settings(parser().parse_args([*line.split(), "--suite", "strict"]))
    known = chosen.configuration
    assert (known.exclude, known.include) == (("a", "c"), ("d",))
    assert (known.max_bytes, known.id_field, known.text_field) == (7, "id", "t")
    assert (chosen.jobs, chosen.suite) == (3, "strict")


@pytest.mark.parametrize(
    "command",
    [
        ["check", "a.jsonl", "-o", "./a.jsonl"],
        ["check", "*.jsonl", "-o", "csv:a.jsonl"],
        ["report", "a.jsonl", "-o", "a.jsonl"],
        ["measure", "a.parquet", "-o", "a.parquet"],
        ["baseline", "a.jsonl", "-o", "a.jsonl"],
    ],
)
def test_no_document_is_overwritten(
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.jsonl", "a.parquet"):
        Path(name).write_text('{"text": "A lamp."}\n')
    assert main(command) == 2
    assert "is one of the documents: name another file" in capsys.readouterr().err
    assert {path.read_text() for path in tmp_path.iterdir()} == {'{"text": "A lamp."}\n'}


@pytest.mark.parametrize("number", ["-1", "1.5", "99999999999"])
def test_a_number_of_processes_that_none_can_start_is_told(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["check", "x", f"--jobs={number}"])
    assert f"'{number}' is no number of processes" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "written"),
    [
        ("check . -o x.jsonl -o y.html", "x.jsonl"),
        ("check . -o csv:table", "table"),
        ("report . -o x.html", "x.html"),
        ("report . -o csv:table", "table"),
        ("report . -o pages/", "pages"),
        ("measure . -o x.parquet", "x.parquet"),
        ("baseline .", "corpus-audit-baseline.json"),
    ],
)
def test_what_a_run_writes_is_no_document_of_the_next(
    command: str,
    written: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("A lamp ( burns.\n")
    printed = []
    for _ in range(2):
        main(command.split())
        assert Path(written).exists()
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_the_baseline_is_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("A lamp ( burns.\n")
    assert main(["baseline", ".", "-o", "debts.json"]) == 0
    capsys.readouterr()
    main(["check", ".", "--baseline", "debts.json", "--format", "jsonl"])
    paths = [json.loads(line)["path"] for line in capsys.readouterr().out.splitlines()]
    assert paths == ["./a.txt"]


@pytest.mark.parametrize("command", ["report a.csv -o csv:a.csv", "check a.csv -o csv:a.csv"])
def test_a_document_is_not_overwritten_by_a_named_format_either(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("A lamp.\n")
    assert main(command.split()) == 2
    assert Path("a.csv").read_text() == "A lamp.\n"
    assert "is one of the documents" in capsys.readouterr().err
