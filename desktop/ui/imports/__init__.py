"""Taking in workbooks: from the file to the summary."""
