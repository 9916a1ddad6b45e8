"""Each format is read by its own consumer, escapes what is hostile, and holds no absolute path."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from sarif_pydantic import Sarif

from audits.cli import main
from audits.document import Document
from audits.report import github, gitlab, markdown, sarif, telling
from audits.report.formats import FORMATS
from audits.report.outputs import outputs
from audits.row import Row, measure
from audits.suite import Expectation, find_suite
from audits.usage import UsageError
from audits.verdict import Verdict, judge
from audits.verdict import verdict as judged_verdict

ROOT = Path(__file__).parents[2]
GARBLED = "Le caf\u00c3\u00a9 de la gare (au coin ouvrait t\u00c3\u00b4t.\n"
HOSTILE = "a\x1b[31m ]]> <b>|`x` ::error:: 100%\u202e"


def verdict(text: str, path: str = "seeds/a.txt") -> Verdict:
    return judge(find_suite("default"), measure(Document.from_text(text, path)))


def unread(path: str = "seeds/gone.txt") -> Verdict:
    return judge(find_suite("default"), Row(path, error=f"cannot be read: {HOSTILE}"))


VERDICTS = [verdict(GARBLED), verdict("A lamp.\n", "seeds/b.txt"), unread()]

ANY = st.lists(
    st.one_of(
        st.builds(verdict, st.text(max_size=60).map(lambda t: t + GARBLED), st.text(min_size=1)),
        st.builds(unread, st.text(min_size=1)),
    ),
    max_size=2,
)


def xml(text: str) -> Any:
    return JUnitXml.fromstring(text.encode())


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as GitHub's runner reads them."""
    found = []
    for line in text.removesuffix("\n").split("\n"):
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command, line
        properties = dict(part.split("=", 1) for part in command[2].split(","))
        found.append((command[1], properties, command[3]))
    return found


READERS: dict[str, Callable[[str], Any]] = {
    "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
    "json": json.loads,
    "csv": lambda text: list(csv.DictReader(io.StringIO(text))),
    "sarif": Sarif.model_validate_json,
    "junit": xml,
    "github": annotations,
    "gitlab": json.loads,
    "markdown": str,
}


def test_every_format_has_a_reader_here() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
@given(verdicts=ANY)
def test_any_document_and_any_name_give_what_the_consumer_reads(
    name: str, verdicts: list[Verdict]
) -> None:
    text = FORMATS[name].text(verdicts)
    READERS[name](text)
    text.encode()
    assert text == FORMATS[name].text(verdicts)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"json", "jsonl"}))
def test_what_acts_on_a_screen_is_written_out(name: str) -> None:
    text = FORMATS[name].text([verdict(HOSTILE + GARBLED, HOSTILE), unread(HOSTILE)])
    assert not set(text) & {"\x1b", "\u202e", "\x07"} or name == "csv"


@pytest.mark.parametrize("name", FORMATS)
def test_no_path_is_absolute(name: str) -> None:
    text = FORMATS[name].text([verdict(GARBLED, str(Path.cwd() / "seeds" / "a.txt"))])
    assert name in {"csv", "json", "jsonl", "markdown", "junit"} or str(Path.cwd()) not in text


def test_sarif_has_the_rule_the_place_and_a_fingerprint_that_survives_a_move() -> None:
    log = json.loads(sarif.text(VERDICTS))
    (run,) = log["runs"]
    result = run["results"][0]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], result["level"]) == (result["ruleId"], "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "seeds/a.txt", "uriBaseId": "SRCROOT"}
    assert place["region"]["startLine"] == 1
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["level"] == "error"
    moved = json.loads(sarif.text([verdict("A lamp.\n\n" + GARBLED)]))["runs"][0]["results"]
    assert moved[0]["partialFingerprints"] == result["partialFingerprints"]
    assert moved[0]["locations"] != result["locations"]


def test_sarif_keeps_the_worst_and_says_what_it_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 2)
    verdicts = [verdict("Tides (and lamps.\n\n" + GARBLED, f"{n}.txt") for n in range(4)]
    (run,) = json.loads(sarif.text(verdicts))["runs"]
    assert [result["level"] for result in run["results"]] == ["error", "error"]
    assert run["properties"]["resultsCut"] == run["properties"]["results"] - 2 > 0
    assert "left out" in run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]


def test_a_place_in_bytes_and_a_name_with_odd_letters_are_given_as_sarif_wants() -> None:
    broken = Document.from_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a b/\u00e9%\udc80.txt")
    log = json.loads(sarif.text([judge(find_suite("default"), measure(broken))]))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b/%C3%A9%25%80.txt"
    assert "byteOffset" in place["region"]


def test_junit_has_a_case_a_document() -> None:
    suite = next(iter(xml(FORMATS["junit"].text(VERDICTS))))
    assert (suite.tests, suite.failures, suite.errors) == (3, 1, 1)
    assert [case.name for case in suite] == ["seeds/a.txt", "seeds/b.txt", "seeds/gone.txt"]


def test_github_is_told_ten_of_a_level_and_how_many_more_there_are() -> None:
    text = GARBLED + "\nTides (and lamps were lit, here.\n"
    found = annotations(github.text([verdict(text, f"{n}.txt") for n in range(30)]))
    levels = [level for level, _, _ in found]
    assert levels.count("error") == levels.count("warning") == 10
    assert found[0][1]["title"].startswith("EN004 ")
    assert "40 more places are not shown here" in found[-1][2]


def test_what_could_not_be_read_is_an_error_to_github_and_a_blocker_to_gitlab() -> None:
    first, *_ = annotations(github.text([unread()]))
    assert (first[0], first[1]["file"]) == ("error", "seeds/gone.txt")
    (entry,) = json.loads(gitlab.text([unread("c.jsonl:7")]))
    assert (entry["severity"], entry["location"]) == (
        "blocker", {"path": "c.jsonl", "lines": {"begin": 7}},
    )  # fmt: skip


def test_a_failure_that_has_no_place_is_told_all_the_same() -> None:
    judged = [verdict(GARBLED), verdict(GARBLED, "c.jsonl:3")]
    bare = [one._replace(row=one.row._replace(evidence=())) for one in judged]
    (result, *_) = json.loads(sarif.text(bare))["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("EN004", "error")
    assert "is 4, expected" in result["message"]["text"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    first, *_, last = annotations(github.text(bare))
    assert (first[0], first[1]["file"], first[1]["line"]) == ("error", "seeds/a.txt", "1")
    assert "more places" not in last[2]
    told = {one["location"]["path"] for one in json.loads(gitlab.text(bare))}
    assert told == {"seeds/a.txt", "c.jsonl"}
    assert "mojibake\\_characters is 4, expected" in markdown.text(bare)


def test_what_is_expected_of_no_measure_is_told() -> None:
    odd = Expectation("expect_table_row_count_to_be_between", "", {"min_value": 5}, "critical", {})
    whole = judged_verdict(find_suite("default"), Row("<all documents>"), [odd])
    assert Sarif.model_validate_json(sarif.text([whole]))
    assert "table row count" in github.text([whole])
    (entry,) = json.loads(gitlab.text([whole]))
    assert entry["check_name"] == odd.type


def test_gitlab_gets_what_it_asks_for_and_no_fingerprint_twice() -> None:
    judged = [verdict(GARBLED * 3), verdict(GARBLED, "seeds/b.txt"), verdict(GARBLED, "c.jsonl#1")]
    entries = json.loads(gitlab.text([*judged, judged[2], *[unread("c.jsonl#2")] * 2]))
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
    names = [entry["fingerprint"] for entry in entries]
    assert len(set(names)) == len(names)


def test_markdown_takes_the_text_for_text() -> None:
    page = markdown.text([verdict(GARBLED, "a|b<script>*x*_y_`z`[l](u).txt")])
    assert r"a\|b\<script\>\*x\*\_y\_\`z\`\[l\]\(u\)\.txt" in page
    many = markdown.text([verdict(GARBLED, f"{n}.txt") for n in range(markdown.MOST + 5)])
    assert "and 5 more documents" in many


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("./seeds//a.txt", ("seeds/a.txt", 0, "")),
        ("c.jsonl.gz:12", ("c.jsonl.gz", 12, "")),
        ("c.parquet#id:7", ("c.parquet", 0, "id:7")),
        ("a:12", ("a:12", 0, "")),
    ],
)
def test_a_record_is_a_line_or_a_name_in_its_file(
    path: str, location: tuple[str, int, str]
) -> None:
    assert telling.located(path) == location


@pytest.mark.parametrize(
    ("wanted", "name", "path"),
    [
        ("x.sarif", "sarif", "x.sarif"),
        ("github:x.txt", "github", "x.txt"),
        ("sarif:x.json", "sarif", "x.json"),
        ("x.gx.json", "gx", "x.gx.json"),
        ("x.json", "json", "x.json"),
        ("C:x.md", "markdown", "C:x.md"),
    ],
)
def test_a_format_is_named_or_known_by_the_ending(wanted: str, name: str, path: str) -> None:
    (output,) = outputs([wanted], judge="gx")
    assert (output.format, output.path) == (name, path)


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(UsageError, match="unknown ending"):
        outputs(["sarf:x"], judge="native")


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_prints_and_writes_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    file = tmp_path / "out"
    assert main(["check", "--format", name, "-o", f"{name}:{file}", "seeds"]) == 1
    printed = capsys.readouterr().out
    assert printed.replace("\r\n", "\n") == file.read_text(encoding="utf-8")
