"""Queries about memoranda and their parties."""

from desktop.store.collection import Collection


class Memoranda(Collection):
    """Stored rows of memoranda and their parties."""
