"""Checks of line breaks that something put into the text."""
