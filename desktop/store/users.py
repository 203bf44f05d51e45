"""Queries about persons who sign in."""

from desktop.store.collection import Collection


class Users(Collection):
    """Stored rows of persons who sign in."""
