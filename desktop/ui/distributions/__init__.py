"""The page of distributions and its dialogs."""
