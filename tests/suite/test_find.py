"""Suites are found by name or by file; the shipped ones are what they say they are."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from audits.checks import COLUMNS
from audits.finding import Column
from audits.suite import SuiteError, find, find_suite, read_suite
from audits.suite.declared import declared, written

ROOT = Path(__file__).parents[2]
NAMES = ["default", "pretraining", "strict", "verse"]
SOURCES = ("Gopher", "FineWeb", "Lee et al.")


def text_of(name: str) -> str:
    return (ROOT / "expectations" / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_suite_is_fresh(name: str) -> None:
    generator = runpy.run_path(str(ROOT / "generators/suites.py"))
    assert generator["suites"]()[name] == text_of(name), "run python generators/suites.py"


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_suite_is_found_by_name(name: str) -> None:
    suite = find_suite(name)
    assert (suite.name, suite.source) == (name, f"expectations/{name}.yaml")
    assert suite == read_suite(text_of(name), suite.source)
    assert all(expectation.meta["notes"] for expectation in suite.expectations)
    lines = text_of(name).splitlines()
    assert all(f"type: {e.type}" in lines[e.line - 1] for e in suite.expectations)


def test_no_other_suite_is_shipped() -> None:
    assert sorted(path.stem for path in (ROOT / "expectations").iterdir()) == NAMES


def test_the_default_suite_is_what_the_measures_declare() -> None:
    bounds = [
        (e.column, e.kwargs["max_value"], e.severity) for e in find_suite("default").expectations
    ]
    for column in COLUMNS.values():
        known = (column.name, column.maximum, column.severity)
        assert (known in bounds) == (column.maximum is not None)
        worry = (column.name, column.worrying, "warning")
        assert column.worrying is None or worry in bounds


def test_a_measure_may_be_worrying_before_it_is_too_much() -> None:
    column = Column("share_of_x", "x in all", "share", 0.2, "critical", worrying=1e-05)
    suite = declared({"share_of_x": column}, "x.yaml")
    assert [(e.kwargs["max_value"], e.severity) for e in suite.expectations] == [
        (0.2, "critical"),
        (1e-05, "warning"),
    ]
    assert read_suite(written(suite), "x.yaml", {"share_of_x": column}) == suite


@pytest.mark.parametrize("most", [0, 3, 10**20, 0.1, 1e-07, 1.5e-300, 2.0, 1e22, 123456789.5])
def test_any_bound_is_written_so_that_yaml_reads_it_back(most: float) -> None:
    columns = {"x": Column("x", 'he said: "#1"\\', "places", most)}
    suite = declared(columns, "x.yaml")
    assert read_suite(written(suite), "x.yaml", columns) == suite


def test_a_default_suite_that_someone_changed_is_read_from_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = text_of("default").replace("severity: critical", "severity: info", 1)
    (tmp_path / "default.yaml").write_text(changed, encoding="utf-8")
    monkeypatch.setattr(find, "shipped", lambda _name: tmp_path)
    severities = [e.severity for e in find_suite("default").expectations]
    assert severities.count("info") == 1 + sum(
        e.severity == "info" for e in declared(COLUMNS).expectations
    )


def test_the_unchanged_default_suite_costs_no_yaml_parser() -> None:
    code = (
        "import sys; from audits.suite import find_suite; find_suite('default')\n"
        "sys.exit('yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_strict_suite_fails_what_the_default_suite_warns_of_and_allows_less() -> None:
    strict = {e.column: e for e in find_suite("strict").expectations}
    for expectation in find_suite("default").expectations:
        other = strict[expectation.column]
        assert other.severity == ("warning" if expectation.severity == "info" else "critical")
        assert other.kwargs["max_value"] <= expectation.kwargs["max_value"]


def test_the_pretraining_suite_names_the_source_of_each_threshold_or_is_the_defaults() -> None:
    default = {(e.column, e.kwargs["max_value"]) for e in find_suite("default").expectations}
    judged = find_suite("pretraining").expectations
    for expectation in judged:
        notes = expectation.meta["notes"]
        known = (expectation.column, expectation.kwargs["max_value"]) in default
        assert notes.startswith(SOURCES) or known
    critical = {e.column for e in find_suite("default").expectations if e.severity == "critical"}
    assert critical <= {e.column for e in judged}


@pytest.mark.parametrize(
    ("measure", "most"),
    [
        ("duplicate_line_ratio", 0.30),
        ("duplicate_paragraph_ratio", 0.30),
        ("duplicate_line_character_ratio", 0.20),
        ("duplicate_paragraph_character_ratio", 0.20),
        ("top_2gram_character_ratio", 0.20),
        ("top_3gram_character_ratio", 0.18),
        ("top_4gram_character_ratio", 0.16),
        ("duplicate_5gram_character_ratio", 0.15),
        ("duplicate_6gram_character_ratio", 0.14),
        ("duplicate_7gram_character_ratio", 0.13),
        ("duplicate_8gram_character_ratio", 0.12),
        ("duplicate_9gram_character_ratio", 0.11),
        ("duplicate_10gram_character_ratio", 0.10),
    ],
)
def test_the_pretraining_suite_has_the_thresholds_of_gopher(measure: str, most: float) -> None:
    bounds = [
        e.kwargs["max_value"]
        for e in find_suite("pretraining").expectations
        if e.column == measure and e.meta["notes"].startswith("Gopher")
    ]
    assert bounds == [most]


def test_the_verse_suite_does_not_judge_line_ends() -> None:
    judged = {e.column for e in find_suite("verse").expectations}
    default = {e.column for e in find_suite("default").expectations}
    assert "wrapped_line_ratio" in default - judged
    assert judged < default


def test_the_suite_of_the_manual_is_one() -> None:
    page = (ROOT / "docs/suites.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert [e.severity for e in read_suite(text, "mine.yaml").expectations] == [
        "critical",
        "warning",
    ]


def test_a_suite_is_found_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("\ufeff" + text_of("strict"), encoding="utf-8")
    suite = find_suite(str(path))
    assert (suite.name, suite.source) == ("strict", str(path))


def test_a_suite_that_cannot_be_found_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match=r"^suite 'strickt': no such suite, and no such file; did"):
        find_suite("strickt")
    with pytest.raises(SuiteError, match="is a folder"):
        find_suite(str(tmp_path))


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes("name: é".encode("latin-1"))
    with pytest.raises(SuiteError, match=r"mine\.yaml: is not UTF-8 \(byte 6\): save it as UTF-8"):
        find_suite(str(path))


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text_of("strict"), encoding="utf-8")

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(SuiteError, match=r"mine\.yaml: cannot be read: Permission denied"):
        find_suite(str(path))
