"""The lists of the office: codes, areas, and how far each area is known."""
