"""Opens the database that an office's settings name: its own encrypted file, or a server it shares."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.errors import BadInputError, DamagedError, RefusedError
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.progress import Progress
from desktop.settings import OfficePaths, Settings
from desktop.store.engine import open_file
from desktop.store.faults import MOVED_AWAY
from desktop.store.migrate import upgrade
from desktop.store.server import open_server
from desktop.store.server_address import address_of, certificate_file, connection_words, parts_of
from desktop.store.store import Store
from desktop.store.tables import clear, refuse_used
from desktop.vault import Secret, Vault
from desktop.whole_file import write_whole

FILE = "office.db"
CERTIFICATE = "server-ca.pem"  # by which the server proves itself, in the office's folder
MOST_CERTIFICATE_BYTES = 1 << 20


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


def require_own(store: Store, settings: Settings) -> None:
    """Refuse a database whose office moved away, and that of another office, to which an address may lead.

    Raises:
        RefusedError: Its journal ends with the move.
        DamagedError: It is another office's.
    """
    with store.read() as uow:
        last, code = uow.journal.latest(1), uow.offices.own().code
    if last and last[0].action == Action.MOVED:
        raise RefusedError(MOVED_AWAY, code="E_MOVED")
    if code != settings.code:
        raise DamagedError(
            N_("The database at this address belongs to the office {office}. Check the address."),
            office=code,
            code="E_ANOTHER_OFFICE",
        )


@dataclass(kw_only=True)
class Place:
    """Where a new office's data shall lie; on a server an empty database waits there for it."""

    address: str = FILE
    password: str = field(default="", repr=False)
    certificate: bytes | None = None
    _written: Path | None = field(default=None, init=False)
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
            self._written = self.lay_certificate(paths.folder)
            store = open_on_server(self.address, self.password, paths.folder)
            refuse_used(store.engine)
            self._store = store
        upgrade(store.engine)
        return store

    def take_back(self) -> None:
        """Leave a server's database as empty as it was; a file goes with its folder."""
        if self._written is not None:
            self._written.unlink(missing_ok=True)
        if self._store is not None:
            clear(self._store.engine)
            self._store.close()

    def lay_certificate(self, folder: Path) -> Path | None:
        """Write the server's certificate where the address looks for it; return where, if there is one."""
        place = certificate_file(self.address, folder)
        if place is None or self.certificate is None:
            return None
        write_whole(place, self.certificate)
        return place


def server_place(
    server: str, database: str, account: str, password: str, certificate: Path | None = None
) -> Place:
    """Return the place on a server as its parts were typed.

    Raises:
        BadInputError: A part is missing, or the file holds no certificate.
    """
    name = CERTIFICATE if certificate is not None else ""
    place = Place(
        address=address_of(server.strip(), database.strip(), account.strip(), name),
        password=password,
        certificate=None if certificate is None else _certificate(certificate),
    )
    connection_words(place.address, Path())  # refuses what lacks a part
    return place


def try_place(place: Place, progress: Progress | None = None) -> None:
    """Look whether a server lets the account in and has an empty database for it; nothing is changed.

    Raises:
        UnreachableError: The server does not answer, does not prove itself, or does not let the account in.
        RefusedError: The database is not empty, or the account may do too much.
    """
    with TemporaryDirectory(prefix="wasl-") as folder:
        place.lay_certificate(Path(folder))
        engine = open_server(place.address, place.password, Path(folder))
        try:
            refuse_used(engine)
        finally:
            engine.dispose()


def server_words(settings: Settings) -> tuple[str, str, str] | None:
    """Return server, database and account of a shared office as people read them; None for one in a file."""
    return parts_of(settings.database) if settings.is_on_server else None


def _certificate(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_CERTIFICATE_BYTES)
    except OSError:
        content = b""
    if b"-----BEGIN CERTIFICATE-----" not in content:
        raise BadInputError(
            N_(
                "The file {path} holds no certificate. It begins with BEGIN CERTIFICATE; ask the administrator."
            ),
            path=str(path),
            code="E_CERTIFICATE_FILE",
        )
    return content
