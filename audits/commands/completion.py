"""`corpus-audit completion`: the script with which a shell completes this command."""

import argparse

import shtab

from audits.commands.exit_code import OK


def run(arguments: argparse.Namespace) -> int:
    """Print the script for the shell that is named."""
    print(shtab.complete(arguments.parser(), shell=arguments.shell))
    return OK
