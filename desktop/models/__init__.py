"""Things and their rules: mapped records with no session, no clock, no file and no window."""
