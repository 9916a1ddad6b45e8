"""`corpus-audit explain`: the manual of a check, or the list of them all."""

import argparse

from audits.commands.exit_code import OK
from audits.manual import contents, page


def run(arguments: argparse.Namespace) -> int:
    """Print the page.

    Raises UsageError for an unknown code.
    """
    print(page(arguments.code) if arguments.code else contents(), end="")
    return OK
