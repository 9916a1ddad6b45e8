"""`python -m audits` is the command `corpus-audit`."""

from audits.cli import entry

if __name__ == "__main__":
    entry()
