"""Folders written whole or not at all."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from audits.usage import UsageError


@contextmanager
def whole_folder(path: str, ours: Callable[[Path], bool]) -> Iterator[Path]:
    """A temporary folder beside *path* that takes its place once the block has succeeded.

    A folder that stands there is replaced if it is empty or *ours* says that it is one of ours.
    Raises UsageError if it is not, or if it cannot be written to.
    """
    target = Path(path)
    require_free(path, ours)
    try:
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.absolute().parent))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
    made, former = temporary / "made", temporary / "former"
    try:
        made.mkdir()
        yield made
        require_free(path, ours)
        if target.exists():
            target.replace(former)
        made.replace(target)
    except OSError as error:
        if former.exists() and not target.exists():
            former.replace(target)
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def require_free(path: str, ours: Callable[[Path], bool]) -> None:
    """Raise UsageError if something stands at *path* that must not be replaced."""
    target = Path(path)
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{path}: there is no folder to hold it: make it first")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UsageError(f"{target}: is no folder: choose another name")
    if target.is_dir() and not ours(target):
        raise UsageError(f"{target}: holds other files than a report's: choose another folder")
