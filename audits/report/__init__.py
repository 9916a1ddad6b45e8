"""Verdicts shown: in a terminal, as JSON Lines, as a page."""
