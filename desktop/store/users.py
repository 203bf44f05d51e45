"""Queries about persons who sign in."""

from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import bindparam, delete, select

from desktop.models.base import Record
from desktop.models.user import Role, SignInTry, User
from desktop.store.collection import Collection

R = TypeVar("R", bound=Record)
KEPT_TRIES = 1000
FORGOTTEN_AFTER = timedelta(days=1)
# Asked at the top of every operation: put together once, and past the session, which takes three times as long.
_STANDING = select(User.standing).where(User.uid == bindparam("uid"))


class Users(Collection):
    """The accounts of the office."""

    def named(self, name: str) -> User | None:
        """Return the account with this sign-in name."""
        return self._session.scalar(select(User).where(User.name == name))

    def with_uid(self, uid: str) -> User | None:
        """Return the account behind the author of a record."""
        return self._session.scalar(select(User).where(User.uid == uid))

    def record(self, kind: type[R], uid: str) -> R:
        """Return a record that is known to be there, for the persons behind it."""
        return self._session.scalars(select(kind).where(kind.uid == uid)).one()

    def everyone(self) -> list[User]:
        """Return all accounts by name."""
        return list(self._session.scalars(select(User).order_by(User.name)))

    def full_names(self) -> dict[str, str]:
        """Return the full name behind each uid, for tables that show who did what."""
        return {uid: name for uid, name in self._session.execute(select(User.uid, User.full_name))}

    def standing(self, uid: str) -> int | None:
        """Return how often others changed what an account may do."""
        standing: int | None = self._session.connection().scalar(_STANDING, {"uid": uid})
        return standing

    def others_with(self, role: Role, uid: str) -> int:
        """Count the open accounts beside one that hold a role."""
        query = select(User.roles).where(User.is_closed.is_(False), User.uid != uid)
        return sum(role in held.split() for held in self._session.scalars(query))

    def tries(self, name_hash: str) -> SignInTry | None:
        """Return the wrong tries under a typed name; whoever counts one has to wait for the other."""
        query = select(SignInTry).where(SignInTry.name_hash == name_hash)
        return self._session.scalar(query.with_for_update())

    def forget_tries(self, name_hash: str) -> None:
        """Forget the wrong tries under a name."""
        self._session.execute(delete(SignInTry).where(SignInTry.name_hash == name_hash))

    def forget_old_tries(self, now: datetime) -> None:
        """Drop tries that are past, and of too many the mildest, so that guessing never fills the database."""
        self._session.execute(delete(SignInTry).where(SignInTry.tried_at < now - FORGOTTEN_AFTER))
        worst = select(SignInTry.id).order_by(SignInTry.failures.desc(), SignInTry.id.desc())
        kept = worst.limit(KEPT_TRIES).subquery()
        self._session.execute(delete(SignInTry).where(SignInTry.id.not_in(select(kept.c.id))))
