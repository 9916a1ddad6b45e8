"""What stands more than once in a document: blocks, lines and paragraphs, runs of words."""
