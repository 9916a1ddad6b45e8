#!/usr/bin/env python3
"""Writes the documents that follow from the code, or with --check says which are stale."""

import argparse
import sys
from pathlib import Path

from audits import manual

ROOT = Path(__file__).parents[1]
PAGES = {"docs/checks.md": manual.whole}


def main() -> int:
    """Write the pages; with --check, name the stale ones and give exit code 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    stale = [
        name
        for name, make in PAGES.items()
        if not (ROOT / name).is_file() or (ROOT / name).read_text(encoding="utf-8") != make()
    ]
    for name in stale:
        if check:
            print(f"{name} is stale: run python generators/docs.py", file=sys.stderr)
        else:
            (ROOT / name).write_text(PAGES[name](), encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
