"""Opens the database that an office's settings name: its own encrypted file, or a server it shares."""

from dataclasses import dataclass, field
from pathlib import Path

from desktop.errors import RefusedError
from desktop.models.journal import Action
from desktop.settings import OfficePaths, Settings
from desktop.store.engine import open_file
from desktop.store.faults import MOVED_AWAY
from desktop.store.migrate import upgrade
from desktop.store.server import open_server
from desktop.store.store import Store
from desktop.store.tables import clear, refuse_used
from desktop.vault import Secret, Vault

FILE = "office.db"


def open_store(settings: Settings, paths: OfficePaths, vault: Vault) -> Store:
    """Return the store of an office whose keys are at hand.

    Raises:
        NotFoundError: The database file is missing.
        UnreachableError: The server does not answer, or not to this office's account.
        DamagedError: It is not this office's database, or damaged.
    """
    if settings.is_on_server:
        return open_on_server(settings.database, vault.get(Secret.DATABASE_PASSWORD).decode(), paths.folder)
    engine = open_file(paths.database, vault.get(Secret.DATABASE_KEY))
    return Store(engine, str(paths.database.stat().st_ino))


def open_on_server(address: str, password: str, folder: Path) -> Store:
    """Return the store of a database on a server."""
    engine = open_server(address, password, folder)
    return Store(engine, str(engine.dialect.default_schema_name))


def refuse_moved(store: Store) -> None:
    """Refuse a database whose office was moved to another place.

    Raises:
        RefusedError: Its journal ends with the move.
    """
    with store.read() as uow:
        last = uow.journal.latest(1)
    if last and last[0].action == Action.MOVED:
        raise RefusedError(MOVED_AWAY, code="E_MOVED")


@dataclass(kw_only=True)
class Place:
    """Where a new office's data shall lie; on a server an empty database waits there for it."""

    address: str = FILE
    password: str = field(default="", repr=False)
    _store: Store | None = field(default=None, init=False)

    @property
    def is_on_server(self) -> bool:
        """Return whether it is a server."""
        return self.address != FILE

    def secrets(self) -> dict[Secret, bytes]:
        """Return what the vault has to keep for it."""
        return {Secret.DATABASE_PASSWORD: self.password.encode()} if self.is_on_server else {}

    def new_store(self, paths: OfficePaths, key: bytes) -> Store:
        """Make the tables and return the store.

        Raises:
            RefusedError: The database on the server is in use already.
        """
        if not self.is_on_server:
            store = Store(open_file(paths.database, key, create=True))
        else:
            store = open_on_server(self.address, self.password, paths.folder)
            refuse_used(store.engine)
            self._store = store
        upgrade(store.engine)
        return store

    def take_back(self) -> None:
        """Leave a server's database as empty as it was; a file goes with its folder."""
        if self._store is not None:
            clear(self._store.engine)
            self._store.close()
