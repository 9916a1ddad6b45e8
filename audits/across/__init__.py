"""Copies across documents: what a document has in common with those before it."""
