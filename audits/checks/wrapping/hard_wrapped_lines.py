r"""Hard-wrapped lines: paragraphs that were broken into lines at a fixed width.

Mail programs, terminals, man pages, old books and careless converters fill lines up to a width and
end them there, so a line end no longer means anything. Words, names and pairs of brackets then fall
on two lines, the same paragraph wrapped at two places has no line in common with itself, and who
joins the lines of a Chinese text with blanks puts blanks into its words.

Whether lines were wrapped is not a matter of their length. Greedy wrapping at a width W ends a line
where it does if and only if the next word, or ideograph with the marks bound to it, would not have
fitted. Each line end so gives an interval of widths that explain it; the width that explains the
most of them is sought, in columns, in characters and in bytes, for each stretch of the text by
itself. It counts as a wrap only if the line ends fall where language would not put them: verse,
lists, tables, source code, subtitles, dialogue, and one sentence or one paragraph a line are none,
however even their edge. With fewer than three line ends to judge nothing is said.

Pages of PDFs and of word processors are set in letters of unequal width, or spread to a straight
margin, so that full lines differ in columns. There a width is sought that explains long lines which
go on in lower case within a twentieth; the finding says "about".

Where every line was taken for a paragraph, an empty line stands after each. Such double-spaced
wraps are found as well, if their evidence is half as much again; a joint goes across both lines.

For ideographs and kana the finding also says whether line-break rules (kinsoku) were kept: a
program that ignores them cuts words and begins lines with stops.

The default suite takes a text of which more than a tenth of the lines is wrapped for wrapped prose,
a failure. Fewer lines, as a quoted mail in a long text, are passages: a warning.

To mend, join the lines of each paragraph: without a blank between ideographs, kana, Thai, Lao,
Khmer or Burmese letters, else with one. In a text filled to an exact number of characters, a line
short by one lost a blank there. Hyphens at line ends are the matter of LW003.

Sources: the method of interval stabbing over greedy line breaks; UAX #14, clreq and jlreq for what
may not be parted; RFC 3676 for lines that flow.

Okay: One paragraph a line, as long as it may be, is not wrapped: it has no line end inside it.
Okay: "Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.\n"
Bad: "為了解決朝鮮半島核武危機，美國、日本與南韓三國代表今天在東京\n集會，商討下一步的行動。會中各國代表對於是否恢復提供重油給北\n韓一事意見不一，美國助理國務卿凱利表示必須先看到具體的行動才\n能談援助，南韓代表則希望維持對話的氣氛，以免情勢進一步惡化下\n去。\n"
Bad: "A machine that fills its lines up to a width\nignores language: it ends them wherever the\nnext word would not have fitted, and a word\nthat begins a line there has nothing to do\nwith the end of the line that stands above\nit.\n"
"""  # noqa: E501

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from audits.characters import WIDTHS, Property, kinds_with
from audits.checks.check import ALWAYS
from audits.document import Document
from audits.finding import Column, Finding, Measure, counted, evidence
from audits.layout import Style, Wrap, quoted_printable_lines, style, wraps
from audits.layout.breaking import seen_whole
from audits.layout.wrap import Evidence

CODE: Final = "LW001"
NAME: Final = "hard-wrapped lines"
NEEDS: Final = ALWAYS
MOSTLY: Final = 0.5
"""Share of a wrap's lines that end in a soft break from which the soft breaks are its cause."""

WRAPPED_PROSE: Final = 0.1
"""Share of wrapped lines up to which only passages of a text are wrapped."""

COLUMNS: Final = (
    Column(
        "wrapped_line_ratio",
        "lines that go on in the next line, as a share of the lines that are not blank",
        "share",
        WRAPPED_PROSE,
        "critical",
    ),
    Column(
        "wrapped_passages",
        "wrapped stretches in a text whose lines are whole elsewhere (0 in wrapped prose)",
        "places",
        0,
    ),
    Column(
        "wrap_width",
        "the width of the widest wrap: columns or, where its finding says so, characters or bytes",
        "columns",
    ),
)


def find(document: Document) -> Iterator[Measure]:
    """The share of wrapped lines or the wrapped passages, and the width."""
    found = _wrapped(document)
    if not found:
        return
    ratio = sum(wrap.breaks.size for wrap in found) / _inked_lines(document)
    findings = (_finding(document, wrap) for wrap in found)
    if ratio > WRAPPED_PROSE:
        yield Measure("wrapped_line_ratio", ratio, evidence(findings))
    else:
        yield Measure("wrapped_line_ratio", ratio)
        yield counted("wrapped_passages", findings)
    yield Measure("wrap_width", float(max(wrap.width for wrap in found)))


def _wrapped(document: Document) -> tuple[Wrap, ...]:
    """The wraps, without those that the soft breaks of quoted-printable made (LW005)."""
    found = wraps(document)
    soft = quoted_printable_lines(document) if found else ()
    if not len(soft):
        return found
    return tuple(wrap for wrap in found if np.isin(wrap.breaks, soft).mean() < MOSTLY)


def _inked_lines(document: Document) -> int:
    """How many lines are not blank."""
    starts, ends = document.lines
    filled = starts < ends
    starts, ends = starts[filled], ends[filled]
    doubtful = ~kinds_with(Property.LETTER).take(document.kinds.take(starts))
    spans = zip(starts[doubtful].tolist(), ends[doubtful].tolist(), strict=True)
    return starts.size - sum(document.text[start:end].isspace() for start, end in spans)


def _finding(document: Document, wrap: Wrap) -> Finding:
    """What is known of one wrapped stretch."""
    manner = style(document, wrap)
    proof = [_evidence(document, wrap, manner, shown) for shown in wrap.shown]
    message = (
        f"lines {wrap.first + 1} to {wrap.last + 1} were wrapped at {_width(wrap)}"
        f"{_manner(manner)}{_spacing(wrap)}; so line {proof[0]['line']} ends at "
        f"{proof[0]['width']}: the next unit {proof[0]['next_unit']} would have made "
        f"{proof[0]['needed']}"
    )
    details = {
        "width": wrap.width,
        "unit": wrap.metric.unit,
        "ambiguous_width": wrap.metric.ambiguous,
        "ragged": wrap.metric.ragged,
        "possible_widths": [wrap.least, wrap.most],
        "explained": round(wrap.coverage, 3),
        "first_line": wrap.first + 1,
        "last_line": wrap.last + 1,
        "wrapped_lines": int(wrap.breaks.size),
        "spacing": wrap.spacing,
        **manner._asdict(),
        "pairs_whole_elsewhere": seen_whole(document, wrap),
        "evidence": proof,
    }
    return Finding(wrap.start, wrap.end, message, _fix(manner), details=details)


def _evidence(document: Document, wrap: Wrap, manner: Style, shown: Evidence) -> dict[str, Any]:
    """Why one line ends where it does, for JSON.

    Where line-break rules are ignored, the unit is one character, whatever is bound to it.
    """
    unit, needed = document.text[shown.start : shown.end], shown.needed
    if manner.kinsoku == "unaware" and wrap.metric.unit != "bytes":
        unit = unit[:1]
        lead = WIDTHS[document.kinds[shown.start]] if wrap.metric.unit == "columns" else 1
        needed = shown.width + int(lead)
    return {
        "line": shown.line + 1,
        "width": shown.width,
        "next_unit": unit,
        "needed": needed,
        "says": f"wrapped at {_width(wrap)}; the next unit {unit} would have made {needed}",
    }


def _width(wrap: Wrap) -> str:
    """The width in words."""
    about = "about " if wrap.metric.ragged else ""
    return f"{about}{wrap.width} {wrap.metric.unit}"


def _manner(manner: Style) -> str:
    """What to say of the style, after the width."""
    if manner.kinsoku == "unaware":
        return ", with no regard to line-break rules (kinsoku-unaware)"
    if manner.kinsoku == "aware":
        return ", by line-break rules (kinsoku-aware)"
    return ", through the middle of words" if manner.basis == "characters" else ""


def _spacing(wrap: Wrap) -> str:
    """What to say of empty lines between the lines."""
    return ", and an empty line was put after each" if wrap.spacing > 1 else ""


def _fix(manner: Style) -> str:
    if manner.kinsoku != "none":
        return "join the lines of each paragraph without a blank between ideographs or kana"
    if manner.basis == "words":
        return "join the lines of each paragraph with one blank"
    return "join the lines of each paragraph; words were cut, so decide each blank by the language"
