"""The command manages its memory for audits; a program that only imports us is left alone."""

import ctypes
import subprocess
import sys

import pytest

from audits.memory import keep_freed


def threshold(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_the_command_searches_seldom() -> None:
    code = (
        "import gc, sys; from audits import cli; sys.argv = ['corpus-audit', '--version']\n"
        "try: cli.entry()\nexcept SystemExit: print(gc.get_threshold()[0])"
    )
    assert threshold(code).splitlines()[-1] == "100000"


def test_importing_changes_nothing() -> None:
    code = "import gc; before = gc.get_threshold(); import audits.cli, audits.run, audits.audit\n"
    assert threshold(code + "print(gc.get_threshold() == before)") == "True\n"


def test_where_the_library_has_no_such_threshold_nothing_happens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    keep_freed()
