"""The database: an engine, units of work, and one file of queries a noun."""
