"""Queries about editions of lists and their lines."""

from desktop.store.collection import Collection


class ApprovedLists(Collection):
    """Stored rows of editions of lists and their lines."""
