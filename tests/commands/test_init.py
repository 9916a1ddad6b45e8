"""`init` writes what a run then finds, and never over what is there."""

import re
from pathlib import Path

import pytest
import yaml

from audits.cli import main
from audits.configuration import Configuration, configured

PROSE = "The tide table on the harbour wall had been painted by hand.\n"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_configuration_says_the_defaults_and_names_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    assert main(["init"]) == 0
    assert configured(tmp_path) == Configuration(
        paths=("texts/",), exclude=("corpus-audit.toml", "README.md"), folder=str(tmp_path)
    )


def test_every_key_is_there_or_in_a_comment(tmp_path: Path) -> None:
    main(["init"])
    text = (tmp_path / "corpus-audit.toml").read_text(encoding="utf-8")
    for key in ("paths", "suite", "suites", "include", "exclude", "text-field", "suppress"):
        assert key in text
    assert 'paths = ["."]' in text
    uncommented = re.sub(
        r'^# (\[|"poems|paths =|codes =|reason =)', r"\1", text, flags=re.MULTILINE
    )
    (tmp_path / "corpus-audit.toml").write_text(uncommented, encoding="utf-8")
    known = configured(tmp_path)
    assert known.suites == (("poems/", "verse"),)
    assert [one.codes for one in known.suppress] == [("PB006", "LW")]


def test_check_then_audits_the_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(PROSE, encoding="utf-8")
    assert main(["init"]) == 0
    assert "Next: corpus-audit check\n" in capsys.readouterr().out
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "The document is clean (1 pass).\n"
    monkeypatch.chdir(tmp_path / "seeds")
    assert main(["list"]) == 0
    assert capsys.readouterr().out == "pass  ./a.txt\n"


def test_the_hook_is_written_or_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    main(["init"])
    hooks = tmp_path / ".pre-commit-config.yaml"
    (repository,) = yaml.safe_load(hooks.read_text(encoding="utf-8"))["repos"]
    assert repository["hooks"] == [{"id": "corpus-audit", "files": "^seeds/"}]

    (tmp_path / "corpus-audit.toml").unlink()
    hooks.write_text("repos: []\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["init"]) == 0
    assert hooks.read_text(encoding="utf-8") == "repos: []\n"
    assert "      - id: corpus-audit" in capsys.readouterr().out


def test_what_is_there_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corpus-audit.toml").write_text('suite = "strict"\n', encoding="utf-8")
    assert main(["init"]) == 2
    assert "corpus-audit.toml: is there already" in capsys.readouterr().err
    assert (tmp_path / "corpus-audit.toml").read_text(encoding="utf-8") == 'suite = "strict"\n'
