"""Which files were added or changed since a revision, as git tells it.

The revision is compared where its history and ours part (the merge base), so that what others
changed meanwhile is not ours to answer for. Changes that are not committed yet count, and files
that git does not track yet. A file that only moved, inside the audited paths, did not change. Of
a repository inside of ours (a submodule), git tells only that it changed: all its files count then.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from audits.corpus import located, matching
from audits.usage import UsageError

DEEPEN: Final = "fetch its history first (git fetch --unshallow; in CI: fetch-depth: 0)"

AS_WE_READ_IT: Final = ("--name-status", "-z", "-M", "--no-relative", "--ignore-submodules=none")
"""Of `git diff`: its form, whatever the user's configuration of git says."""


def changed_since(revision: str, paths: Iterable[str]) -> frozenset[str]:
    """Full paths of the repository's files that were added or changed since *revision*.

    A file that moved counts if it was not below *paths* before. Raises UsageError outside a
    repository, for paths outside of it, for an unknown revision and for one that a shallow clone
    lacks.
    """
    top, roots = _top(), []
    for path in chain.from_iterable(matching(path) for path in paths if path != "-"):
        place = os.path.realpath(path) if os.path.isdir(path) else located(path)  # noqa: PTH112
        if not _is_below(place, top):
            raise UsageError(f"--since {revision}: {path} is not in the repository of this folder")
        roots.append(place)
    told = _git("diff", *AS_WE_READ_IT, _base(revision), "--")
    untracked = _git("ls-files", "-z", "--others", "--exclude-standard", ":/")
    changed = {*_changed(told, top, roots), *_names(untracked, os.getcwd())}  # noqa: PTH109
    return frozenset(chain.from_iterable(map(_files, changed)))


def _files(path: str) -> Iterator[str]:
    """The file; of a folder, which is a repository of its own, all that it holds."""
    if os.path.islink(path) or not os.path.isdir(path):  # noqa: PTH112, PTH114
        yield path
        return
    for folder, _, names in os.walk(path):
        yield from (os.path.join(folder, name) for name in names)  # noqa: PTH118


def _is_below(path: str, root: str) -> bool:
    """Is a path *root* itself or inside of it?"""
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def _top() -> str:
    """The folder of the repository that holds the working folder."""
    try:
        found = _run("rev-parse", "--show-toplevel")
    except FileNotFoundError:
        raise UsageError("--since: needs git, which is not installed") from None
    if found.returncode:
        raise UsageError("--since: the working folder is in no git repository: enter one")
    return os.path.realpath(os.fsdecode(found.stdout.rstrip(b"\r\n")))


def _base(revision: str) -> str:
    """The commit where the history of *revision* and ours part."""
    known = _run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known.returncode:
        if _is_shallow():
            raise UsageError(f"--since {revision}: this clone is shallow and lacks it: {DEEPEN}")
        raise UsageError(f"--since {revision}: git knows no such commit, branch or tag")
    base = _run("merge-base", known.stdout.decode().strip(), "HEAD")
    if base.returncode:
        if _is_shallow():
            raise UsageError(
                f"--since {revision}: this clone is shallow and lacks where they part: {DEEPEN}"
            )
        raise UsageError(f"--since {revision}: has no commit in common with HEAD")
    return base.stdout.decode().strip()


def _is_shallow() -> bool:
    """Was the history cut when the repository was cloned?"""
    return _git("rev-parse", "--is-shallow-repository").strip() == b"true"


def _changed(status: bytes, top: str, roots: list[str]) -> Iterator[str]:
    """Paths that `git diff --name-status -z` tells of, but what was deleted or only moved."""
    fields = iter(os.fsdecode(status).split("\0")[:-1])
    for kind in fields:
        path = os.path.join(top, next(fields))  # noqa: PTH118
        if kind[0] in "RC":
            before, path = path, os.path.join(top, next(fields))  # noqa: PTH118
            if kind == "R100" and any(_is_below(before, root) for root in roots):
                continue
        if kind[0] != "D":
            yield path


def _names(listed: bytes, folder: str) -> Iterator[str]:
    """Paths that `git ls-files -z` lists, from the working folder."""
    for name in os.fsdecode(listed).split("\0")[:-1]:
        yield located(os.path.join(folder, name))  # noqa: PTH118


def _git(*arguments: str) -> bytes:
    """What git answers.

    Raises UsageError with git's own words if it fails.
    """
    done = _run(*arguments)
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().splitlines() or ["git failed"]
        raise UsageError(f"--since: {words[0]}")
    return done.stdout


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Git run once, in words that do not depend on the language of the machine."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    return subprocess.run(  # noqa: S603
        ["git", *arguments],  # noqa: S607 - the user's own git, wherever it is
        capture_output=True, check=False, env=environment,
    )  # fmt: skip
