"""Fences of Markdown: what stands between them."""

import pytest

from audits.fences import fenced


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n```\nb\n```\nc\n", ["```\nb\n```"]),
        ("```js\nb\n```\n\n~~~\nc\n~~~", ["```js\nb\n```", "~~~\nc\n~~~"]),
        ("- x\n\n  ```\n  b\n  ```\n", ["  ```\n  b\n  ```"]),
        ("~~~\n```\n~~~\n", ["~~~\n```\n~~~"]),
        ("a ``` b\n```", []),
        ("```\nnever closed\n", []),
        ("", []),
    ],
    ids=["plain", "two kinds", "in a list", "one inside another", "in a line", "open", "empty"],
)
def test_code_stands_from_one_fence_to_the_next_of_its_kind(text: str, code: list[str]) -> None:
    assert [text[start:end] for start, end in fenced(text)] == code
