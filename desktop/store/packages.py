"""Queries about lanes, packages and incoming rows."""

from desktop.store.collection import Collection


class Packages(Collection):
    """Stored rows of lanes, packages and incoming rows."""
