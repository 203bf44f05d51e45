"""Queries about partners and their key cards."""

from desktop.store.collection import Collection


class Agencies(Collection):
    """Stored rows of partners and their key cards."""
