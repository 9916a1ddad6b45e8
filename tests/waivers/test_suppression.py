"""A suppression takes named checks from named documents, and keeps the reason."""

from pathlib import Path

import pytest

from audits.cli import main
from audits.document import Document
from audits.row import measure
from audits.suite import find_suite
from audits.verdict import Verdict, judge
from audits.waivers.suppression import Suppression, suppressed

GARBLED = "Le caf\u00c3\u00a9 de la gare (au coin ouvrait t\u00c3\u00b4t le matin.\n"
REASON = "quoted as the printer set it"


def verdict(path: str) -> Verdict:
    return judge(find_suite("default"), measure(Document.from_text(GARBLED, path)))


def test_a_named_check_of_a_matching_document_does_not_count() -> None:
    judged = verdict("old/a.txt")
    kept = suppressed([Suppression(("old/",), ("EN004",), REASON)])(judged)
    assert judged.outcome == "fail"
    assert "mojibake_characters" not in [expectation.column for expectation in kept.failed]
    assert {one.reason for one in kept.waived} == {REASON}
    assert len(kept.waived) + len(kept.failed) == len(judged.failed)


def test_a_family_is_named_by_its_letters() -> None:
    kept = suppressed([Suppression(("*.txt",), ("EN", "PB"), REASON)])(verdict("a.txt"))
    assert (kept.outcome, kept.failed) == ("pass", ())


@pytest.mark.parametrize(("paths", "codes"), [("new/", "EN004"), ("old/", "RP001")])
def test_other_documents_and_other_checks_count(paths: str, codes: str) -> None:
    judged = verdict("old/a.txt")
    assert suppressed([Suppression((paths,), (codes,), REASON)])(judged) == judged


@pytest.mark.parametrize("paths", ["c.jsonl.gz", "*.jsonl.gz", "/old/c.jsonl.gz", "old/", "c.*#7"])
def test_a_record_is_named_by_its_file_too(paths: str) -> None:
    kept = suppressed([Suppression((paths,), ("EN", "PB"), REASON)])
    assert kept(verdict("old/c.jsonl.gz#7")).outcome == "pass"
    assert kept(verdict("new/d.jsonl:7")).outcome == "fail"


def test_the_first_that_matches_gives_the_reason() -> None:
    two = [Suppression(("a.txt",), ("EN",), "first"), Suppression(("a.txt",), ("EN",), "second")]
    assert {one.reason for one in suppressed(two)(verdict("a.txt")).waived} == {"first"}


def test_the_configuration_suppresses_for_every_judge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(GARBLED, encoding="utf-8")
    (tmp_path / "corpus-audit.toml").write_text(
        f'[[suppress]]\npaths = ["a.txt"]\ncodes = ["EN", "PB"]\nreason = "{REASON}"\n',
        encoding="utf-8",
    )
    assert main(["check", "a.txt"]) == 0
    assert "suppressed or accepted, and not counted" in capsys.readouterr().err
    assert main(["check", "--judge", "gx", "a.txt"]) == 0
