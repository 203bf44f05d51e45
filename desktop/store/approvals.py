"""Queries about requests for a second person's word."""

from desktop.store.collection import Collection


class Approvals(Collection):
    """Stored rows of requests for a second person's word."""
