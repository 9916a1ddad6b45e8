"""Quality cannot sink unseen: recall, false flags, places and shares on the labelled corpus."""

import tomllib
from functools import cache
from pathlib import Path

import pytest
from planted.corpus import corpus
from planted.scoring import Score, outcomes, scores
from planted.texts import paragraphs

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


@cache
def measured() -> dict[str, Score]:
    return {score.kind: score for score in scores(outcomes(corpus()))}


@pytest.mark.parametrize("kind", FLOORS)
def test_no_kind_falls_below_its_floor(kind: str) -> None:
    score, floor = measured()[kind], FLOORS[kind]
    told = score.told / score.cases
    assert told <= floor["told"] if kind.startswith("clean") else told >= floor["told"]
    if "right" in floor:
        assert score.right is not None
        assert score.right >= floor["right"]
    if "error" in floor:
        assert score.error is not None
        assert score.error <= floor["error"]


def test_every_kind_has_a_floor() -> None:
    assert set(FLOORS) == set(measured())


@pytest.mark.parametrize("family", ["repetition", "wrapping", "punctuation", "encoding"])
def test_of_each_family_nineteen_of_twenty_are_told(family: str) -> None:
    every = [score for kind, score in measured().items() if kind.startswith(family)]
    assert sum(score.told for score in every) >= 0.95 * sum(score.cases for score in every)


def test_of_clean_documents_one_in_a_hundred_is_flagged_at_most() -> None:
    every = [score for kind, score in measured().items() if kind.startswith("clean")]
    assert sum(score.told for score in every) <= 0.01 * sum(score.cases for score in every)


def test_the_corpus_is_of_many_languages_and_the_same_every_time() -> None:
    assert len(paragraphs()) >= 24
    assert list(corpus()) == list(corpus())
