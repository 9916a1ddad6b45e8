from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import reading
import verdict_samples
from verdict_samples import judged

from audits.report import catalogue
from audits.report.earlier import Earlier
from audits.report.folder import write_folder
from audits.report.html import page
from audits.report.options import NO_WISHES, Options


@pytest.fixture
def catalogued(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report knows the checks of the samples, whatever the real ones are called."""
    monkeypatch.setattr(catalogue, "CHECKS", verdict_samples.CHECKS)


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser; the test is skipped where none is installed."""
    pytest.importorskip("selenium.webdriver")
    if not (reading.CHROMIUM and reading.DRIVER):
        pytest.skip("no Chromium with its driver here")
    started = reading.started(tmp_path_factory.mktemp("profile"))
    yield started
    started.quit()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the samples, alone and compared; as a folder; and one on 10,000 documents."""
    folder = tmp_path_factory.mktemp("reports")
    bad = verdict_samples.repeated()
    many = [
        judged(bad._replace(path=f"bad/{n:05d}.txt") if n % 2 else verdict_samples.clean(n))
        for n in range(10_000)
    ]
    earlier = {
        "news/weather.txt": [Earlier("warn", {"repeated_block_ratio": 0.1}, frozenset())],
        "old/lost.txt": [Earlier("fail", {}, frozenset())],
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "CHECKS", verdict_samples.CHECKS)
        samples = verdict_samples.corpus()
        compared = Options(earlier=earlier, source="old.jsonl")
        (folder / "page.html").write_text(page(samples), encoding="ascii")
        (folder / "compared.html").write_text(page(samples, compared), encoding="ascii")
        explained = [judged(verdict_samples.explained())]
        (folder / "explained.html").write_text(page(explained), encoding="ascii")
        (folder / "many.html").write_text(page(many), encoding="ascii")
        write_folder(str(folder / "site"), many[:500], NO_WISHES)
    return folder


@pytest.fixture
def reader(driver: Any, files: Path) -> Iterator[reading.Reader]:
    """A reader with the page open, who notes every error and every request."""
    reader = reading.Reader(driver, files)
    reader.size(1400)
    reader.scheme("")
    reader.open("page.html")
    yield reader
    assert reader.driver.get_log("browser") == []
    assert all(url.startswith("file:") for url in reader.requests())
    assert reader.run("return typeof window.hurt") == "undefined"
