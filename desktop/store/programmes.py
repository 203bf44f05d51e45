"""Queries about programmes, memberships and benefits."""

from desktop.store.collection import Collection


class Programmes(Collection):
    """Stored rows of programmes, memberships and benefits."""
