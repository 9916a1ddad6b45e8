"""`--across` and `--against`: a new document that repeats an old one is stopped at the door."""

import json
import random
from pathlib import Path

import pytest

from audits.cli import main
from audits.measures import unfinished

ROOT = Path(__file__).parents[2]
OLD = (ROOT / "seeds" / "001_english_clean.txt").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an old document and a new one that repeats it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text("Anew:\n\n" + OLD, encoding="utf-8")
    return tmp_path


def findings(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str]]:
    """Document and earlier document of each copy that is told."""
    main(["check", "--format", "jsonl", *arguments])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [
        (line["path"], finding["details"]["document"])
        for line in lines for finding in line["findings"] if finding["rule"] == "RP006"
    ]  # fmt: skip


def test_unasked_no_document_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert findings(capsys, "old", "new.txt") == []


def test_across_compares_with_those_before_in_the_order_of_the_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert findings(capsys, "--across", "old", "new.txt") == [("new.txt", "old/a.txt")]
    assert findings(capsys, "--across", "new.txt", "old") == [("old/a.txt", "new.txt")]


def test_against_compares_with_documents_that_are_not_judged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert findings(capsys, "--against", "old", "new.txt") == [("new.txt", "old/a.txt")]
    assert findings(capsys, "--against", ".", "new.txt") == [("new.txt", "./old/a.txt")]
    assert findings(capsys, "--against", ".", "old/a.txt", "new.txt") == [("new.txt", "old/a.txt")]


def test_the_configuration_can_ask_for_it(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "corpus-audit.toml").write_text(
        'against = ["old/"]\nacross = true\n', encoding="utf-8"
    )
    monkeypatch.chdir(corpus / "old")
    assert findings(capsys, "../new.txt") == [("../new.txt", "./a.txt")]
    (corpus / "corpus-audit.toml").write_text("across = 1\n", encoding="utf-8")
    assert main(["check", "../new.txt"]) == 2
    assert "corpus-audit.toml:1: across must be true or false" in capsys.readouterr().err


def test_what_to_compare_with_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--against", "gone", "new.txt"]) == 2
    assert "--against gone: does not exist" in capsys.readouterr().err


def test_copies_are_the_same_for_any_number_of_jobs_and_after_a_kill(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, words = random.Random(3), OLD.split()
    texts = [" ".join(made.choices(words, k=120)) for _ in range(40)]
    with (corpus / "c.jsonl").open("w", encoding="utf-8") as file:
        for _ in range(90):
            file.write(json.dumps({"text": "\n\n".join(made.choices(texts, k=3))}) + "\n")
    monkeypatch.setattr(unfinished, "PART", 20)
    command = ["measure", "c.jsonl", "--across", "--findings"]
    assert main([*command, "-j", "1", "-o", "one.parquet"]) == 0
    assert main([*command, "-j", "2", "-o", "two.parquet"]) == 0
    write = unfinished.Unfinished.write

    def killed(self: unfinished.Unfinished, number: int, table: object) -> None:
        if number == 3:
            raise KeyboardInterrupt
        write(self, number, table)

    with monkeypatch.context() as patch:
        patch.setattr(unfinished.Unfinished, "write", killed)
        assert main([*command, "-j", "1", "-o", "three.parquet"]) == 130
    assert main([*command, "-j", "1", "-o", "three.parquet", "--resume"]) == 0
    one, two, three = (Path(f"{name}.parquet").read_bytes() for name in ("one", "two", "three"))
    assert one == two == three
    assert b"stand in c.jsonl:" in one
