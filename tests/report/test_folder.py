"""The report as a folder: an index, a page for every 200 documents, whole or not at all."""

from pathlib import Path

import pytest
import verdict_samples
from verdict_samples import judged

from audits.report.folder import SIZE, write_folder
from audits.report.html import page
from audits.report.options import NO_WISHES, Options
from audits.report.templates import Templates
from audits.report.whole_folder import whole_folder
from audits.usage import UsageError

pytestmark = pytest.mark.usefixtures("catalogued")


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_documents_that_do_not_pass_stand_on_pages_behind_the_index(tmp_path: Path) -> None:
    bad = verdict_samples.repeated()
    verdicts = [judged(bad._replace(path=f"{n:03d}.txt", excerpt=None)) for n in range(SIZE + 1)]
    verdicts.append(judged(verdict_samples.clean()))
    write_folder(str(tmp_path / "report"), verdicts, NO_WISHES)
    folder = tmp_path / "report"
    assert names(folder) == ["index.html", "pages/0001.html", "pages/0002.html"]
    index, last = (
        (folder / name).read_text(encoding="ascii") for name in ("index.html", "pages/0002.html")
    )
    assert 'href="pages/0001.html#d0"' in index
    assert "cut inside a word" not in index
    assert "<h1>Documents 201 to 201 of 202, the worst first</h1>" in last
    assert 'href="../index.html"' in last
    assert "cut inside a word" in last


def test_the_same_documents_give_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_folder(str(tmp_path / name), verdict_samples.corpus(), NO_WISHES)
    assert [(tmp_path / "a" / name).read_bytes() for name in names(tmp_path / "a")] == [
        (tmp_path / "b" / name).read_bytes() for name in names(tmp_path / "b")
    ]


def test_a_report_that_stands_there_is_replaced(tmp_path: Path) -> None:
    for verdicts in (verdict_samples.corpus(), [judged(verdict_samples.clean())]):
        write_folder(str(tmp_path / "report"), verdicts, NO_WISHES)
    assert names(tmp_path) == ["report/index.html"]


@pytest.mark.parametrize("name", ["notes.txt", "pages/notes.txt"])
def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds other files than a report's"):
        write_folder(str(tmp_path), [], NO_WISHES)
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_an_error_leaves_the_former_report_and_nothing_beside_it(tmp_path: Path) -> None:
    write_folder(str(tmp_path / "report"), verdict_samples.corpus(), NO_WISHES)
    before = (tmp_path / "report/index.html").read_bytes()
    own = tmp_path / "own"
    own.mkdir()
    (own / "causes.html").write_text("{{ wrong", encoding="utf-8")
    with pytest.raises(UsageError, match=r"causes\.html:1"):
        write_folder(
            str(tmp_path / "report"), verdict_samples.corpus(), Options(Templates(str(own)))
        )
    assert (tmp_path / "report/index.html").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own", "report"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="is no folder"):
        write_folder(str(tmp_path / "file"), [], NO_WISHES)
    with pytest.raises(UsageError, match="there is no folder to hold it"):
        write_folder(str(tmp_path / "no/report"), [], NO_WISHES)


def test_an_error_of_the_system_is_told_and_the_former_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    with (
        pytest.raises(UsageError, match="cannot be written"),
        whole_folder(str(tmp_path / "report"), ours=lambda _: True),
    ):
        raise OSError(28, "No space left on device")
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_folder_that_cannot_take_its_place_gives_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report/index.html").write_text("former", encoding="utf-8")
    move = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "made":
            raise OSError(39, "Directory not empty")
        return move(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError, match="Directory not empty"):
        write_folder(str(tmp_path / "report"), [], NO_WISHES)
    assert (tmp_path / "report/index.html").read_text(encoding="utf-8") == "former"
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_folder_where_nothing_can_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(UsageError, match="cannot be written: Permission denied"):
        write_folder(str(tmp_path / "report"), [], NO_WISHES)


def test_one_file_holds_what_the_pages_hold_for_few_documents(tmp_path: Path) -> None:
    write_folder(str(tmp_path / "report"), verdict_samples.corpus(), NO_WISHES)
    one = page(verdict_samples.corpus())
    assert "cut inside a word" in one
    assert "cut inside a word" in (tmp_path / "report/pages/0001.html").read_text(encoding="ascii")
