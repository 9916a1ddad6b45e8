import pytest
import verdict_samples

from audits.report import catalogue


@pytest.fixture
def catalogued(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report knows the checks of the samples, whatever the real ones are called."""
    monkeypatch.setattr(catalogue, "CHECKS", verdict_samples.CHECKS)
