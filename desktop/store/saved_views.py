"""Queries about saved views: one's own, and those that others share with the office."""

from sqlalchemy import or_, select

from desktop.models.saved_view import SavedView
from desktop.store.collection import Collection


class SavedViews(Collection):
    """The views under their names."""

    def seen_by(self, person_uid: str, page: str) -> list[SavedView]:
        """Return the views of a page that a person may use, by name."""
        is_offered = or_(SavedView.created_by == person_uid, SavedView.is_shared)
        query = select(SavedView).where(SavedView.page == page, SavedView.is_closed.is_(False), is_offered)
        return list(self._session.scalars(query.order_by(SavedView.name, SavedView.id)))

    def own(self, person_uid: str, page: str, name: str) -> SavedView | None:
        """Return a person's own view of this name."""
        query = select(SavedView).where(SavedView.page == page, SavedView.created_by == person_uid)
        return self._session.scalar(query.where(SavedView.name == name, SavedView.is_closed.is_(False)))

    def with_uid(self, uid: str) -> SavedView | None:
        """Return one view."""
        return self._session.scalar(select(SavedView).where(SavedView.uid == uid))
