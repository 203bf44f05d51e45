"""Queries about categories, kinds of aid, disability types."""

from desktop.store.collection import Collection


class CodeLists(Collection):
    """Stored rows of categories, kinds of aid, disability types."""
