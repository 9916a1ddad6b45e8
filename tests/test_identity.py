"""A finding stays the same finding when its line moves; one more of the same is a new one."""

from hypothesis import given
from hypothesis import strategies as st

from audits.document import Document
from audits.identity import LENGTH, identities
from audits.row import measure

PROSE = "The tide table on the harbour wall had been painted by hand.\n"
FAULT = "Nobody (not even the master knew in which year it was made.\n"


def of(text: str) -> list[tuple[str, str]]:
    evidence = measure(Document.from_text(text)).evidence
    return [
        (item.rule, identity)
        for item, identity in zip(evidence, identities(evidence), strict=True)
        if item.rule == "PB001"
    ]


@given(st.lists(st.sampled_from(["The lamps came on.\n", "\n", "A ferry passed.\n"]), max_size=5))
def test_lines_before_and_after_do_not_count(lines: list[str]) -> None:
    assert of("".join(lines) + "\n" + FAULT + "\n" + "".join(lines)) == of(FAULT)


def test_another_text_at_the_place_is_another_finding() -> None:
    assert of(FAULT) != of(FAULT.replace("not even", "nor did"))


def test_the_same_text_twice_is_two_findings_and_the_first_keeps_its_name() -> None:
    twice = of(f"{FAULT}\n{PROSE}\n{FAULT}".replace("year", "year ", 1))
    assert len({identity for _, identity in twice}) == len(twice)
    assert of(FAULT)[0] in twice


def test_an_identity_is_short_and_plain() -> None:
    ((_, identity),) = of(FAULT)
    assert len(identity) == LENGTH
    assert set(identity) <= set("0123456789abcdef")


def test_places_given_in_bytes_and_lone_surrogates_have_an_identity() -> None:
    broken = measure(Document.from_bytes("naïve. ".encode() * 9 + b"\xff.")).evidence
    assert all(identities(broken))
    lone = measure(Document.from_text("a\udc80b " * 3)).evidence
    assert len(set(identities(lone))) == len(lone)
