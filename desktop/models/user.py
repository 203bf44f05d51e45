"""Persons of the office who sign in: their roles, and how wrong passwords slow a guesser down."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.marking import N_
from desktop.models.base import Base, Record
from desktop.models.problem import Problem, Severity

LONGEST_DELAY_S = 300


class Role(StrEnum):
    """What a person is in the office; a person may hold several that do not exclude each other."""

    CLERK = "clerk"
    CHECKER = "checker"
    KEY_HOLDER = "key_holder"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class User(Record, Base, kw_only=True):
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


INCOMPATIBLE = (
    frozenset({Role.CLERK, Role.CHECKER}),
    frozenset({Role.AUDITOR, Role.CLERK}),
    frozenset({Role.AUDITOR, Role.CHECKER}),
    frozenset({Role.AUDITOR, Role.KEY_HOLDER}),
    frozenset({Role.AUDITOR, Role.ADMINISTRATOR}),
)
SHORTEST_PASSWORD = 10


def check_account(name: str, full_name: str, roles: frozenset[Role], password: str) -> list[Problem]:
    """Return what keeps an account from being made."""
    checks = (
        (bool(name.strip()), "name", N_("The name to sign in with is missing. Type a short name.")),
        (
            bool(full_name.strip()),
            "full_name",
            N_("The person's full name is missing. Type it as papers show it."),
        ),
        (bool(roles), "roles", N_("The person has no role yet. Choose at least one.")),
        (
            not any(pair <= roles for pair in INCOMPATIBLE),
            "roles",
            N_("These roles exclude each other: who prepares or audits may not also approve. Take one away."),
        ),
        (
            len(password) >= SHORTEST_PASSWORD,
            "password",
            N_(
                "The password is too short. Use at least 10 characters; a short sentence is easy to remember."
            ),
        ),
    )
    return [Problem(Severity.ERROR, message, field=field) for holds, field, message in checks if not holds]
