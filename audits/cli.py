"""The command `corpus-audit`: what it was asked for, its exit code, its errors in one line."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from audits.commands.exit_code import INTERRUPTED, MISUSE, OK
from audits.commands.parser import parser
from audits.memory import collect_seldom, keep_freed
from audits.usage import UsageError


def entry() -> None:
    """Run the command and leave with its exit code."""
    collect_seldom()
    keep_freed()
    code = main()
    if code == INTERRUPTED and _is_held():
        _leave(code)
    raise SystemExit(code)


def _is_held() -> bool:
    """Would a thread keep this process, as one does that waits for a worker that was killed?"""
    from threading import enumerate as threads
    from threading import main_thread

    return any(not thread.daemon for thread in threads() if thread is not main_thread())


def _leave(code: int) -> NoReturn:
    """End this process whatever its threads wait for, without leaving semaphores behind."""
    from multiprocessing.util import _run_finalizers  # type: ignore[attr-defined]

    _run_finalizers(0)
    sys.stderr.flush()
    os._exit(code)


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
