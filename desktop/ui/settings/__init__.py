"""The page Settings: how the program looks and speaks, the people, and the proof that the office is whole."""
