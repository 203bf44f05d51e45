"""Queries about the tree of areas."""

from desktop.store.collection import Collection


class Areas(Collection):
    """Stored rows of the tree of areas."""
