"""Queries about partners and their key cards."""

from typing import NamedTuple

from sqlalchemy import select

from desktop.models.agency import Agency
from desktop.store.collection import Collection


class AgencyRow(NamedTuple):
    """One agency as lists show it."""

    uid: str
    code: str
    name: str
    kind: str
    representative: str
    post: str
    phone: str
    fingerprint: str
    card_state: str
    is_own: bool


class Agencies(Collection):
    """The office's partners, and the office itself."""

    def rows(self) -> list[AgencyRow]:
        """Return all agencies by name, the own office first."""
        query = select(*(getattr(Agency, name) for name in AgencyRow._fields))
        query = query.order_by(Agency.is_own.desc(), Agency.name, Agency.code)
        return [AgencyRow(*row) for row in self._session.execute(query)]

    def with_uid(self, uid: str) -> Agency | None:
        """Return an agency by its identity."""
        return self._session.scalar(select(Agency).where(Agency.uid == uid))

    def coded(self, code: str) -> Agency | None:
        """Return an agency by its code."""
        return self._session.scalar(select(Agency).where(Agency.code == code))

    def with_fingerprint(self, fingerprint: str) -> Agency | None:
        """Return the agency whose card has these forty digits."""
        return self._session.scalar(select(Agency).where(Agency.fingerprint == fingerprint))

    def with_cards(self) -> list[Agency]:
        """Return the partners that handed in a card, trusted or not."""
        return list(self._session.scalars(select(Agency).where(Agency.card != "", Agency.is_own.is_(False))))

    def own(self) -> Agency:
        """Return the office itself."""
        return self._session.scalars(select(Agency).where(Agency.is_own)).one()

    def names(self) -> dict[str, str]:
        """Return the name behind each code."""
        return {code: name for code, name in self._session.execute(select(Agency.code, Agency.name))}
