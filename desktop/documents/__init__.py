"""Paper and workbooks: every file a person reads; it knows records and words, never the database."""
