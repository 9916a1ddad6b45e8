"""Radicals become the ideographs that are written instead."""

import pytest

from audits.radicals import unified


@pytest.mark.parametrize(
    ("radical", "ideograph"),
    [("\u2f00", "一"), ("\u2fd5", "龠"), ("\u2e9f", "母"), ("\u2ec4", "西"), ("\u2ee8", "麦")],
)
def test_a_radical_becomes_its_ideograph(radical: str, ideograph: str) -> None:
    assert unified(radical) == ideograph


def test_all_but_the_nameless_of_the_supplement_have_one() -> None:
    supplement = [chr(code) for code in range(0x2E81, 0x2EF4) if code != 0x2E9A]
    kept = [radical for radical in supplement if unified(radical) == radical]
    assert kept == []
