"""Persons of the office who sign in: their roles and areas, and how wrong passwords slow a guesser down."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from math import ceil

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.marking import N_
from desktop.models.base import Base, Record
from desktop.models.problem import Problem, Severity

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 500
LONGEST_DELAY_S = 300
ONE_PERSON_FOR = timedelta(days=3)
"""So long giver and bearer of a password count as one: longer than a weekend, after which the bearer has noticed
that his own one works no more."""
_DOUBLINGS = 9  # two to the ninth is more than the longest delay


class Role(StrEnum):
    """What a person is in the office; a person may hold several that do not exclude each other."""

    CLERK = "clerk"
    CHECKER = "checker"
    KEY_HOLDER = "key_holder"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class User(Record, Base, kw_only=True):
    """One person with a password; `name` is what is typed to sign in.

    `standing` rises whenever somebody else changes what the account may do, so that a session which began
    before notices it at its next operation.
    """

    __tablename__ = "user_account"
    __table_args__ = (CheckConstraint("trim(name) <> ''", name="named"),)

    name: Mapped[str] = mapped_column(String(60), unique=True)
    full_name: Mapped[str]
    roles: Mapped[str]  # role values parted by spaces; none until a second person agreed
    password_hash: Mapped[str] = mapped_column(repr=False)
    areas: Mapped[str] = mapped_column(default="")  # area codes parted by spaces; none is the whole office
    is_closed: Mapped[bool] = mapped_column(default=False)
    must_change: Mapped[bool] = mapped_column(default=False)  # the password is one that somebody else gave
    standing: Mapped[int] = mapped_column(default=1)
    signed_in_at: Mapped[datetime | None] = mapped_column(default=None)
    given_by: Mapped[str | None] = mapped_column(String(26), default=None)  # who last gave it a password
    own_since: Mapped[datetime | None] = mapped_column(default=None)  # when it chose an own one after that

    def giver_behind(self, acted_at: datetime, now: datetime) -> str | None:
        """Return who may have acted under this account: whoever gave its password a short while ago."""
        since = self.own_since
        return self.given_by if since and since <= acted_at and now < since + ONE_PERSON_FOR else None

    def role_set(self) -> frozenset[Role]:
        """Return the roles as a set."""
        return frozenset(Role(role) for role in self.roles.split())

    def area_codes(self) -> tuple[str, ...]:
        """Return the areas the person is limited to, the home area first."""
        return tuple(self.areas.split())


class SignInTry(Base, kw_only=True):
    """Wrong tries in a row under one typed name, whether somebody bears it or not.

    The name stands as a short hash: people type passwords into the wrong line.
    """

    __tablename__ = "sign_in_try"

    name_hash: Mapped[str] = mapped_column(String(12), unique=True)
    failures: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime]

    def seconds_left(self, now: datetime) -> int:
        """Return how long to wait still: 1, 2, 4 … 300 seconds since the last try, and never for ever.

        A clock that was set back is no reason to wait for years: the delay then begins anew.
        """
        if not self.failures:
            return 0
        delay = min(1 << min(self.failures - 1, _DOUBLINGS), LONGEST_DELAY_S)
        gone = max(0.0, (now - self.tried_at).total_seconds())
        return max(0, ceil(delay - gone))


def chain_of_givers(
    accounts: Mapping[str, User], uid: str, acted_at: datetime, now: datetime
) -> dict[str, datetime | None]:
    """Return who may be behind what an account did: itself, who gave its password lately, who gave that one's.

    Beside each stands until when it counts as one person with the account before it.
    """
    chain: dict[str, datetime | None] = {}
    until: datetime | None = None
    whose: str | None = uid
    while whose is not None and whose not in chain:
        chain[whose] = until
        user = accounts.get(whose)
        whose = user.giver_behind(acted_at, now) if user is not None else None
        if user is not None and user.own_since is not None:
            until = user.own_since + ONE_PERSON_FOR
    return chain


def name_hash(name: str) -> str:
    """Return under what the wrong tries of a typed name are counted."""
    return sha256(name.encode()).hexdigest()[:12]


ROLE_WORDS = {
    Role.CLERK: N_("clerk"),
    Role.CHECKER: N_("checker"),
    Role.KEY_HOLDER: N_("key holder"),
    Role.AUDITOR: N_("auditor"),
    Role.ADMINISTRATOR: N_("administrator"),
}
INCOMPATIBLE = (
    frozenset({Role.CLERK, Role.CHECKER}),
    frozenset({Role.AUDITOR, Role.CLERK}),
    frozenset({Role.AUDITOR, Role.CHECKER}),
    frozenset({Role.AUDITOR, Role.KEY_HOLDER}),
    frozenset({Role.AUDITOR, Role.ADMINISTRATOR}),
)
CLERK_ROLES = frozenset({Role.CLERK})
CHECKER_ROLES = frozenset({Role.CHECKER, Role.KEY_HOLDER, Role.ADMINISTRATOR})
SOLE_ROLES = frozenset({Role.CLERK, Role.KEY_HOLDER, Role.ADMINISTRATOR})
"""What the one person of an office of one is."""
NEVER_NOBODY = (Role.ADMINISTRATOR, Role.CHECKER)
"""Roles that some open account has to hold: without them nobody could mend the accounts again."""

_PASSWORD_SHORT = N_(
    "The password is too short. Use at least 10 characters; a short sentence is easy to remember."
)


def check_account(name: str, full_name: str, roles: frozenset[Role], password: str) -> list[Problem]:
    """Return what keeps an account from being made."""
    checks = (
        (bool(name.strip()), "name", N_("The name to sign in with is missing. Type a short name.")),
        (len(name.strip()) <= 60, "name", N_("The name to sign in with is too long. Type a short name.")),
        (
            bool(full_name.strip()),
            "full_name",
            N_("The person's full name is missing. Type it as papers show it."),
        ),
    )
    problems = [
        Problem(Severity.ERROR, message, field=field) for holds, field, message in checks if not holds
    ]
    return problems + check_roles(roles) + check_password(password)


def check_roles(roles: frozenset[Role]) -> list[Problem]:
    """Return why nobody may hold just these roles."""
    if not roles:
        message = N_("The person has no role yet. Choose at least one.")
    elif any(pair <= roles for pair in INCOMPATIBLE):
        message = N_(
            "These roles exclude each other: who prepares or audits may not also approve. Take one away."
        )
    else:
        return []
    return [Problem(Severity.ERROR, message, field="roles")]


def check_password(password: str) -> list[Problem]:
    """Return why a password, already in NFC, may not be one."""
    if len(password) < SHORTEST_PASSWORD:
        message = _PASSWORD_SHORT
    elif len(password) > LONGEST_PASSWORD:
        message = N_("The password is too long. Use at most 500 characters.")
    elif len(set(password)) < 4:
        message = N_("The password repeats the same few characters. Use a short sentence.")
    else:
        return []
    return [Problem(Severity.ERROR, message, field="password")]
