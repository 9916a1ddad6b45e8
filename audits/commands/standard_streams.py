"""Standard input, output and error: made such that every text can be printed."""

import os
import sys
from io import TextIOWrapper


def open_streams() -> None:
    """Make the streams such that every text can be printed.

    A process that was started with closed ones (`>&-`) gets the null device; what an encoding
    other than UTF-8 lacks is escaped.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(null, mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def mute_output() -> None:
    """Let what is printed from now on go nowhere: its reader has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
