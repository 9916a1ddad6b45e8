"""The layout of a text: line widths, wraps, and the logical paragraphs behind them."""

from audits.layout.breaking import Style, forbidden, style
from audits.layout.breaks import ideographic
from audits.layout.joining import joined
from audits.layout.paragraph import Paragraph, paragraphs
from audits.layout.profile import width_profile
from audits.layout.soft import flowed_lines, quoted_printable_lines
from audits.layout.wrap import Wrap
from audits.layout.wrapping import wraps

__all__ = [
    "Paragraph",
    "Style",
    "Wrap",
    "flowed_lines",
    "forbidden",
    "ideographic",
    "joined",
    "paragraphs",
    "quoted_printable_lines",
    "style",
    "width_profile",
    "wraps",
]
