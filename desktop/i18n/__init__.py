"""Languages, digits, calendars, amounts in words and the one sort order; knows no window."""
