"""Checks of brackets, quotes and the marks around them."""
