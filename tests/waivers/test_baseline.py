"""A baseline accepts what was there, wherever its line has moved, and nothing more."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.cli import main
from audits.document import Document
from audits.row import measure
from audits.suite import find_suite
from audits.usage import UsageError
from audits.verdict import Verdict, judge
from audits.waivers.baseline import REASON, Baseline, debts, remaining, settled
from audits.waivers.baseline_file import read_baseline, write_baseline

PROSE = (
    "The tide table on the harbour wall had been painted by hand, before anyone counted years.\n\n"
)
FAULT = "Nobody (not even the harbour master knew in which year it was made.\n\n"
OTHER = "The ferry passed [as it did on every day of that long summer.\n\n"
GARBLED = "Le caf\u00c3\u00a9 de la gare ouvrait t\u00c3\u00b4t le matin.\n\n"


def verdict(text: str) -> Verdict:
    return judge(find_suite("default"), measure(Document.from_text(text, "a.txt")))


def told(judged: Verdict) -> list[str]:
    return [expectation.column for expectation in judged.failed]


def test_what_was_there_is_accepted_with_the_reason() -> None:
    judged = verdict(PROSE + FAULT + GARBLED)
    kept = settled(judged, debts(judged))
    assert (kept.outcome, kept.failed, kept.mended) == ("pass", (), 0)
    assert {one.reason for one in kept.waived} == {REASON}
    assert [one.expectation for one in kept.waived] == list(judged.failed)


@given(st.permutations([PROSE, FAULT, OTHER, GARBLED, "A lamp.\n\n"]))
def test_moving_paragraphs_revives_nothing(paragraphs: list[str]) -> None:
    accepted = debts(verdict(PROSE + FAULT + OTHER + GARBLED))
    assert settled(verdict("".join(paragraphs)), accepted).outcome == "pass"


def test_a_new_defect_in_an_old_document_fails_and_is_shown_alone() -> None:
    kept = settled(verdict(OTHER + PROSE + FAULT), debts(verdict(FAULT)))
    assert "unbalanced_brackets" in told(kept)
    (shown,) = (item for item in kept.row.evidence if item.measure == "unbalanced_brackets")
    assert shown.marked == "["


def test_one_more_of_the_same_fails() -> None:
    twice = settled(verdict("Le caf\u00c3\u00a9. " * 2), debts(verdict("Le caf\u00c3\u00a9. ")))
    assert "mojibake_characters" in told(twice)


def test_a_defect_of_another_check_fails() -> None:
    assert settled(verdict(FAULT + GARBLED), debts(verdict(FAULT))).outcome == "fail"


def test_a_share_may_rise_by_a_hundredth_when_clean_text_goes_but_not_more() -> None:
    copies, clauses = PROSE * 2, [f"Clause {number} says little.\n\n" for number in range(40)]
    accepted = debts(verdict(copies + "".join(clauses)))
    assert "repeated_block_ratio" in accepted
    one_less, few = verdict(copies + "".join(clauses[:-1])), verdict(copies + "".join(clauses[:15]))
    assert "repeated_block_ratio" not in told(settled(one_less, accepted))
    assert "repeated_block_ratio" in told(settled(few, accepted))


def test_a_share_without_places_of_its_own_is_accepted_by_its_value() -> None:
    judged = judge(
        find_suite("pretraining"),
        measure(Document.from_text("a line that goes on without an end\nand so on\n", "a")),
    )
    assert "unfinished_line_ratio" in told(judged)
    assert "unfinished_line_ratio" not in told(settled(judged, debts(judged)))


def test_what_is_mended_is_counted_and_can_be_taken_out() -> None:
    accepted = debts(verdict(FAULT + OTHER))
    kept = settled(verdict(FAULT), accepted)
    assert kept.outcome == "pass"
    assert kept.mended == 1
    left = remaining(debts(verdict(FAULT)), accepted)
    assert settled(verdict(FAULT + OTHER), left).outcome != "pass"
    assert remaining({}, accepted) == {}


def test_a_document_that_could_not_be_read_is_never_accepted() -> None:
    judged = verdict(FAULT)
    broken = Verdict(judged.row._replace(error="gone", evidence=()), judged.suite, "error", ())
    assert settled(broken, debts(judged)).outcome == "error"


def test_the_file_gives_back_what_was_written_and_is_sorted(tmp_path: Path) -> None:
    found = {"b.txt": debts(verdict(FAULT)), "a.txt": debts(verdict(GARBLED)), "c.txt": {}}
    file = tmp_path / "base.json"
    write_baseline(str(file), found)
    assert read_baseline(str(file)) == Baseline(
        {k: v for k, v in found.items() if v}, str(tmp_path)
    )
    assert list(json.loads(file.read_text("utf-8"))["documents"]) == ["a.txt", "b.txt"]
    first = file.read_bytes()
    write_baseline(str(file), dict(reversed(found.items())))
    assert file.read_bytes() == first


def test_a_message_with_a_lone_surrogate_is_written(tmp_path: Path) -> None:
    file = tmp_path / "base.json"
    found = {"a.txt": debts(verdict("caf\u00c3\u00a9 \udc80 (naïve " * 3))}
    write_baseline(str(file), found)
    assert read_baseline(str(file)).documents == found


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no baseline"),
        ("[]", "is no baseline of version 1"),
        ('{"version": 2}', "is no baseline of version 1"),
        ('{"version": 1}', 'has no table "documents"'),
        ('{"version": 1, "documents": {"a": 1}}', "a: must be a table of measures"),
        ('{"version": 1, "documents": {"a": {"nothing": {}}}}', "a: nothing: is no measure"),
        (
            '{"version": 1, "documents": {"a": {"mojibake_characters": {"value": "1"}}}}',
            "a: mojibake_characters: must have a value and places",
        ),
    ],
)
def test_a_broken_file_is_told_with_the_place(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "base.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_baseline(str(file))
    assert message in str(error.value)
    assert str(error.value).startswith(str(file))


def test_the_commands_write_apply_and_prune(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "old.txt").write_text(GARBLED + OTHER, encoding="utf-8")
    (seeds / "gone.txt").write_text(GARBLED, encoding="utf-8")
    assert main(["baseline", "seeds", "-o", "base.json"]) == 0
    assert "accepts 3 places in 2 documents" in capsys.readouterr().out
    assert main(["check", "--baseline", "base.json", "seeds"]) == 0
    assert "2 broken expectations are suppressed or accepted" not in capsys.readouterr().out

    (seeds / "new.txt").write_text(GARBLED, encoding="utf-8")
    assert main(["check", "--baseline", "base.json", "seeds"]) == 1
    assert "new.txt" in capsys.readouterr().out

    (seeds / "old.txt").write_text(GARBLED, encoding="utf-8")
    (seeds / "gone.txt").unlink()
    assert main(["check", "--baseline", "base.json", "seeds/old.txt"]) == 0
    assert "1 accepted places are no more" in capsys.readouterr().err
    before = read_baseline("base.json")
    assert main(["baseline", "--prune", "seeds", "-o", "base.json"]) == 0
    after = read_baseline("base.json")
    assert set(before.documents) == {"seeds/old.txt", "seeds/gone.txt"}
    assert set(after.documents) == {"seeds/old.txt"}
    assert set(after.documents["seeds/old.txt"]) < set(before.documents["seeds/old.txt"])


def test_documents_of_one_name_are_told_apart_or_the_user_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = [GARBLED, "A lamp."]
    lines = [json.dumps({"id": 1, "text": text}) for text in texts]
    Path("c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert main(["baseline", "c.jsonl", "--id-field", "id", "-o", "base.json"]) == 2
    assert "c.jsonl#1: is the name of two documents" in capsys.readouterr().err
    assert main(["baseline", "c.jsonl", "-o", "base.json"]) == 0
    assert main(["check", "--baseline", "base.json", "c.jsonl"]) == 0


@pytest.mark.parametrize("place", ["no/base.json", "."])
def test_a_baseline_that_cannot_be_written_is_told_before_the_audit(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["baseline", "gone.txt", "-o", place]) == 2
    assert capsys.readouterr().err.startswith(f"corpus-audit: --output {place}")


def test_paths_are_named_from_the_folder_of_the_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text(GARBLED, encoding="utf-8")
    (tmp_path / "corpus-audit.toml").write_text('baseline = "base.json"', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["baseline"]) == 2
    assert main(["check", "--config", "corpus-audit.toml", "deep"]) == 2
    assert main(["baseline", "deep", "-o", "base.json"]) == 0
    monkeypatch.chdir(tmp_path / "deep")
    assert main(["check", "a.txt"]) == 0


def test_a_missing_baseline_is_told_with_the_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--baseline", "none.json", "seeds"]) == 2
    assert "none.json: there is no such baseline: write it with" in capsys.readouterr().err
