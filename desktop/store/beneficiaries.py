"""Queries about persons and households."""

from desktop.store.collection import Collection


class Beneficiaries(Collection):
    """Stored rows of persons and households."""
