"""Queries about persons who sign in."""

from sqlalchemy import select

from desktop.models.user import User
from desktop.store.collection import Collection


class Users(Collection):
    """The accounts of the office."""

    def named(self, name: str) -> User | None:
        """Return the account with this sign-in name."""
        return self._session.scalar(select(User).where(User.name == name))

    def with_uid(self, uid: str) -> User | None:
        """Return the account behind the author of a record."""
        return self._session.scalar(select(User).where(User.uid == uid))

    def everyone(self) -> list[User]:
        """Return all accounts by name."""
        return list(self._session.scalars(select(User).order_by(User.name)))

    def full_names(self) -> dict[str, str]:
        """Return the full name behind each uid, for tables that show who did what."""
        return {uid: name for uid, name in self._session.execute(select(User.uid, User.full_name))}
