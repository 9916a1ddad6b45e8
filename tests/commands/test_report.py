"""`report`, and `check --judge gx`: Great Expectations judges, and says the same."""

import json
from pathlib import Path

import pytest

from audits.cli import main

ROOT = Path(__file__).parents[2]
DOCUMENTS = ["seeds/000_36aea260147a8caa.txt", "seeds/001_english_clean.txt"]

pytestmark = [pytest.mark.slow]


@pytest.fixture(autouse=True)
def in_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("great_expectations")
    monkeypatch.chdir(ROOT)


def test_report_writes_one_page_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "report.html"
    assert main(["report", *DOCUMENTS, "-o", str(page)]) == 1
    assert capsys.readouterr() == (f"1 of 2 documents needs cleaning: see {page}\n", "")
    text = page.read_text(encoding="utf-8")
    assert text.isascii()
    assert "000_36aea260147a8caa.txt" in text


def test_report_tells_what_it_could_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["report", "missing.txt", DOCUMENTS[1], "-o", str(tmp_path / "r.html")]
    assert main([*arguments, "--exit-zero"]) == 0
    assert capsys.readouterr().err == "corpus-audit: missing.txt: does not exist: mend the path\n"


def test_both_judges_print_the_same_for_every_seed(capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for judge in ("native", "gx"):
        main(["check", "--judge", judge, "--format", "jsonl", "seeds", "missing.txt"])
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_the_whole_result_of_great_expectations_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "audit.gx.json"
    assert main(["check", "--judge", "gx", "--output", str(target), *DOCUMENTS, "no.txt"]) == 1
    result = json.loads(target.read_text(encoding="utf-8"))
    assert result["success"] is False
    assert result["unreadable_documents"][0]["path"] == "no.txt"
    (validation,) = result["validation_results"]
    broken = [one for one in validation["results"] if not one["success"]]
    paths = {row["path"] for one in broken for row in one["result"]["unexpected_index_list"]}
    assert paths == {DOCUMENTS[0]}
