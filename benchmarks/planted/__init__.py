"""A labelled corpus of the project's own texts: clean documents, and some with one defect each."""
