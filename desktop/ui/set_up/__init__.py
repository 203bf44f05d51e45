"""The birth of an office: its questions, its keys, its recovery paper."""
