"""`corpus-audit init`: a commented configuration and a hook, to start from."""

import argparse
from pathlib import Path
from typing import Final

from audits import __version__
from audits.commands.exit_code import OK
from audits.configuration import FILE
from audits.report.writing import write_text
from audits.usage import UsageError

HOOKS: Final = ".pre-commit-config.yaml"

LIKELY: Final = ("seeds", "corpus", "corpora", "documents", "texts", "data")
"""Folders that are taken for the corpus, the first that there is."""

CONFIGURATION: Final = """\
# What corpus-audit audits, and by which suite. The command line wins over this file.

# Audited by `corpus-audit check` when it is given no path.
paths = ["{folder}"]

# "default", "strict" (every warning fails), "pretraining", "verse", or a suite file.
suite = "default"

# In folders, only files that match one of these patterns (as in .gitignore); none: all files.
include = []

# Files that are left out.
exclude = ["corpus-audit.toml", "README.md"]

# Fields of JSON Lines and Parquet that hold the text and the name of a document.
text-field = "text"
id-field = ""

# Other suites for some documents; the last pattern that matches decides.
# [suites]
# "poems/" = "verse"

# What some documents need not pass, by check or by family, with the reason.
# [[suppress]]
# paths = ["facsimiles/"]
# codes = ["PB006", "LW"]
# reason = "printed line by line, as the manuscript stands"
"""

HOOK: Final = """\
  - repo: https://github.com/corpus-audit/corpus-audit
    rev: v{version}
    hooks:
      - id: corpus-audit
        files: {pattern}
"""


def run(_arguments: argparse.Namespace) -> int:
    """Write both files; what is there already is left, and what to add to it is shown."""
    if Path(FILE).exists():
        raise UsageError(f"{FILE}: is there already: change it, or take it away first")
    folder = next((f"{name}/" for name in LIKELY if Path(name).is_dir()), ".")
    hook = HOOK.format(version=__version__, pattern="''" if folder == "." else f"^{folder}")
    write_text(FILE, CONFIGURATION.format(folder=folder))
    print(f"{FILE}: audits {folder} by the suite default")
    if Path(HOOKS).exists():
        print(f"{HOOKS}: is there already; add below its repos:\n\n{hook}")
    else:
        write_text(HOOKS, f"repos:\n{hook}")
        print(f"{HOOKS}: judges changed documents before each commit (pre-commit install)")
    print("Next: corpus-audit check")
    return OK
