"""The fixture `audit`, in tests of other projects."""

import pytest

from audits.pytest_plugin import auditor

pytest_plugins = ["pytester"]

IMPORTED = (auditor,)
"""A run in this process forgets what it was first to import; not all can be imported twice."""


def run(pytester: pytest.Pytester, body: str, *arguments: str) -> pytest.RunResult:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    pytester.makepyfile(f"from pathlib import Path\n\ndef test_it(audit):\n{lines}")
    pytester.makeini("[pytest]\naddopts = -W error\n")
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments)


@pytest.mark.parametrize(
    "body",
    [
        'assert audit("A clean text, and a short one.").passes("default")',
        'assert audit("A clean text.".encode()).passes()',
        'Path("a.txt").write_text("A clean text.")\nassert audit(Path("a.txt")).passes()',
        'assert not audit("A docu\\x00ment.").passes("default")',
        'assert audit("A docu\\x00ment.").metrics["control_characters"] == 1',
        'assert "EN006" in [found.rule for found in audit("A docu\\x00ment.").findings]',
        'assert audit("A docu\\x00ment.").passes().outcome == "fail"',
    ],
)
def test_what_holds_passes(pytester: pytest.Pytester, body: str) -> None:
    run(pytester, body).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    "workers", [[], pytest.param(["-n", "1"], marks=pytest.mark.slow)], ids=["alone", "worker"]
)
def test_a_failed_assertion_shows_the_findings(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, workers: list[str]
) -> None:
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    body = 'assert audit("A docu\\x00ment.", name="a page").passes("default")'
    done = run(pytester, body, *workers)
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(
        [
            "E * assert <fail by default: 1:7: EN006 critical *>",
            "*- corpus-audit -*",
            "fail  a page  utf-8, 12 characters, 1 line",
            "  critical EN006 *",
            "    a page:1:7: *",
        ]
    )


def test_a_judgement_that_passed_is_not_shown_beside_another_failure(
    pytester: pytest.Pytester,
) -> None:
    done = run(pytester, 'assert audit("A clean text.").passes()\nassert 1 == 2')
    done.assert_outcomes(failed=1)
    done.stdout.no_fnmatch_line("*- corpus-audit -*")


def test_a_missing_file_says_so(pytester: pytest.Pytester) -> None:
    done = run(pytester, 'assert audit(Path("none.txt")).passes()')
    done.stdout.fnmatch_lines(["none.txt: does not exist: mend the path"])


def test_a_fixture_of_the_same_name_wins(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        "import pytest\n\n@pytest.fixture\ndef audit():\n    return 'their own'\n"
    )
    run(pytester, 'assert audit == "mine"').assert_outcomes(failed=1)
    run(pytester, 'assert audit == "their own"').assert_outcomes(passed=1)
