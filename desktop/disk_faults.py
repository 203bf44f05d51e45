"""Tells faults of disk, stick and folder from our own bugs, and says them as sentences with a next step."""

import errno
from pathlib import Path

from desktop.errors import UserError
from desktop.marking import N_

_FULL = N_("There is no room left where {place} should be written. Free some room, then try again.")
_PROTECTED = N_(
    "{place} can be read but not written: the disk or stick is protected. Choose another place, or lift the "
    "protection and try again."
)
_FORBIDDEN = N_(
    "This account may not use {place}, or another program holds it open. Close that program, choose another "
    "place, or ask the administrator for the right."
)
_GONE = N_(
    "{place} is not there any more. If it lies on a stick or on the network, connect it again and try again."
)
_BROKEN = N_("The disk or stick reports a fault at {place}. Use another one, and have this one looked at.")
_NAME = N_("The name {place} is too long or not allowed there. Choose a shorter one.")
_SOMEWHERE = N_(
    "A file could not be read or written. Check that the disk is not full and the stick is in its place, "
    "then try again."
)
_SENTENCES = {
    _FULL: ("ENOSPC", "EDQUOT", "EFBIG"),
    _PROTECTED: ("EROFS",),
    _FORBIDDEN: ("EACCES", "EPERM", "EBUSY", "ETXTBSY"),
    _GONE: ("ENOENT", "ENOTDIR", "ENODEV", "ENXIO", "ESTALE", "EHOSTDOWN", "ENOTCONN"),
    _BROKEN: ("EIO",),
    _NAME: ("ENAMETOOLONG", "EILSEQ"),
}
_BY_NUMBER = {
    getattr(errno, name): sentence
    for sentence, names in _SENTENCES.items()
    for name in names
    if hasattr(errno, name)
}


class DiskError(UserError, OSError):
    """A fault of the disk as a sentence; code that mends such faults may still catch it as `OSError`."""


def told(fault: OSError, path: Path | None = None) -> OSError:
    """Return what the clerk should hear of a fault; one that is no business of his comes back as it is.

    Args:
        fault: What the system reported.
        path: What was to be read or written, where it is known better than by the fault.
    """
    if isinstance(fault, UserError) or fault.errno not in _BY_NUMBER:
        return fault
    place = path or (fault.filename if isinstance(fault.filename, str | Path) else None)
    if place is None:
        error = DiskError(_SOMEWHERE, code="E_DISK")
    else:
        error = DiskError(_BY_NUMBER[fault.errno], code="E_DISK", place=str(place))
    error.errno = fault.errno
    return error
