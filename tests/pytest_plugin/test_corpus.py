"""Documents as test items, in runs of pytest of their own."""

import os
import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from audits.cli import main
from audits.pytest_plugin import corpus as corpora

pytest_plugins = ["pytester"]

IMPORTED = (yaml, corpora)
"""A run in this process forgets what it was first to import; not all can be imported twice."""

CLEAN = "The old bridge stands below the mill, and nobody crosses it in winter.\n"
NUL = "A docu\x00ment that was cut.\n"
UNCLOSED = "これは（括弧が閉じられていない文です。もう一つの文がここにあります。\n"
UTF16 = "A document.\n".encode("utf-16")


@pytest.fixture(autouse=True)
def corpus(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a clean, a failing and a warning document, and one test of its own."""
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    pytester.makeini("[pytest]\naddopts = -W error --strict-markers\n")
    folder = pytester.mkdir("seeds")
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "nul.txt").write_text(NUL, encoding="utf-8")
    (folder / "unclosed.txt").write_text(UNCLOSED, encoding="utf-8")
    pytester.makepyfile(test_own="def test_own():\n    pass\n")
    return folder


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments)


def ids(pytester: pytest.Pytester, *arguments: str) -> list[str]:
    """The node ids that are collected."""
    listed = run(pytester, "--collect-only", "-q", *arguments).outlines
    return [line for line in listed if "::" in line]


def test_documents_stand_beside_the_projects_own_tests(pytester: pytest.Pytester) -> None:
    assert ids(pytester, "--corpus", "seeds") == [
        "test_own.py::test_own",
        "seeds/clean.txt::default",
        "seeds/nul.txt::default",
        "seeds/unclosed.txt::default",
    ]


def test_a_failure_shows_verdict_evidence_and_place_and_no_traceback(
    pytester: pytest.Pytester,
) -> None:
    done = run(pytester, "--corpus", "seeds")
    done.assert_outcomes(passed=3, failed=1)
    done.stdout.fnmatch_lines(
        [
            "*collected 4 items*",
            "fail  seeds/nul.txt  utf-8, 26 characters, 1 line",
            "  critical EN006 *",
            "    seeds/nul.txt:1:7: *",
            "FAILED seeds/nul.txt::default - 1:7: EN006 critical *",
        ]
    )
    done.stdout.no_fnmatch_line("*Traceback*")
    done.stdout.no_fnmatch_line("*items.py*")
    assert "\x00" not in done.stdout.str()


def test_a_warning_passes_and_is_told_at_the_end(pytester: pytest.Pytester) -> None:
    done = run(pytester, "--corpus", "seeds/unclosed.txt", "-m", "corpus")
    done.assert_outcomes(passed=1, deselected=1)
    done.stdout.fnmatch_lines(
        [
            "*corpus-audit: passed with warnings*",
            "seeds/unclosed.txt::default: 1:4: PB001 warning *",
            "--corpus-strict makes them fail",
        ]
    )


def test_of_many_warnings_ten_are_shown_and_the_rest_counted(
    pytester: pytest.Pytester, corpus: Path
) -> None:
    for number in range(11):
        (corpus / f"more{number}.txt").write_text(UNCLOSED, encoding="utf-8")
    done = run(pytester, "--corpus", "seeds")
    done.stdout.fnmatch_lines(["and 2 more; --corpus-strict makes them fail"])


def test_strict_fails_a_warning(pytester: pytest.Pytester) -> None:
    done = run(pytester, "--corpus", "seeds", "--corpus-strict")
    done.assert_outcomes(passed=2, failed=2)
    done.stdout.fnmatch_lines(["FAILED seeds/unclosed.txt::default - 1:4: PB001 warning *"])


def test_a_suite_can_be_named_and_names_the_item(pytester: pytest.Pytester) -> None:
    done = run(pytester, "--corpus", "seeds", "--corpus-suite", "strict", "-v")
    done.assert_outcomes(passed=2, failed=2)
    done.stdout.fnmatch_lines(["seeds/unclosed.txt::strict FAILED*"])


def test_corpora_are_collected_in_the_order_named_each_item_with_an_id_of_its_own(
    pytester: pytest.Pytester,
) -> None:
    names = ids(pytester, "--corpus", "seeds/nul.txt", "--corpus", "seeds", "-m", "corpus")
    assert names == [
        "seeds/nul.txt::default",
        "seeds/clean.txt::default",
        "seeds/nul.txt::default#2",
        "seeds/unclosed.txt::default",
    ]


def test_k_selects_by_any_part_of_the_id(pytester: pytest.Pytester) -> None:
    run(pytester, "--corpus", "seeds", "-k", "clean").assert_outcomes(passed=1, deselected=3)
    run(pytester, "--corpus", "seeds", "-k", "own").assert_outcomes(passed=1, deselected=3)


def test_x_stops_at_the_first_failure(pytester: pytest.Pytester) -> None:
    done = run(pytester, "--corpus", "seeds", "-x")
    done.assert_outcomes(passed=2, failed=1)


def test_lf_runs_only_what_failed(pytester: pytest.Pytester) -> None:
    pytester.runpytest_inprocess("--corpus", "seeds").assert_outcomes(passed=3, failed=1)
    again = pytester.runpytest_inprocess("--corpus", "seeds", "--lf", "-v")
    again.assert_outcomes(failed=1, deselected=3)
    again.stdout.fnmatch_lines(["seeds/nul.txt::default FAILED*"])


def test_an_expectation_is_an_item_and_a_measure_bounded_twice_is_two(
    pytester: pytest.Pytester,
) -> None:
    names = ids(pytester, "--corpus", "seeds/nul.txt", "--corpus-expectations", "-m", "corpus")
    assert len(names) == len(set(names)) > 20
    assert "seeds/nul.txt::default::repeated_block_ratio[critical]" in names
    assert "seeds/nul.txt::default::repeated_block_ratio[warning]" in names


def test_only_the_broken_expectation_fails_with_its_own_evidence(
    pytester: pytest.Pytester,
) -> None:
    done = run(pytester, "--corpus", "seeds", "--corpus-expectations", "-m", "corpus")
    assert done.parseoutcomes()["failed"] == 1
    done.stdout.fnmatch_lines(["FAILED seeds/nul.txt::default::*[[]critical] - 1:7: EN006 *"])
    done.stdout.fnmatch_lines(["seeds/unclosed.txt::default::*[[]warning]: 1:4: PB001 warning *"])


@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("--corpus-expectations",)], ids=["documents", "each"])
def test_workers_collect_the_same_and_report_the_same(
    pytester: pytest.Pytester, more: tuple[str, ...]
) -> None:
    pytest.importorskip("xdist")
    alone = run(pytester, "--corpus", "seeds", *more)
    spread = run(pytester, "--corpus", "seeds", "-n", "2", *more)
    assert alone.parseoutcomes() == spread.parseoutcomes()
    spread.stdout.fnmatch_lines(
        [
            "    seeds/nul.txt:1:7: *",
            "*passed with warnings*",
            "seeds/unclosed.txt::default*: 1:4: PB001 *",
            "FAILED seeds/nul.txt::default* - 1:7: EN006 critical *",
        ]
    )


def test_junit_names_file_suite_line_and_evidence(pytester: pytest.Pytester) -> None:
    run(pytester, "--corpus", "seeds", "-m", "corpus", "--junitxml", "out.xml")
    cases = {
        (case.get("classname"), case.get("name")): case
        for case in ET.parse(pytester.path / "out.xml").iter("testcase")
    }
    assert set(cases) == {
        ("seeds.clean.txt", "default"),
        ("seeds.nul.txt", "default"),
        ("seeds.unclosed.txt", "default"),
    }
    failure = cases["seeds.nul.txt", "default"].find("failure")
    assert failure is not None
    assert (failure.get("message") or "").startswith("1:7: EN006 critical")
    assert "seeds/nul.txt:1:7:" in (failure.text or "")
    (told,) = cases["seeds.unclosed.txt", "default"].iter("property")
    assert (told.get("name"), (told.get("value") or "")[:18]) == (
        "corpus-audit-warning",
        "1:4: PB001 warning",
    )


def test_the_line_form_of_pytest_names_file_and_line(
    pytester: pytest.Pytester, corpus: Path
) -> None:
    (corpus / "nul.txt").write_text(CLEAN + NUL, encoding="utf-8")
    done = run(pytester, "--corpus", "seeds", "--tb", "line")
    done.stdout.fnmatch_lines(["*nul.txt:2: 2:7: EN006 critical *"])


def test_each_record_of_json_lines_is_an_item_with_its_line(
    pytester: pytest.Pytester, corpus: Path
) -> None:
    lines = ['{"text": "Fine, and short."}', "", '{"text": "A docu\\u0000ment."}', "no record"]
    (corpus / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run(pytester, "--corpus", "seeds/more.jsonl", "-m", "corpus", "-v", "--tb", "line")
    done.assert_outcomes(passed=1, failed=2, deselected=1)
    done.stdout.fnmatch_lines(
        [
            "seeds/more.jsonl::1::default PASSED*",
            "seeds/more.jsonl::3::default FAILED*",
            "seeds/more.jsonl::4::default FAILED*",
            "*more.jsonl:3: 1:7: EN006 critical *",
            "FAILED seeds/more.jsonl::4::default - is not JSON: *",
        ]
    )


def test_records_may_be_named_by_a_field(pytester: pytest.Pytester, corpus: Path) -> None:
    twins = '{"text": "One.", "id": "a/1"}\n{"text": "Two.", "id": "a/1"}\n'
    (corpus / "more.jsonl").write_text(twins, encoding="utf-8")
    configuration = pytester.path / "corpus-audit.toml"
    configuration.write_text('id-field = "id"\n', encoding="utf-8")
    assert ids(pytester, "--corpus", "seeds/more.jsonl", "-m", "corpus") == [
        "seeds/more.jsonl::a/1::default",
        "seeds/more.jsonl::a/1::default#2",
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [("missing.txt", "does not exist: mend the path"), ("empty", "holds no documents: *")],
)
def test_what_cannot_be_read_fails_in_one_line(
    pytester: pytest.Pytester, name: str, why: str
) -> None:
    pytester.mkdir("empty")
    done = run(pytester, "--corpus", name)
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines([f"{name}: {why}", f"FAILED {name}::default - {why}"])


def test_the_configuration_is_respected(pytester: pytest.Pytester, corpus: Path) -> None:
    (corpus / "utf16.txt").write_bytes(UTF16)
    (corpus / "README.md").write_text(NUL, encoding="utf-8")
    (pytester.path / "pyproject.toml").write_text(
        "[tool.corpus-audit]\n"
        'exclude = ["seeds/README.md"]\n'
        'suites = {"seeds/unclosed*" = "strict"}\n'
        "[[tool.corpus-audit.suppress]]\n"
        'paths = ["seeds/utf16.txt"]\ncodes = ["EN001"]\nreason = "as it came"\n',
        encoding="utf-8",
    )
    done = run(pytester, "--corpus", "seeds", "-m", "corpus", "-v")
    done.assert_outcomes(passed=2, failed=2, deselected=1)
    done.stdout.fnmatch_lines(
        ["seeds/unclosed.txt::strict FAILED*", "seeds/utf16.txt::default PASSED*"]
    )


@pytest.mark.parametrize(
    ("arguments", "toml", "said"),
    [
        (["--corpus-suite", "stict"], "", "did you mean 'strict'?"),
        ([], "suit = 1\n", "corpus-audit.toml:1: unknown key 'suit'; did you mean 'suite'?"),
        (["--corpus", "-"], "", "--corpus needs files or folders"),
    ],
    ids=["suite", "configuration", "standard input"],
)
@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "spread"])
def test_a_wrong_option_or_configuration_is_one_line(
    pytester: pytest.Pytester, arguments: list[str], toml: str, said: str, workers: list[str]
) -> None:
    (pytester.path / "corpus-audit.toml").write_text(toml, encoding="utf-8")
    done = run(pytester, "--corpus", "seeds", *arguments, *workers)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    assert said in done.stderr.str()
    assert "Traceback" not in done.stderr.str() + done.stdout.str()


def test_no_id_holds_an_absolute_path(pytester: pytest.Pytester, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere" / "seeds"
    outside.mkdir(parents=True)
    (outside / "far.txt").write_text(CLEAN, encoding="utf-8")
    (outside.parent / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    paths = [f"--corpus={pytester.path / 'seeds' / 'nul.txt'}", f"--corpus={outside}"]
    assert ids(pytester, *paths, "-m", "corpus") == [
        "seeds/nul.txt::default",
        "seeds/far.txt::default",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names there")
@pytest.mark.parametrize(
    "workers", [[], pytest.param(["-n", "2"], marks=pytest.mark.slow)], ids=["alone", "spread"]
)
def test_hostile_names_and_text_never_reach_the_terminal_raw(
    pytester: pytest.Pytester, corpus: Path, workers: list[str]
) -> None:
    escape = "\x1b]0;owned\x07\x1b[2J"
    text = f"A docu\x00ment with {escape} in it \N{RIGHT-TO-LEFT OVERRIDE}abc.\n"
    for name in (f"a{escape}.txt", "b\N{RIGHT-TO-LEFT OVERRIDE}\nc.txt", "d::e[1].txt"):
        (corpus / name).write_text(text, encoding="utf-8")
    Path(os.fsdecode(bytes(corpus) + b"/g\xff.txt")).write_text(text, encoding="utf-8")
    done = run(pytester, "--corpus", "seeds", "-v", "-rA", "--junitxml", "out.xml", *workers)
    assert done.parseoutcomes()["failed"] == 5
    out = done.stdout.str()
    assert not re.search("[\x00\x07\x1b\u202e\udcff]", out)
    assert "b<U+202E>" in out
    assert "g<U+DCFF>.txt" in out
    assert ET.parse(pytester.path / "out.xml")


def test_nothing_is_read_at_collection(pytester: pytest.Pytester, corpus: Path) -> None:
    fifo = corpus / "pipe.txt"
    os.mkfifo(fifo)
    assert "seeds/pipe.txt::default" in ids(pytester, "--corpus", "seeds")
    done = run(pytester, "--corpus", "seeds", "-k", "pipe")
    done.stdout.fnmatch_lines(["*seeds/pipe.txt: is a pipe, not a file: leave it out"])


def test_a_fault_in_the_plugin_itself_is_shown_as_pytest_does(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("as if broken")

    monkeypatch.setattr("audits.pytest_plugin.items.row", broken)
    done = run(pytester, "--corpus", "seeds/clean.txt", "-m", "corpus")
    done.assert_outcomes(failed=1, deselected=1)
    done.stdout.fnmatch_lines(["*RuntimeError: as if broken*"])


def test_an_accepted_debt_passes(pytester: pytest.Pytester) -> None:
    main(["baseline", "seeds", "-o", "known.json"])
    configuration = pytester.path / "corpus-audit.toml"
    configuration.write_text('baseline = "known.json"\n', encoding="utf-8")
    for more in ((), ("--corpus-expectations",)):
        assert "failed" not in run(pytester, "--corpus", "seeds", *more).parseoutcomes()


def test_each_expectation_on_what_cannot_be_read_says_why(pytester: pytest.Pytester) -> None:
    done = run(pytester, "--corpus", "none.txt", "--corpus-expectations", "-k", "wrapped_line_rat")
    assert done.parseoutcomes()["failed"] >= 1
    done.stdout.fnmatch_lines(["none.txt: does not exist: mend the path"])


def test_ids_are_of_the_root_wherever_pytest_is_started(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pytester.mkdir("below"))
    done = run(pytester, "--rootdir", "..", "--corpus", "../seeds/nul.txt", "-rf")
    done.stdout.fnmatch_lines(["FAILED ../seeds/nul.txt::default - 1:7: EN006 critical *"])
