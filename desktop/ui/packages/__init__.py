"""The exchange page: packages out and in, and the decisions on a partner's rows."""
