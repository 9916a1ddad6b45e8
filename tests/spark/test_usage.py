"""What Spark cannot do is told before it is started."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from audits.cli import main


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("c.jsonl").write_text('{"id": 1, "text": "A lamp."}\n', encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["c.jsonl"], "name the field of the documents' names with --id-field"),
        (["c.jsonl", "d.jsonl"], "name one input"),
        (["."], "name one input"),
        (["c.jsonl", "--id-field", "id", "--resume"], "does not know --resume"),
        (["c.jsonl", "--id-field", "id", "--across"], "compares the documents of a Parquet input"),
    ],
)
def test_a_wrong_use_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["measure", *arguments, "--engine", "spark"]) == 2
    assert told in capsys.readouterr().err


def test_suites_by_pattern_are_for_the_judge(capsys: pytest.CaptureFixture[str]) -> None:
    Path("corpus-audit.toml").write_text('[suites]\n"a/" = "verse"\n', encoding="utf-8")
    assert main(["measure", "c.jsonl", "--id-field", "id", "--engine", "spark"]) == 2
    assert "judges by one suite" in capsys.readouterr().err


def test_without_spark_or_java_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["measure", "c.jsonl", "--id-field", "id", "--engine", "spark"]
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "pyspark" else find(name)
    )
    assert main(command) == 2
    assert "pip install 'corpus-audit[spark]'" in capsys.readouterr().err
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert main(command) == 2
    assert "needs Java 17 or newer" in capsys.readouterr().err
