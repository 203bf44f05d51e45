"""Finds and judges pairs of records that may be one person; knows arrays and models, never the database."""
