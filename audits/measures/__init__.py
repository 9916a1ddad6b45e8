"""Tables of measures in Parquet: written as they come, gone on with, judged without the text."""
