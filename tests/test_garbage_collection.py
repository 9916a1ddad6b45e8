"""The command searches for garbage seldom; a program that only imports us is left alone."""

import subprocess
import sys


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
