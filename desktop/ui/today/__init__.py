"""The page Today: what waits for whom."""
