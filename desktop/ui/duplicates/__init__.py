"""The page of duplicates: pairs side by side, decided by one key each, merged, and taken back."""
