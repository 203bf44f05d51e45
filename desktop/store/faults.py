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
    "The database server did not accept the office's account or its password. Check both. Where the administrator "
    "changed the password, the new one is entered on each computer, at sign-in or with the command server-password."
)
_NO_DATABASE = N_("The server has no database of this name. Check the name with the administrator.")
_NO_SUCH_SERVER = N_(
    "The network knows no server of this name. Check how it is spelt, and whether this computer is in the "
    "office's network."
)
_REFUSED = N_(
    "The database server cannot be reached: nothing takes connections at its address. Nothing you typed is lost: "
    "wait a moment and try again. If it stays so, check the address and whether the server runs."
)
_UNPROVEN = N_(
    "The server could not prove that it is the office's server: its certificate is not signed by the one that this "
    "office knows, or has run out. Nothing was sent to it. Ask its administrator for the right certificate file."
)
_ANOTHER_NAME = N_(
    "The server's certificate is made out to another name than the one in the address, so it may be another server. "
    "Nothing was sent to it. Write the name as the certificate has it, or ask the administrator."
)
_UNPROTECTED = N_(
    "The server offers no protected line, and this program uses no other over a network. "
    "Ask the administrator to switch TLS on."
)
_NO_CERTIFICATE = N_(
    "The file with the server's certificate is missing in the office's folder, or cannot be read. "
    "Copy it there again from the administrator."
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
    ("moved away", RefusedError, MOVED_AWAY, "E_MOVED"),
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


# What the driver says before a sign-in, when there is no code yet.
_BEFORE: tuple[tuple[str, str, str], ...] = (
    ("password authentication failed", _NOT_LET_IN, "E_NOT_LET_IN"),
    ("no password supplied", _NOT_LET_IN, "E_NOT_LET_IN"),
    ("no pg_hba.conf entry", _NOT_LET_IN, "E_NOT_LET_IN"),
    ("could not translate host name", _NO_SUCH_SERVER, "E_ADDRESS"),
    ("failed to resolve host", _NO_SUCH_SERVER, "E_ADDRESS"),
    ("root certificate", _NO_CERTIFICATE, "E_CERTIFICATE_FILE"),
    ("does not match host name", _ANOTHER_NAME, "E_CERTIFICATE_NAME"),
    ("certificate verify failed", _UNPROVEN, "E_CERTIFICATE"),
    ("does not support SSL", _UNPROTECTED, "E_TLS"),
    ("Connection refused", _REFUSED, "E_SERVER"),
    ("No such file or directory", _REFUSED, "E_SERVER"),
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
    for sign, sentence, code in _BEFORE:
        if sign in said:
            return UnreachableError(sentence, code=code)
    if "does not exist" in said and "database" in said:
        return UnreachableError(_NO_DATABASE, code="E_NO_DATABASE")
    return UnreachableError(_SILENT, code="E_SERVER")
