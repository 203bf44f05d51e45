"""Queries about rounds and their rows."""

from desktop.store.collection import Collection


class Distributions(Collection):
    """Stored rows of rounds and their rows."""
