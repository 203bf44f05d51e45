"""Reads the address of a database on a server; it refuses passwords in it and lines without protection."""

from pathlib import Path
from urllib.parse import quote, urlencode

from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.settings import SERVER_SCHEMES

_OWN_MACHINE = ("localhost", "127.0.0.1", "::1")
_NOT_HERE = ("password", "passfile", "service", "options")


def address_of(server: str, database: str, account: str, certificate: str = "") -> str:
    """Return the address that stands in `office.toml`.

    Args:
        server: Its name in the network, perhaps with a port; or the folder of its socket on this machine.
        database: The name of the database.
        account: Of the office on the server.
        certificate: Name of the file in the office's folder by which the server proves itself; "" for the system's.
    """
    words = {"sslrootcert": certificate} if certificate else {}
    if server.startswith("/"):
        words["host"] = server
    place = "" if server.startswith("/") else server
    asked = f"?{urlencode(words, safe='/')}" if words else ""
    return f"postgresql://{quote(account, safe='')}@{place}/{quote(database, safe='')}{asked}"


def parts_of(address: str) -> tuple[str, str, str]:
    """Return server, database and account of an address, as people read them."""
    words = _read(address)
    port = words.get("port", "")
    server = words.get("host", "")
    return f"{server}:{port}" if port else server, words.get("dbname", ""), words.get("user", "")


def connection_words(address: str, folder: Path) -> dict[str, str]:
    """Return what the driver needs of an address such as `postgresql://wasl@db.office.example/wasl`.

    Over a network the server has to prove who it is (`sslmode=verify-full`, chosen where nothing is said).

    Raises:
        BadInputError: It is no such address, holds a password, or asks for less protection.
    """
    words = _read(address)
    for name in _NOT_HERE:
        if name in words:
            raise BadInputError(
                N_(
                    "The address of the database must not hold “{name}”. Take it out; passwords are asked for."
                ),
                name=name,
            )
    for name in ("host", "dbname", "user"):
        if not words.get(name):
            raise BadInputError(
                N_(
                    "The address of the database lacks a part. It reads "
                    "postgresql://account@server/database, and may go on with ?sslrootcert=file."
                )
            )
    if not _stays_here(words["host"]):
        if words.setdefault("sslmode", "verify-full") != "verify-full":
            raise BadInputError(
                N_(
                    "Over a network the server has to prove who it is. "
                    "Take “sslmode” out of the address, or write verify-full."
                ),
                code="E_TLS",
            )
        certificate = words.get("sslrootcert", "system")
        is_file = certificate != "system" and not Path(certificate).is_absolute()
        words["sslrootcert"] = str(folder / certificate) if is_file else certificate
    return words


def certificate_file(address: str, folder: Path) -> Path | None:
    """Return the file in an office folder by which the server proves itself, if the address names one."""
    name = _read(address).get("sslrootcert", "system")
    return None if name == "system" or Path(name).is_absolute() else folder / name


def _read(address: str) -> dict[str, str]:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        if not address.startswith(SERVER_SCHEMES):
            raise ProgrammingError(address)
        return {name: str(value) for name, value in conninfo_to_dict(address).items()}
    except ProgrammingError as fault:
        raise BadInputError(
            N_("This is no address of a database. It reads postgresql://account@server/database.")
        ) from fault


def _stays_here(host: str) -> bool:
    """Return whether a host is this very machine: a socket's folder, or the loop-back."""
    return all(one.startswith("/") or one in _OWN_MACHINE for one in host.split(","))
