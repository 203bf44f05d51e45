"""What an operation works with: one frozen record, handed to every verb."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from desktop.models.country import Country
from desktop.models.user import Role
from desktop.running import Running, running
from desktop.settings import OfficePaths, Settings
from desktop.store.store import Store
from desktop.vault import Vault


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The person who signed in, as the account stood then."""

    uid: str
    name: str
    full_name: str
    roles: frozenset[Role]
    areas: tuple[str, ...] = ()  # limited to these and all below them, the home area first; none: no limit
    standing: int = 1  # of the account; an operation refuses when it rose since
    must_change: bool = False  # may only choose an own password
    is_sole: bool = False  # nobody else is in the office, and so nobody else reads its journal


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """An open office and the person at work in it; `actor` is None until somebody signed in."""

    store: Store
    vault: Vault
    settings: Settings
    paths: OfficePaths
    now: Callable[[], datetime]  # aware, UTC
    actor: Actor | None = None
    running: Callable[[], Running] = running  # by a clock that nobody sets; see operations/delays.py

    def today(self) -> date:
        """Return the local calendar day of `now()`."""
        return self.now().astimezone().date()

    @property
    def country(self) -> Country:
        """Return the country whose rules apply."""
        return Country(self.settings.country)
