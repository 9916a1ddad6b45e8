#!/usr/bin/env python3
"""Writes the shipped suites, or with --check says which are stale."""

import argparse
import sys
from pathlib import Path

from audits.checks import COLUMNS
from audits.suite.declared import declared, written

FOLDER = Path(__file__).parents[1] / "expectations"


def suites() -> dict[str, str]:
    """The text of every shipped suite."""
    return {"default": written(declared(COLUMNS))}


def main() -> int:
    """Write the suites; with --check, name the stale ones and give exit code 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    stale = 0
    for name, text in suites().items():
        path = FOLDER / f"{name}.yaml"
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if check:
            print(f"{path.name} is stale: run python generators/suites.py", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
