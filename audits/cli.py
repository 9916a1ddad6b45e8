"""The command `corpus-audit`: what it was asked for, its exit code, its errors in one line."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from audits.commands.exit_code import INTERRUPTED, MISUSE, OK
from audits.commands.parser import parser
from audits.garbage_collection import collect_seldom
from audits.usage import UsageError


def entry() -> None:
    """Run the command and leave with its exit code."""
    collect_seldom()
    raise SystemExit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments; its exit code.

    Only the module of the command is imported, so that each starts with what it needs.
    """
    arguments = parser().parse_args(argv)
    try:
        code: int = import_module(f"audits.commands.{arguments.command}").run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        print(f"corpus-audit: {error}", file=sys.stderr)
        return MISUSE
    except KeyboardInterrupt:
        print("corpus-audit: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code
