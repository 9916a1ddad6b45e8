"""Installed but not asked, the plugin costs nothing and changes nothing."""

import subprocess
import sys

import pytest

pytest_plugins = ["pytester"]


def test_without_its_options_nothing_of_the_package_is_imported_but_the_plugin(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(
        "import sys\n\ndef test_it():\n"
        "    ours = {name for name in sys.modules if name.split('.')[0] == 'audits'}\n"
        "    assert ours == {'audits', 'audits.pytest_plugin'}\n"
        "    assert not {'numpy', 'regex', 'yaml', 'jinja2'} & set(sys.modules)\n"
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_importing_the_plugin_takes_less_than_ten_milliseconds() -> None:
    code = (
        "import pytest, time; began = time.process_time(); import audits.pytest_plugin; "
        "print(time.process_time() - began)"
    )
    command = [sys.executable, "-c", code]
    times = [float(subprocess.check_output(command, text=True)) for _ in range(3)]
    assert min(times) < 0.01


def test_it_can_be_left_out(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it(audit):\n    pass\n")
    done = pytester.runpytest_subprocess("-p", "no:corpus-audit")
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["*fixture 'audit' not found"])
    refused = pytester.runpytest_subprocess("-p", "no:corpus-audit", "--corpus", "seeds")
    assert refused.ret == pytest.ExitCode.USAGE_ERROR


def test_a_run_without_a_corpus_reports_as_ever(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it():\n    pass\n")
    done = pytester.runpytest_subprocess("--strict-markers", "-W", "error", "-v")
    done.assert_outcomes(passed=1)
    done.stdout.no_fnmatch_line("*corpus-audit:*")
