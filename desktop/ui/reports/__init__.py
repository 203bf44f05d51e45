"""Reports: what is asked, the table, and its picture."""
