"""A source: one document not read yet.

It is small, it crosses a process, and reading it gives a Document or raises UnreadableError.
"""

import json
import os
import stat
from codecs import BOM_UTF8
from typing import Final, NamedTuple, Protocol

from audits.document import Document

MOST_BYTES: Final = 1 << 30
"""Largest document that is read, in bytes, unless the configuration says otherwise."""


class UnreadableError(Exception):
    """A document that cannot be read: one line that names place and mend."""


class Source(Protocol):
    """A document not read yet."""

    @property
    def path(self) -> str:
        """The name under which the document is reported."""

    def read(self) -> Document:
        """The document.

        Raises UnreadableError if there is none to be had.
        """


class FileSource(NamedTuple):
    """A file that is one document."""

    path: str
    most_bytes: int = MOST_BYTES

    def read(self) -> Document:
        """The file's bytes as a document; only regular files are ever opened."""
        try:
            size = regular_size(self.path)
            if size > self.most_bytes:
                raise UnreadableError(_too_large(size, self.most_bytes))
            with open(self.path, "rb", buffering=0) as file:  # noqa: PTH123 - half the time
                return Document.from_bytes(file.read(), self.path)
        except OSError as error:
            raise UnreadableError(reason(error)) from error


class BytesSource(NamedTuple):
    """A document whose bytes are at hand: standard input, a cell of Parquet."""

    path: str
    data: bytes
    most_bytes: int = MOST_BYTES

    def read(self) -> Document:
        """The document of these bytes."""
        if len(self.data) > self.most_bytes:
            raise UnreadableError(_too_large(len(self.data), self.most_bytes))
        return Document.from_bytes(self.data, self.path)


class RecordSource(NamedTuple):
    """One line of a JSON Lines file, not parsed yet."""

    path: str
    line: bytes
    text_field: str
    most_bytes: int = MOST_BYTES

    def read(self) -> Document:
        """The document in the record's text field."""
        if len(self.line) > self.most_bytes:
            raise UnreadableError(
                f"has more than {self.most_bytes:,} bytes: split it, or raise max-bytes"
            )
        if self.line.startswith(BOM_UTF8):
            raise UnreadableError(
                "begins with a byte order mark, which JSON Lines must not have: save the file "
                "without it"
            )
        try:
            record = json.loads(self.line.decode("utf-8").rstrip("\r\n"))
        except UnicodeDecodeError as error:
            raise UnreadableError(
                f"is not UTF-8 at byte {error.start}: JSON Lines must be UTF-8; convert the file"
            ) from None
        except json.JSONDecodeError as error:
            what = f"{error.msg.removesuffix(' at')} at character {error.pos + 1}"
            raise UnreadableError(f"is not JSON: {what}; mend or drop the line") from None
        except (ValueError, RecursionError) as error:
            raise UnreadableError(f"is not JSON: {error}; mend or drop the line") from None
        if not isinstance(record, dict):
            raise UnreadableError("is no JSON object: each line must be one, with a text field")
        text = record.get(self.text_field)
        if isinstance(text, str):
            return Document.from_text(text, self.path)
        known = ", ".join(sorted(map(str, record))[:8]) or "none"
        what = "has no" if self.text_field not in record else "has no text in"
        raise UnreadableError(
            f"{what} field {self.text_field!r} (fields: {known}); name it with --text-field"
        )


class TextSource(NamedTuple):
    """A document that came as text: a cell of a Parquet file."""

    path: str
    text: str | None
    most_bytes: int = MOST_BYTES

    def read(self) -> Document:
        """The document of this text."""
        if self.text is None:
            raise UnreadableError("has a null in the text column")
        size = len(self.text)
        if 4 * size > self.most_bytes and (size := _bytes(self.text)) > self.most_bytes:
            raise UnreadableError(_too_large(size, self.most_bytes))
        return Document.from_text(self.text, self.path)


class MissingSource(NamedTuple):
    """A document that is known not to be readable."""

    path: str
    reason: str

    def read(self) -> Document:
        """Raises UnreadableError with the reason, always."""
        raise UnreadableError(self.reason)


def of_cell(path: str, content: object, most_bytes: int = MOST_BYTES) -> Source:
    """The document of a table's cell: a text, or the bytes of one."""
    if isinstance(content, bytes | bytearray):
        return BytesSource(path, bytes(content), most_bytes)
    if content is None or isinstance(content, str):
        return TextSource(path, content, most_bytes)
    kind = type(content).__name__
    return MissingSource(path, f"has no text but {kind}: name the text column with --text-field")


def regular_size(path: str) -> int:
    """Bytes of a regular file.

    Raises OSError if there is no such file, UnreadableError if it is something else: to open a pipe
    would be to wait for ever.
    """
    status = os.stat(path)  # noqa: PTH116 - a path may hold surrogates
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("is a folder that may not be read: mend its permissions")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(f"is {_type(status.st_mode)}, not a file: leave it out")
    return status.st_size


def reason(error: Exception) -> str:
    """Why a file could not be read, in one line."""
    reasons = {
        FileNotFoundError: "does not exist: mend the path",
        PermissionError: "may not be read: mend its permissions",
    }
    known = next((text for kind, text in reasons.items() if isinstance(error, kind)), "")
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return known or f"cannot be read: {words}"


def _bytes(text: str) -> int:
    """Bytes of a text in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def _too_large(size: int, most: int) -> str:
    """Why a document of *size* bytes is left unread."""
    return f"has {size:,} bytes, more than {most:,}: split it, or raise max-bytes"


def _type(mode: int) -> str:
    """What a path is that is no regular file."""
    kinds = {
        stat.S_ISFIFO: "a pipe",
        stat.S_ISSOCK: "a socket",
        stat.S_ISCHR: "a device",
        stat.S_ISBLK: "a device",
    }
    return next((name for test, name in kinds.items() if test(mode)), "something special")
