"""What the command line says, joined with the configuration; the command line wins."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from pathlib import Path

from audits.audit import Settings
from audits.configuration import Configuration, configured, read_configuration
from audits.corpus import matching
from audits.path_patterns import as_from
from audits.usage import UsageError


def settings(arguments: argparse.Namespace, written: Iterable[str] = ()) -> Settings:
    """The settings of a run that writes some files and folders.

    Raises UsageError if a configuration is wrong, or a named one is missing.
    """
    return Settings(
        _configuration(arguments),
        arguments.suite,
        arguments.jobs,
        arguments.stdin_filename,
        arguments.since,
        arguments.baseline,
        tuple(written),
    )


def paths(arguments: argparse.Namespace, known: Settings) -> list[str]:
    """What is audited: as the command line says, else as the configuration does.

    Raises UsageError if neither names anything.
    """
    if arguments.paths:
        return list(arguments.paths)
    if known.configuration.paths:
        return list(map(_from_here(known.configuration.folder), known.configuration.paths))
    raise UsageError(
        "nothing to audit: name files or folders (corpus-audit check seeds/), or write a "
        "configuration that does (corpus-audit init)"
    )


def _from_here(folder: str) -> Callable[[str], str]:
    """Gives to a path that a configuration in *folder* names its path from the working folder."""
    return lambda path: os.path.relpath(Path(folder, path))


def spare_documents(roots: Iterable[str], outputs: Iterable[str]) -> None:
    """Raise UsageError if one of the files to be written is a document that *roots* name."""
    there = [output for output in outputs if Path(output).is_file()]
    if not there:
        return
    for path in chain.from_iterable(map(matching, roots)):
        for output in there:
            if Path(path).is_file() and Path(path).samefile(output):
                raise UsageError(f"--output {output}: is one of the documents: name another file")


def colour(choice: str) -> bool:
    """Are colours wanted on standard output? See no-color.org; FORCE_COLOR wins over a pipe."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _configuration(arguments: argparse.Namespace) -> Configuration:
    """The configuration file's values, with those that the command line gives."""
    if arguments.config and not Path(arguments.config).is_file():
        raise UsageError(f"{arguments.config}: no such configuration file")
    known = (
        read_configuration(Path(arguments.config)) if arguments.config else configured(Path.cwd())
    )
    known = known._replace(against=tuple(map(_from_here(known.folder), known.against)))
    from_here = partial(as_from, known.folder)
    given = {
        "across": arguments.across or None,
        "against": arguments.against and tuple(arguments.against),
        "include": arguments.include and tuple(map(from_here, arguments.include)),
        "exclude": arguments.exclude and (*known.exclude, *map(from_here, arguments.exclude)),
        "text_field": arguments.text_field,
        "id_field": arguments.id_field,
        "max_bytes": arguments.max_bytes,
    }
    return known._replace(**{name: value for name, value in given.items() if value is not None})
