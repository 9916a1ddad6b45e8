"""The templates, style and scripts of the page: shipped ones, or the user's own in their place."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateNotFound
from jinja2.exceptions import TemplateError, TemplateSyntaxError

from audits.report.quantity import quantity
from audits.shipped import shipped
from audits.usage import UsageError

CODE: Final = (".css", ".js")
"""What enters the page as it stands, admitted by its hash; a page is ASCII, so must they be."""


class Templates:
    """The files of the page by name; each is looked for in *folder*, then among the shipped ones.

    Raises UsageError if there is no such folder, or nothing in it that the page would use.
    """

    def __init__(self, folder: str = "") -> None:
        """Templates with those of *folder* first; empty: only the shipped ones."""
        self.folder = folder
        if not folder:
            return
        if not Path(folder).is_dir():
            raise UsageError(f"--templates {folder}: there is no such folder")
        ours = sorted(file.name for file in shipped("reports").iterdir())
        if not any(Path(folder, name).is_file() for name in ours):
            raise UsageError(f"--templates {folder}: holds none of {', '.join(ours)}")

    def text(self, name: str) -> str:
        """A file's text. Raises UsageError, naming the line, if it cannot be used."""
        own = self._own(name)
        if own is None:
            return (shipped("reports") / name).read_text(encoding="utf-8")
        try:
            text = own.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{own}: cannot be read: {error}") from None
        if name.endswith(CODE) and not text.isascii():
            line = next(n for n, line in enumerate(text.split("\n"), 1) if not line.isascii())
            raise UsageError(f"{own}:{line}: is not ASCII: write such characters as escapes")
        return text

    def render(self, name: str, **values: Any) -> str:
        """The template *name* filled in.

        Raises UsageError, naming file and line, for what is wrong in a template of the user's.
        """
        try:
            return self._environment.get_template(name).render(**values)
        except TemplateSyntaxError as error:
            raise UsageError(f"{error.filename}:{error.lineno}: {error.message}") from None
        except TemplateNotFound as error:
            raise UsageError(f"{_place(error, self.folder)}: no template {error.name}") from None
        except Exception as error:
            place = _place(error, self.folder)
            if not place:
                raise
            kind = "" if isinstance(error, TemplateError) else f"{type(error).__name__}: "
            raise UsageError(f"{place}: {kind}{error}") from None

    @cached_property
    def _environment(self) -> Environment:
        """Jinja over the files: everything is escaped, nothing may be undefined."""
        environment = Environment(
            loader=FunctionLoader(self._source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["quantity"] = quantity
        return environment

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """A template's source and where it stands, for error messages; None if there is none."""
        own = self._own(name)
        if own is None and not (shipped("reports") / name).is_file():
            return None
        return self.text(name), str(own or shipped("reports") / name), None

    def _own(self, name: str) -> Path | None:
        """The user's file of this name."""
        own = Path(self.folder, name) if self.folder else None
        return own if own and own.is_file() else None


def _place(error: BaseException, folder: str) -> str:
    """File and line of the user's template in which an error arose; empty if it was in none."""
    places = [
        f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}"
        for frame in _frames(error.__traceback__)
        if folder and Path(frame.tb_frame.f_code.co_filename).parent == Path(folder)
    ]
    return places[-1] if places else ""


def _frames(trace: TracebackType | None) -> Iterator[TracebackType]:
    """The frames of a traceback, outermost first."""
    while trace:
        yield trace
        trace = trace.tb_next
