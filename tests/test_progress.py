"""The progress bar is drawn on a terminal, after a while, and changes nothing."""

import io
import sys
from threading import Event

import pytest

from audits import progress


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("patience", [0.0, 60.0], ids=["at once", "never"])
def test_every_item_comes_through_in_order(
    patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(progress.shown(range(100))) == list(range(100))


def test_into_a_file_nothing_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress.shown("abc")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_how_many_there_will_be_is_asked_beside_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Event()

    def count() -> int:
        asked.set()
        return 100

    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", Terminal())
    items = progress.shown(range(100), count)
    assert next(items) == 0
    assert not asked.is_set()
    assert list(items) == list(range(1, 100))
    assert asked.wait(5)
