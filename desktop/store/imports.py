"""Queries about lists that were taken in."""

from desktop.store.collection import Collection


class Imports(Collection):
    """Stored rows of lists that were taken in."""
