"""The scenes of faults: the one window for our own mistakes, and a sentence for what a clerk can mend."""

import errno
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.disk_faults import told
from desktop.errors import UserError
from desktop.fault_report import report
from desktop.i18n.catalogue import _
from desktop.ui.errors import CrashWindow, sentence
from desktop.ui.widgets.dialog import Dialog
from tests.ui.gallery import Scene


def crash() -> QWidget:
    """Return the window for a mistake of our own, whose message named somebody."""
    try:
        raise KeyError("سلمى فتّاح 29001011912342")
    except KeyError as fault:
        return CrashWindow(report(type(fault), fault, fault.__traceback__))


def full_disk() -> QWidget:
    """Return the sentence for a stick that is full."""
    error = told(OSError(errno.ENOSPC, "full", "/media/usb/كشف.pdf"))
    assert isinstance(error, UserError)
    dialog = Dialog(None, _("This could not be done"), verb=_("Understood"))
    dialog.leave.hide()
    dialog.add_words(sentence(error))
    return dialog


def scenes() -> Iterator[Scene]:
    """Yield the pictures of faults."""
    yield Scene("fault-crash", crash, keeps_its_size=True)
    yield Scene("fault-full-disk", full_disk, keeps_its_size=True)
