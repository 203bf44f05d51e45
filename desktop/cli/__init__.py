"""The same operations without a window: for the technician, for scripts and for tests."""
