"""Questions about kept pages; what is listed is read without the pictures."""

from sqlalchemy import ColumnElement, delete, select

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.distribution import Distribution
from desktop.models.kept_page import KeptPage, KeptPageRow
from desktop.models.user import User
from desktop.store.collection import Collection


class KeptPages(Collection):
    """The sealed pictures, each with its round."""

    def rows(self, distribution_id: int) -> list[KeptPageRow]:
        """Return the kept pages of a round in the order of the sheet."""
        one = KeptPage
        query = (
            select(
                one.uid,
                one.page,
                one.first_row,
                one.last_row,
                one.created_at,
                User.full_name,
                one.held_because,
            )
            .join(User, User.uid == one.created_by)
            .where(one.distribution_id == distribution_id)
            .order_by(one.page, one.id)
        )
        return [KeptPageRow._make(row) for row in self._session.execute(query)]

    def whole(self, uid: str) -> tuple[KeptPage, Distribution]:
        """Return a page and its round.

        Raises:
            NotFoundError: It was dropped.
        """
        query = (
            select(KeptPage, Distribution)
            .join(Distribution, Distribution.id == KeptPage.distribution_id)
            .where(KeptPage.uid == uid, self._reach.rounds())
        )
        found = self._session.execute(query).first()
        if found is None:
            raise NotFoundError(N_("This page is not kept any more. Look at the paper itself."))
        return found[0], found[1]

    def known(self, distribution_id: int) -> set[tuple[str, int]]:
        """Return which pictures are kept: hash of the file and number in it."""
        query = select(KeptPage.scan, KeptPage.picture).where(KeptPage.distribution_id == distribution_id)
        return {(scan, picture) for scan, picture in self._session.execute(query)}

    def keep(self, page: KeptPage) -> None:
        """Add a page and let go of its picture, of which a reading may bring thousands."""
        self.add(page)
        self._session.expunge(page)

    def drop_unheld(self, distribution_id: int) -> int:
        """Drop the pages of a round that no dispute holds; return how many."""
        return self._drop(KeptPage.distribution_id == distribution_id, KeptPage.held_because == "")

    def drop(self, page: KeptPage) -> None:
        """Drop one page."""
        self._drop(KeptPage.id == page.id)

    def _drop(self, *which: ColumnElement[bool]) -> int:
        self._touched.add(KeptPage.__tablename__)
        return self._session.connection().execute(delete(KeptPage).where(*which)).rowcount
