"""The page Settings: how the program looks and speaks, one's own account, and the proof that the office is whole."""
