"""JSON Lines hold every finding once, as plain data that can always be encoded."""

import json

import verdict_samples

from audits.checks import COLUMNS
from audits.document import Document
from audits.report.jsonl import line, number, record
from audits.row import Row, measure
from audits.suite import find_suite
from audits.verdict import Verdict, judge


def verdict_on(text: str, path: str = "a.txt") -> Verdict:
    return judge(find_suite("default"), measure(Document.from_text(text, path)))


def test_a_finding_that_proves_two_measures_stands_once_with_the_worse_severity() -> None:
    verdict = verdict_on("Every spring the harbour master went over the numbers again. " * 9)
    assert {"repeated_block_ratio", "longest_repeated_block"} <= {
        item.measure for item in verdict.row.evidence
    }
    blocks = [item for item in record(verdict)["findings"] if item["rule"] == "RP001"]
    assert len(blocks) == 1
    assert blocks[0]["severity"] == "critical"


def test_findings_stand_in_order_of_place() -> None:
    places = [
        item["start"] for item in record(verdict_on("a\x00b (c\x00d. E f,, g. " * 3))["findings"]
    ]
    assert places == sorted(places)


def test_a_lone_surrogate_is_escaped() -> None:
    written = line(verdict_on("a \ud83d b (", path="\udcff.txt"))
    assert written.isascii()
    assert json.loads(written)["path"] == "\udcff.txt"


def test_other_characters_stand_as_they_are() -> None:
    assert "漢字.txt" in line(verdict_on("a", path="漢字.txt"))


def test_counts_are_whole_numbers_and_shares_have_six_places() -> None:
    share = next(name for name, column in COLUMNS.items() if column.unit == "share")
    count = next(name for name, column in COLUMNS.items() if column.unit != "share")
    assert number(share, 1 / 3) == 0.333333
    assert json.dumps(number(count, 3.0)) == "3"


def test_what_could_not_be_read_says_why_and_measures_nothing() -> None:
    row: Row = verdict_samples.unreadable()
    written = record(judge(find_suite("default"), row))
    assert (written["verdict"], written["metrics"], written["error"]) == ("error", {}, row.error)
