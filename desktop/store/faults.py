"""Tells faults of the database that a person can mend from those that are our own bugs."""

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from desktop.errors import DamagedError, RefusedError, UnreachableError, UserError
from desktop.marking import N_

_SILENT = N_(
    "The database server cannot be reached. Nothing you typed is lost: wait a moment and try again. "
    "If it stays so, check the network and tell the administrator."
)
_SLOW = N_("The database server is too slow to answer now. Wait a moment and try again; nothing is lost.")
_BUSY = N_(
    "A colleague's long work, such as an import, is being saved at this moment. "
    "Wait until it is over, then save again; your typing is still on the screen."
)
_TOGETHER = N_(
    "Somebody saved the same thing at the same moment. Your typing is still on the screen: save again."
)
_NOT_LET_IN = N_(
    "The database server did not accept this office's account or password. Tell the administrator: "
    "a new password is entered on each computer with the command server-password."
)
_NO_DATABASE = N_(
    "The server has no database of this name. Check the address in office.toml with the administrator."
)
_FULL = N_("The database server cannot store more. Tell its administrator; nothing was lost.")
_MAY_NOT = N_("The account of this office may not do this on the server. Tell its administrator.")
MOVED_AWAY = N_(
    "This database takes no changes any more: the office was moved to another place. "
    "Close the program and ask the administrator for the new address."
)
REPLACED = N_(
    "The data of this office were replaced, as by a backup that was restored. "
    "Lock the window and sign in again; what stands on the screen is of the office as it was."
)
_UNWRITABLE = N_(
    "The database could not be written. Check that the disk is not full, then save again. Nothing was lost."
)
_PROTECTED = N_(
    "The office's folder can be read but not written. Ask the administrator for the right to write in it, "
    "or lift the protection of the disk, then try again. Nothing was lost."
)
_LOCKED = N_(
    "Another program is writing into this office at the moment. Wait until it is ready, then save again; "
    "your typing is still on the screen."
)
_DAMAGED = N_(
    "The database is damaged at the place that was asked for. Close the program, keep the folder as it is, and "
    "restore the office from its last backup."
)
# What SQLite says of a file that cannot be read or written; all else it says is our own bug.
_BY_SIGN: tuple[tuple[str, type[UserError], str, str], ...] = (
    ("disk is full", DamagedError, _UNWRITABLE, "E_DISK"),
    ("disk I/O", DamagedError, _UNWRITABLE, "E_DISK"),
    ("unable to open", DamagedError, _UNWRITABLE, "E_DISK"),
    ("readonly", RefusedError, _PROTECTED, "E_READ_ONLY"),
    ("locked", RefusedError, _LOCKED, "E_BUSY"),
    ("malformed", DamagedError, _DAMAGED, "E_DAMAGED"),
    ("not a database", DamagedError, _DAMAGED, "E_DAMAGED"),
)
# By the first characters of the server's own code for the fault.
_BY_CODE: tuple[tuple[str, type[UserError], str, str], ...] = (
    ("55P03", RefusedError, _BUSY, "E_BUSY"),
    ("40", RefusedError, _TOGETHER, "E_TOGETHER"),
    ("57014", UnreachableError, _SLOW, "E_SLOW"),
    ("28", UnreachableError, _NOT_LET_IN, "E_NOT_LET_IN"),
    ("3D000", UnreachableError, _NO_DATABASE, "E_NO_DATABASE"),
    ("42501", DamagedError, _MAY_NOT, "E_MAY_NOT"),
    ("25006", RefusedError, MOVED_AWAY, "E_MOVED"),
    ("42P01", RefusedError, REPLACED, "E_REPLACED"),
    ("3F000", RefusedError, REPLACED, "E_REPLACED"),
    ("53300", UnreachableError, _SLOW, "E_SLOW"),
    ("53", DamagedError, _FULL, "E_FULL"),
    ("57", UnreachableError, _SILENT, "E_SERVER"),
    ("08", UnreachableError, _SILENT, "E_SERVER"),
)


def told(fault: BaseException) -> BaseException:
    """Return what the clerk should hear of a fault; what is no business of his flies on."""
    if isinstance(fault, PoolTimeoutError):
        return UnreachableError(_SLOW, code="E_SLOW")
    if not isinstance(fault, DBAPIError):
        return fault
    code = getattr(fault.orig, "sqlstate", None) or ""
    for beginning, kind, sentence, name in _BY_CODE:
        if code.startswith(beginning):
            return kind(sentence, code=name)
    if is_cut_off(fault):
        return unreachable(str(fault.orig))
    said = str(fault.orig)
    for sign, kind, sentence, name in _BY_SIGN:
        if sign in said:
            return kind(sentence, code=name)
    return fault


def is_cut_off(fault: BaseException) -> bool:
    """Return whether the line to the server broke, or never stood."""
    if not isinstance(fault, DBAPIError):
        return False
    is_servers = type(fault.orig).__module__.startswith("psycopg")
    has_code = getattr(fault.orig, "sqlstate", None) is not None
    return fault.connection_invalidated or (
        is_servers and not has_code and isinstance(fault, OperationalError)
    )


def unreachable(said: str = "") -> UnreachableError:
    """Return the sentence for a server that is out of reach; before a sign-in it names no code of its own."""
    if "password authentication failed" in said or "no password supplied" in said:
        return UnreachableError(_NOT_LET_IN, code="E_NOT_LET_IN")
    if "does not exist" in said and "database" in said:
        return UnreachableError(_NO_DATABASE, code="E_NO_DATABASE")
    return UnreachableError(_SILENT, code="E_SERVER")
