"""docs/accuracy.md says what is measured now; the other tools' figures need them installed."""

from pathlib import Path

from accuracy import own
from planted.corpus import corpus
from planted.known_failures import known_failures
from planted.peers import PACKAGES
from planted.scoring import outcomes, scores

PAGE = (Path(__file__).parents[2] / "docs" / "accuracy.md").read_text(encoding="utf-8")


def test_the_page_has_the_figures_of_today() -> None:
    lines = PAGE.splitlines()
    stale = [line for line in own(scores(outcomes(corpus()))) if line not in lines]
    assert not stale, "run: python benchmarks/accuracy.py --write"


def test_the_page_lists_every_known_failure() -> None:
    known = known_failures()
    assert known
    assert [name for name, _ in known if f"- `{name}`: " not in PAGE] == []


def test_the_page_names_the_version_of_every_tool_that_it_compares_with() -> None:
    assert [name for name in PACKAGES if f"{name} was not installed" in PAGE] == []
    assert all(f" {name} " in PAGE.replace("cent. ", "cent.  ") for name in PACKAGES)
