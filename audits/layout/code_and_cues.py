"""Lines that are their writer's whatever their length: source code, cues of subtitles."""

from typing import Final

from audits.layout.lines import FilledLines
from audits.layout.stretch import Stretch
from audits.patterns import pattern

CODE_LINES: Final = 0.3
CODE_SAMPLE: Final = 400
CODE_BEGIN: Final = (
    r"\s*+(?:[})\]]|/\*|\*/|//|<[/!?\w]|#\s*(?:include|define|if|endif)|@\w+\s*\(?"
    r"|(?:def|class|fn|func|function|sub|struct|module|package|impl|enum|interface)\s+[\w:.]+\s*[({:;]?"
    r"|(?:from\s+\S+\s+)?import\s|(?:if|for|while|switch|elif|elsif)\b.*[{(:]\s*$"
    r"|(?:else|try|do|fi|done|esac|end|then|return)\s*[:{]?\s*$"
    r"|[$@%&]?[\w.\[\]>$-]++\s*+[-+*/|&.]?:?=\s*\S|[\w.>:$-]++\([^()]*\)\s*[:,]?$)"
)
"""How a line of source code begins, in the syntax that most languages share.

What is possessive (++) need not give back: so a line of prose is told from code at its first word.
"""

CODE_MARKS: Final = (";", "{", "}", "=>", "::", "()")
CODE_INSIDE: Final = r"[;{}]\s*$|=>|::\w|\w\(\)"
"""What stands in or ends a line of source code; each has one of CODE_MARKS."""

SCRIPT: Final = r"\A\ufeff?(?:#!|<\?(?:php|xml)|%!PS)"
"""The first line of a program."""

TIMING: Final = r"(?m)\d:\d\d[,.]\d{2,3}\s*-->|^\[\d\d:\d\d\.\d\d\]|^\{\d+\}\{\d+\}"
"""A cue of subtitles: SubRip and WebVTT, LRC, MicroDVD."""


def is_cued(text: str) -> bool:
    """Is the text made of subtitles or a song's timed lines?"""
    if ">" not in text and "[" not in text and "{" not in text:
        return False  # single characters are found in no time, longer strings are not
    if "-->" not in text and "[0" not in text and "}{" not in text:
        return False
    return len(pattern(TIMING).findall(text[:100_000])) >= 2


def is_code(stretch: Stretch, lines: FilledLines) -> bool:
    """Are the lines source code? What is a comment or a quotation throughout is judged within."""
    text = stretch.text
    starts, firsts = lines.start[:CODE_SAMPLE].tolist(), lines.first[:CODE_SAMPLE].tolist()
    within = all(text[start:first].strip() for start, first in zip(starts, firsts, strict=True))
    ends = lines.end[:CODE_SAMPLE].tolist()
    spans = list(zip(firsts if within else starts, ends, strict=True))
    begin, inside = pattern(CODE_BEGIN).match, pattern(CODE_INSIDE).search
    others = [span for span in spans if not begin(text, *span)]
    if any(mark[0] in text and mark in text for mark in CODE_MARKS):
        others = [span for span in others if not inside(text, *span)]
    coded = len(spans) - len(others)
    return coded > CODE_LINES * len(spans) or bool(coded and pattern(SCRIPT).match(text))
