"""The command `corpus-audit`: what it was asked for, its exit code, its errors in one line."""

import atexit
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final, NoReturn

from audits.commands.exit_code import INTERRUPTED, MISUSE, OK
from audits.commands.parser import parser
from audits.commands.standard_streams import mute_output, open_streams
from audits.memory import collect_seldom, keep_freed
from audits.usage import UsageError

if TYPE_CHECKING:
    from threading import Thread

WITHOUT_NUMPY: Final = frozenset({"completion", "init"})
"""The commands that look at no document, so that a shell that asks for them need not wait."""

MOMENT: Final = 0.05
"""Seconds that a thread has to give back the semaphore it may just hold, at an interruption."""


def entry() -> NoReturn:
    """Run the command and leave with its exit code."""
    open_streams()
    collect_seldom()
    keep_freed()
    code = main()
    if "multiprocessing" not in sys.modules:
        atexit._run_exitfuncs()  # noqa: SLF001
        _leave(code)
    if code == INTERRUPTED and (threads := _waiting()):
        from multiprocessing.util import _run_finalizers  # type: ignore[attr-defined]

        _run_finalizers(0)
        for thread in threads:
            thread.join(MOMENT)
        _leave(code)
    raise SystemExit(code)


def _leave(code: int) -> NoReturn:
    """End this process at once.

    All is written by now. To take down an interpreter that holds numpy, piece by piece, would take
    another tenth of a start; mypy's `hard_exit` leaves in the same way.
    """
    sys.stderr.flush()
    os._exit(code)


def _waiting() -> "list[Thread]":
    """The threads that would keep this process, as one does that waits for a killed worker."""
    from threading import enumerate as threads
    from threading import main_thread

    return [one for one in threads() if one is not main_thread() and not one.daemon]


def _command(name: str) -> ModuleType:
    """The module of a command.

    Numpy comes first where it is needed at all, from this shallow place. At the end of a long
    chain of imports its calls would cross the edge of a chunk of the interpreter's stack (16 kB,
    `_PyThreadState_PushFrame` in CPython's Python/pystate.c) a thousand times, each time at the
    cost of a system call: a tenth of the start.
    """
    if name not in WITHOUT_NUMPY:
        import_module("numpy")
    return import_module(f"audits.commands.{name}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments; its exit code.

    Only the module of the command is imported, so that each starts with what it needs.
    """
    given = sys.argv[1:] if argv is None else argv
    arguments = parser(given[0] if given else "").parse_args(given)
    try:
        code: int = _command(arguments.command).run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        print(f"corpus-audit: {error}", file=sys.stderr)
        return MISUSE
    except KeyboardInterrupt:
        print("corpus-audit: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has seen enough
        mute_output()
        return OK
    except OSError as error:
        if not error.strerror:  # not the system's
            raise
        print(f"corpus-audit: {_place(error)}: {error.strerror}", file=sys.stderr)
        return MISUSE
    return code


def _place(error: OSError) -> str:
    """The file that *error* is about; else what we print, or where we are, is to blame."""
    if error.filename:
        return str(error.filename)
    gone = isinstance(error, FileNotFoundError)
    return "the working folder was deleted, change to another one" if gone else "standard output"
