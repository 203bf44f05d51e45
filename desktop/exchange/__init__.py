"""Signed, sealed packages between offices: pure functions and streams; no database, no window, no clock."""
