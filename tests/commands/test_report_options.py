"""`report` compares, takes templates and writes folders; errors come before the audit."""

import json
from pathlib import Path

import pytest

from audits.cli import main

ROOT = Path(__file__).parents[2]
SEED = "seeds/006_french_mojibake.txt"
REPORT = ["report", "--judge", "native", "--exit-zero", "--jobs", "1", SEED]


@pytest.fixture(autouse=True)
def in_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_text_of_a_document_that_fails_stands_in_the_page(tmp_path: Path) -> None:
    for arguments in (REPORT, ["check", "--exit-zero", SEED]):
        page = tmp_path / "page.html"
        assert main([*arguments, "-o", str(page)]) == 0
        text = page.read_text(encoding="ascii")
        assert json.dumps("Personne n\u00e2\u20ac\u2122ose demander")[1:-1] in text
        assert "<dt>After</dt>" in text


def test_other_formats_are_written_as_well(tmp_path: Path) -> None:
    assert main([*REPORT, "-o", str(tmp_path / "page.csv")]) == 0
    assert SEED in (tmp_path / "page.csv").read_text(encoding="utf-8")


def test_a_folder_of_pages_is_written_for_a_name_that_ends_in_a_slash(tmp_path: Path) -> None:
    assert main([*REPORT, "-o", f"{tmp_path}/report/"]) == 0
    assert sorted(path.name for path in (tmp_path / "report").iterdir()) == ["index.html", "pages"]
    assert main([*REPORT, "-o", f"{tmp_path}/report"]) == 0


def test_an_earlier_run_is_compared_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--exit-zero", "--format", "jsonl", "seeds/001_english_clean.txt", SEED])
    (tmp_path / "old.jsonl").write_text(capsys.readouterr().out, encoding="utf-8")
    page = tmp_path / "page.html"
    assert main([*REPORT, "--compare", str(tmp_path / "old.jsonl"), "-o", str(page)]) == 0
    assert "1 document of the earlier run is gone" in page.read_text(encoding="ascii")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["--compare", "no.jsonl"],
            "no.jsonl: does not exist: mend the path",
            id="no earlier run",
        ),
        pytest.param(["--templates", "no"], "no: there is no such folder", id="no templates"),
        pytest.param(["-o", "seeds/"], "seeds: holds other files", id="a folder of other files"),
        pytest.param(["-o", "no/report/"], "no folder to hold it", id="no folder to hold it"),
        pytest.param(
            ["--templates", "reports", "-o", "a.csv"], "only a page compares", id="not for CSV"
        ),
    ],
)
def test_a_wrong_option_is_told_before_the_audit(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*REPORT, *arguments]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""
    assert printed.err.count("\n") == 1


def test_for_very_many_documents_a_folder_is_recommended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audits.commands.report.MANY", 0)
    assert main([*REPORT, "-o", str(tmp_path / "page.html")]) == 0
    assert "read better as a folder" in capsys.readouterr().err
