"""Which files were added or changed since a revision, as git tells it.

The revision is compared where its history and ours part (the merge base), so that what others
changed meanwhile is not ours to answer for. Changes that are not committed yet count, and files
that git does not track yet. A file that only moved, inside the audited paths, did not change.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from typing import Final

from audits.corpus import located
from audits.usage import UsageError

DEEPEN: Final = "fetch its history first (git fetch --unshallow; in CI: fetch-depth: 0)"


def changed_since(revision: str, paths: Iterable[str]) -> frozenset[str]:
    """Full paths of the files below *paths* that were added or changed since *revision*.

    Raises UsageError outside a repository, for paths outside of it, for an unknown revision and
    for one that a shallow clone lacks.
    """
    top = _top()
    places = {path: located(path) for path in paths if path != "-"}
    for path, place in places.items():
        if not _is_below(place, top):
            raise UsageError(f"--since {revision}: {path} is not in the repository of this folder")
    base, roots = _base(revision), list(places.values())
    changed = {
        *_changed(_git("diff", "--name-status", "-z", "-M", base, "--"), top, roots),
        *_names(_git("ls-files", "-z", "--others", "--exclude-standard", ":/"), os.getcwd()),  # noqa: PTH109
    }
    return frozenset(path for path in changed if any(_is_below(path, root) for root in roots))


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
