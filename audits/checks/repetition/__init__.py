"""Checks of text that stands more than once."""
