#!/usr/bin/env python3
"""Writes the documents that follow from the code, or with --check says which are stale.

docs/checks.md is the checks' own manual. In README.md and docs/*.md each console block that begins
with `$ corpus-audit` gets what the command prints.
"""

import argparse
import contextlib
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from audits import manual
from audits.cli import main as corpus_audit

ROOT = Path(__file__).parents[1]
CONSOLE = re.compile(r"(?<=```console\n)\$ corpus-audit (.*)\n(?:.*\n)*?(?=```)")


def printed(arguments: str) -> str:
    """What the command prints in the checkout, without colours."""
    out = io.StringIO()
    os.environ.update(NO_COLOR="1", COLUMNS="100")
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        corpus_audit(shlex.split(arguments))
    return out.getvalue()


def with_output(text: str) -> str:
    """A page whose console blocks show what their commands print."""
    return CONSOLE.sub(lambda block: f"$ corpus-audit {block[1]}\n{printed(block[1])}", text)


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page, with the text that it should have."""
    yield ROOT / "docs" / "checks.md", manual.whole()
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        if path.name != "checks.md":
            yield path, with_output(path.read_text(encoding="utf-8"))


def main() -> int:
    """Write the pages; with --check, name the stale ones and give exit code 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    os.chdir(ROOT)
    stale = [
        (path, text)
        for path, text in pages()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        if check:
            print(f"{path.name} is stale: run python generators/docs.py", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
