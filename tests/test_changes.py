"""Since a revision: what was added or changed, as git sees it, and nothing else."""

import os
import subprocess
from pathlib import Path

import pytest

from audits.audit import Settings, documents
from audits.changes import changed_since
from audits.cli import main
from audits.usage import UsageError

PROSE = "The tide table on the harbour wall had been painted by hand, and nobody knew when.\n"


def git(folder: Path, *arguments: str) -> None:
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, message: str = "more") -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose branch `main` holds two documents; the work is on another branch."""
    folder = tmp_path / "corpus"
    (folder / "seeds").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    for name in ("old.txt", "other.txt"):
        (folder / "seeds" / name).write_text(name + " " + PROSE * 3, encoding="utf-8")
    commit(folder, "first")
    git(folder, "checkout", "-q", "-b", "work")
    monkeypatch.chdir(folder)
    return folder


def names(revision: str, *paths: str) -> list[str]:
    """The names of the documents below *paths* that changed."""
    chosen = documents(paths or ["seeds"], Settings(since=revision))
    return sorted(Path(source.path).name for source in chosen)


def test_nothing_changed_is_nothing(repository: Path) -> None:
    assert names("main") == []


def test_committed_staged_unstaged_and_untracked_files_count(repository: Path) -> None:
    seeds = repository / "seeds"
    (seeds / "committed.txt").write_text("a", encoding="utf-8")
    commit(repository)
    (seeds / "staged.txt").write_text("b", encoding="utf-8")
    git(repository, "add", "-A")
    (seeds / "old.txt").write_text("c", encoding="utf-8")
    (seeds / "new\nline é.txt").write_text("d", encoding="utf-8")
    assert names("main") == ["committed.txt", "new\nline é.txt", "old.txt", "staged.txt"]


def test_what_others_changed_meanwhile_does_not_count(repository: Path) -> None:
    git(repository, "checkout", "-q", "main")
    (repository / "seeds" / "other.txt").write_text("theirs", encoding="utf-8")
    commit(repository, "theirs")
    git(repository, "checkout", "-q", "work")
    (repository / "seeds" / "mine.txt").write_text("mine", encoding="utf-8")
    commit(repository, "mine")
    assert names("main") == ["mine.txt"]


def test_deleted_ignored_and_merely_moved_files_do_not_count(repository: Path) -> None:
    (repository / "seeds" / "other.txt").unlink()
    git(repository, "mv", "seeds/old.txt", "seeds/moved.txt")
    (repository / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    (repository / "seeds" / "a.tmp").write_text("x", encoding="utf-8")
    assert names("main") == []


def test_a_file_that_moved_and_changed_counts_under_its_new_name(repository: Path) -> None:
    git(repository, "mv", "seeds/old.txt", "seeds/moved.txt")
    with (repository / "seeds" / "moved.txt").open("a", encoding="utf-8") as file:
        file.write("more\n")
    assert names("main") == ["moved.txt"]


def test_a_file_that_moved_into_the_audited_paths_counts(repository: Path) -> None:
    (repository / "drafts").mkdir()
    (repository / "drafts" / "draft.txt").write_text(PROSE * 9, encoding="utf-8")
    commit(repository, "draft")
    git(repository, "branch", "-f", "main")
    git(repository, "mv", "drafts/draft.txt", "seeds/draft.txt")
    assert names("main") == ["draft.txt"]


def test_only_the_named_paths_count_also_from_a_folder_below(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "notes.txt").write_text("n", encoding="utf-8")
    (repository / "seeds" / "new.txt").write_text("s", encoding="utf-8")
    monkeypatch.chdir(repository / "seeds")
    assert names("main", ".") == ["new.txt"]
    assert names("main", "..") == ["new.txt", "notes.txt"]


def test_a_pattern_names_what_it_matches(repository: Path) -> None:
    (repository / "seeds" / "new.txt").write_text("s", encoding="utf-8")
    assert names("main", "seeds/*.txt") == ["new.txt"]


def test_a_linked_folder_and_a_linked_file_count_as_what_they_link_to(repository: Path) -> None:
    (repository / "other").mkdir()
    (repository / "other" / "far.txt").write_text(PROSE, encoding="utf-8")
    (repository / "link").symlink_to("seeds")
    (repository / "seeds" / "inner").symlink_to("../other")
    (repository / "seeds" / "one.txt").symlink_to("other.txt")
    commit(repository)
    git(repository, "branch", "-f", "main")
    for changed in ("seeds/other.txt", "other/far.txt"):
        (repository / changed).write_text("changed", encoding="utf-8")
    assert names("main", "link") == ["far.txt", "one.txt", "other.txt"]


def test_a_linked_folder_outside_of_the_repository_is_told(
    repository: Path, tmp_path: Path
) -> None:
    (tmp_path / "far").mkdir()
    (repository / "link").symlink_to(tmp_path / "far")
    with pytest.raises(UsageError, match="link is not in the repository of this folder"):
        changed_since("main", ["link"])


def test_all_documents_of_a_submodule_that_changed_count(repository: Path, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    (inner / "poem.txt").write_text(PROSE, encoding="utf-8")
    commit(inner)
    allowed = ("-c", "protocol.file.allow=always")
    git(repository, *allowed, "submodule", "add", "-q", str(inner), "seeds/inner")
    commit(repository)
    assert names("HEAD") == []
    (repository / "seeds" / "inner" / "new.txt").write_text(PROSE, encoding="utf-8")
    assert names("HEAD") == ["new.txt", "poem.txt"]
    assert names("HEAD", "seeds/inner") == ["new.txt", "poem.txt"]


def test_a_repository_that_is_not_tracked_counts_with_all_its_documents(repository: Path) -> None:
    (repository / "seeds" / "nested").mkdir()
    git(repository / "seeds" / "nested", "init", "-q")
    (repository / "seeds" / "nested" / "new.txt").write_text(PROSE, encoding="utf-8")
    assert names("main") == ["new.txt"]


def test_what_the_user_sets_for_git_changes_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "config", "diff.relative", "true")
    (repository / "seeds" / "old.txt").write_text("c", encoding="utf-8")
    (repository / "drafts").mkdir()
    monkeypatch.chdir(repository / "drafts")
    assert names("main", "../seeds") == ["old.txt"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_repository_reached_by_a_link_is_the_same_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(repository)
    (repository / "seeds" / "new.txt").write_text("s", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "link")
    assert names("main") == ["new.txt"]
    assert main(["check", "--since", "main", "seeds"]) == 0


def test_the_command_audits_only_what_changed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--since", "main", "seeds"]) == 0
    assert capsys.readouterr().err == "corpus-audit: nothing changed since main\n"
    (repository / "seeds" / "new.txt").write_text(PROSE * 3, encoding="utf-8")
    assert main(["check", "--since", "main", "--format", "jsonl", "seeds"]) == 1
    assert capsys.readouterr().out.count('"path"') == 1


def test_a_missing_path_is_still_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--since", "main", "seeds/none.txt"]) == 1
    assert "does not exist" in capsys.readouterr().err


def test_an_unknown_revision_is_told(repository: Path) -> None:
    with pytest.raises(UsageError, match="git knows no such commit, branch or tag"):
        changed_since("nowhere", ["seeds"])
    with pytest.raises(UsageError, match="git knows no such commit, branch or tag"):
        changed_since("--output=x", ["seeds"])


def test_outside_of_a_repository_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="is in no git repository"):
        changed_since("main", ["."])


def test_a_path_outside_of_the_repository_is_told(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not in the repository of this folder"):
        changed_since("main", ["seeds", str(tmp_path)])


def test_a_shallow_clone_that_lacks_the_revision_says_how_to_fetch_it(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = subprocess.run(
        ["git", "rev-parse", "main"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.strip()
    (repository / "seeds" / "new.txt").write_text("s", encoding="utf-8")
    commit(repository)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(shallow))
    monkeypatch.chdir(shallow)
    with pytest.raises(UsageError, match="is shallow and lacks it: fetch its history"):
        changed_since(first, ["seeds"])
    git(shallow, "fetch", "-q", "--depth", "1", "origin", "main")
    with pytest.raises(UsageError, match="is shallow and lacks where they part"):
        changed_since("FETCH_HEAD", ["seeds"])


def test_histories_without_a_common_commit_are_told(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "apart")
    commit(repository, "apart")
    with pytest.raises(UsageError, match="has no commit in common"):
        changed_since("main", ["seeds"])


def test_without_git_it_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="needs git"):
        changed_since("main", ["seeds"])
