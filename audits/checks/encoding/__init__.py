"""Checks of the family encoding: characters that are not what they should be."""
