"""The window: the only folder beside `app.py` that knows Qt; it asks `operations` for everything else."""
