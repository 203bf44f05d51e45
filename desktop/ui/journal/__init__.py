"""The journal page: what happened, whether the chain holds, and the report for the file."""
