"""The page of approved lists and its dialogs."""
