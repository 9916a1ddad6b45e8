"""`list` gives a line a document; `--statistics` a line a check; `completion` a script."""

from pathlib import Path

import pytest

from audits.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def in_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_each_document_has_its_verdict_and_what_it_broke(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["list", "seeds"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 14
    assert lines[0].startswith("fail  seeds/000_36aea260147a8caa.txt RP001 LW001 ")
    assert lines[1] == "pass  seeds/001_english_clean.txt"


def test_a_hostile_name_stays_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a\x1b[31m.txt").write_text("A lamp.\n", encoding="utf-8")
    main(["list", "."])
    assert "\x1b" not in capsys.readouterr().out


def test_statistics_count_documents_and_places_by_check(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--statistics", "seeds"]) == 1
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["documents", "places", "code", "severity", "check"]
    assert "        1       48  PB003  warning   marks of the wrong width" in lines
    numbers = [int(line.split()[0]) for line in lines]
    assert numbers == sorted(numbers, reverse=True)


def test_statistics_of_clean_documents_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--statistics", "seeds/001_english_clean.txt"]) == 0
    assert capsys.readouterr().out == "no document breaks an expectation\n"


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_completes_the_commands(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "corpus-audit" in script
    assert "--baseline" in script
