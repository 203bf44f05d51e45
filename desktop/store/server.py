"""Opens the office's database on a PostgreSQL server, or says why it cannot; it never makes one there.

Every wait for the server has an end: a statement is stopped by the server after a minute, and a server that says
nothing at all is given up a little later, so that no window hangs on it.
"""

import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from desktop.errors import DamagedError, RefusedError
from desktop.marking import N_
from desktop.store.faults import told
from desktop.store.server_address import connection_words

if TYPE_CHECKING:
    from psycopg import Connection, ServerCursor
    from psycopg.adapt import Loader

PATIENCE_S = 60.0  # for one statement
WINDOW_PATIENCE_S = 2.0  # the same where a window waits for it
LOCK_PATIENCE_S = 30  # for a colleague's work to end
ANSWER_S = 3  # for a server to take a connection
WRITERS = 0x5761736C  # one writer at a time in each schema, by this advisory lock
OLDEST_VERSION = 140000
_SESSION = {
    "application_name": "wasl",
    "connect_timeout": ANSWER_S,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
    "client_encoding": "utf8",
    "options": (
        f"-c statement_timeout={int(PATIENCE_S)}s -c lock_timeout={LOCK_PATIENCE_S}s -c timezone=UTC"
        " -c idle_in_transaction_session_timeout=15min -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10"
        " -c default_transaction_isolation=read\\ committed -c client_min_messages=error"
        " -c random_page_cost=1.1"  # an office's database lies in memory: fifty names by their index, not by sorting
    ),
}
_WHO = (
    "select current_setting('server_version_num')::int, current_setting('server_encoding'),"
    " (select rolsuper from pg_roles where rolname = current_user), current_schema()"
)


def open_server(address: str, password: str, folder: Path, schema: str = "") -> Engine:
    """Return an engine on a database of a server, which keeps to the schema that it finds the office in.

    Were a restored office to take that place, this engine finds no tables any more, and never those of the other.

    Args:
        address: As `office.toml` has it, without a password.
        password: From the vault; "" where the server knows the account by other means.
        folder: Of the office; a certificate that the address names without a path lies in it.
        schema: Another than the one that the database names.

    Raises:
        BadInputError: The address is none, or carries a password or no protection.
        UnreachableError: The server does not answer, or not to this account.
        RefusedError: The account may do more than the program needs.
        DamagedError: The server is too old, or the database does not keep all letters.
    """
    words: dict[str, Any] = {**connection_words(address, folder), **_SESSION}
    if password:
        words["password"] = password
    if schema:
        words["options"] = _within(schema)
    engine = _pooled(words)
    try:
        words["options"] = _within(schema or _know(engine))
    except BaseException as fault:
        engine.dispose()
        if isinstance(fault, DBAPIError):
            raise told(fault) from fault
        raise
    return engine


def _pooled(words: dict[str, Any]) -> Engine:
    """Return an engine whose lines are opened as `words` say at that moment."""
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: _connected(words),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        pool_timeout=LOCK_PATIENCE_S,
        pool_pre_ping=True,
        pool_use_lifo=True,
        execution_options={"preserve_rowcount": True},
    )
    event.listen(engine, "begin", _begin)
    return engine


def wait_briefly(engine: Engine) -> None:
    """From now on let the main thread, on which windows are drawn, wait for an answer only a few seconds."""
    if engine.dialect.name == "postgresql":
        _patient().window = threading.main_thread().ident  # type: ignore[attr-defined]  # our own class, made late


def _connected(words: dict[str, Any]) -> "Connection":
    line = _patient().connect(**words)
    line.adapters.register_loader(
        "numeric", _whole_numbers()
    )  # a sum of wide numbers; there are no fractions
    line.server_cursor_factory = _streams()
    return line


@cache
def _streams() -> "type[ServerCursor]":
    from psycopg import ServerCursor

    class Stream(ServerCursor):
        """Rows as they come; one that is left early ends on the server with its transaction."""

        def __del__(self, *_: object) -> None:
            """Go without a warning."""

    return Stream


@cache
def _whole_numbers() -> "type[Loader]":
    from psycopg.adapt import Loader

    class WholeNumber(Loader):
        """Reads a number that the server calls numeric."""

        def load(self, data: Any) -> int:
            """Return it; a fraction would be a bug and fails."""
            return int(bytes(data))

    return WholeNumber


@cache
def _patient() -> "type[Connection]":
    """Return the class of connections that give a silent server up."""
    import psycopg
    from psycopg.errors import _WaitTimeout

    class PatientConnection(psycopg.Connection):
        """A connection whose every wait ends; one that was given up is closed."""

        window: int | None = None

        def __del__(self, *_: object) -> None:
            """Go without a warning, as the pool of a forgotten store does; the driver closes the line."""

        def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
            """Wait for the server as long as a clerk can be asked to."""
            if timeout is not None:
                return super().wait(gen, interval, timeout)
            is_window = threading.get_ident() == self.window
            try:
                return super().wait(gen, interval, WINDOW_PATIENCE_S if is_window else PATIENCE_S + ANSWER_S)
            except _WaitTimeout:
                self.pgconn.finish()
                raise psycopg.OperationalError("the server is silent") from None

    return PatientConnection


def _begin(connection: Any) -> None:
    """Give readers one state of the database, and let writers in one after the other.

    Writers take turns as they do on a file: every rule that reads before it writes holds, numbers and journal
    have no gaps, and nobody meets a deadlock. Entries of the journal alone ("NOTE") need no turn: they wait for
    the journal's last row, which the others lock only at their end.
    """
    from psycopg import IsolationLevel

    mode = connection.get_execution_options().get("transaction_mode", "")
    is_reader = mode == "READ"
    own = connection.connection.driver_connection
    own.isolation_level = IsolationLevel.REPEATABLE_READ if is_reader else IsolationLevel.READ_COMMITTED
    own.read_only = is_reader or None  # None: as the database says; that of an office that moved is closed
    if mode == "IMMEDIATE":
        connection.exec_driver_sql(
            "SELECT pg_advisory_xact_lock(%s, hashtext(current_schema()))", (WRITERS,)
        )  # fmt: skip


def _within(schema: str) -> str:
    """Return the options of a line that sees the tables of one schema."""
    quoted = '"' + schema.replace('"', '""') + '"'
    escaped = quoted.replace("\\", "\\\\").replace(" ", "\\ ")
    return f"{_SESSION['options']} -c search_path={escaped}"


def _know(engine: Engine) -> str:
    """Refuse a server on which the office could not work; return the schema in which it lies."""
    with engine.connect() as connection:
        version, encoding, is_superuser, schema = connection.exec_driver_sql(_WHO).one()
    if is_superuser:
        raise RefusedError(
            N_(
                "This account of the server may do everything there, which is more than the program needs. "
                "Ask the administrator of the server for an account of its own for this office."
            ),
            code="E_SUPERUSER",
        )
    if version < OLDEST_VERSION:
        raise DamagedError(N_("The database server is too old. It has to be PostgreSQL 14 or newer."))
    if encoding != "UTF8":
        raise DamagedError(
            N_(
                "The database does not keep all letters. Ask the administrator for one with the encoding UTF8."
            )
        )
    return str(schema or "public")
