"""Texts and bytes for the property tests: random, mutated, and made of telling pieces."""

from hypothesis import strategies as st

PIECES = [
    "為了解決朝鮮半島核武危機，美國、日本", "。", "(", ")", "「", "」", "“", "”", "„", "«", "»",
    "'", '"', "The quick brown fox jumps over the lazy dog. ",
    "Съешь ещё этих мягких французских булок", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u00ad",
    "\u200b", "\u200d", "\u202e", "\ufeff", "\ufffd", "\x00", "\x1b[31m", "Ã©", "â€™", "锟斤拷",
    "ï»¿", "&amp;amp;", "\\u00e9", "%E4%BD%A0", "=E2=80=99", "=\n", "- item\n", "1) ", ":-)",
    "---------", "……", "e\u0301", "ﬁ", "Ａ", "\U000e0041", "\U0001f1e6", "क्\u200dष",
    "می\u200cخواهم", "ภาษาไทย", "한국어 문장이다. ", "https://example.org/a(b) ", "`code(`",
    "$x[$",
]  # fmt: skip
"""Pieces that checks look at, so that random joins of them reach every branch."""


def texts() -> st.SearchStrategy[str]:
    """Any text, lone surrogates included, and joins of telling pieces."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
    anything = st.text(st.characters(exclude_categories=()), max_size=200)
    return st.one_of(
        anything,
        pieces,
        st.builds(lambda a, b, n: (a + b) * n, pieces, anything, st.integers(1, 5)),
    )


def byte_strings() -> st.SearchStrategy[bytes]:
    """Any bytes, and encoded texts with some bytes changed."""
    encodings = st.sampled_from(
        ["utf-8", "utf-16", "utf-16-le", "utf-32-be", "gb18030", "cp1251", "shift_jis"]
    )
    encoded = st.builds(lambda text, encoding: text.encode(encoding, "ignore"), texts(), encodings)
    return st.one_of(
        st.binary(max_size=300),
        encoded,
        st.builds(mutated, encoded, st.binary(max_size=4), st.integers(0, 500)),
    )


def mutated(data: bytes, patch: bytes, place: int) -> bytes:
    """*data* with *patch* written over it somewhere."""
    start = place % (len(data) + 1)
    return data[:start] + patch + data[start + len(patch) :]
