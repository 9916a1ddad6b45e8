"""The layout of a text: line widths, wraps, and the logical paragraphs behind them."""

from audits.layout.paragraphs import Paragraph, paragraphs
from audits.layout.wraps import Wrap, wraps

__all__ = ["Paragraph", "Wrap", "paragraphs", "wraps"]
