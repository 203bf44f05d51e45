"""Persons of the office who sign in: their roles, and how wrong passwords slow a guesser down."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record

LONGEST_DELAY_S = 300


class Role(StrEnum):
    """What a person is in the office; a person may hold several that do not exclude each other."""

    CLERK = "clerk"
    CHECKER = "checker"
    KEY_HOLDER = "key_holder"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class User(Record, Base):
    """One person with a password; `name` is what is typed to sign in."""

    __tablename__ = "user_account"

    name: Mapped[str] = mapped_column(String(60), unique=True)
    full_name: Mapped[str]
    roles: Mapped[str]  # role values parted by spaces
    password_hash: Mapped[str] = mapped_column(repr=False)
    is_closed: Mapped[bool] = mapped_column(default=False)
    failures: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None] = mapped_column(default=None)

    def role_set(self) -> frozenset[Role]:
        """Return the roles as a set."""
        return frozenset(Role(role) for role in self.roles.split())

    def note_failure(self, now: datetime) -> None:
        """Slow the next try down: 1, 2, 4 … 300 seconds, and never lock for ever."""
        self.failures += 1
        self.wait_until = now + timedelta(seconds=min(2 ** (self.failures - 1), LONGEST_DELAY_S))

    def note_success(self) -> None:
        """Forget earlier wrong passwords."""
        self.failures = 0
        self.wait_until = None
