"""Asks for the digits of the signed paper, for a card or for a memorandum; there is no “looks the same”."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.ui.agencies.digit_groups import DigitGroups
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog


class DigitsDialog(Dialog):
    """Compares with `verb(workspace, uid, digits)`, which files a request and returns its number.

    Signals:
        compared: The number of the request.
    """

    compared = Signal(str)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        title: str,
        words: str,
        count: int,
        verb: Callable[..., str],
        uid: str,
    ) -> None:
        super().__init__(parent, title, verb=_("Compare and ask for approval"))
        self._desk, self._verb, self._uid = desk, verb, uid
        self.banner = Banner(self)
        self.body.addWidget(self.banner)
        self.add_words(words)
        self.groups = DigitGroups(count, self)
        self.body.addWidget(self.groups)
        self.setMinimumWidth(560)
        self.confirm.setEnabled(False)
        self.groups.changed.connect(self._offer)
        self.groups.begin()

    @Slot()
    def _offer(self) -> None:
        self.confirm.setEnabled(self.groups.is_complete)

    def accept(self) -> None:
        """Compare; the dialog stays open when the digits differ."""
        if not self.groups.is_complete:
            return
        self.confirm.setEnabled(False)
        call = partial(self._verb, self._desk.workspace, self._uid, self.groups.value())
        self._desk.jobs.start(quick(call), done=self._finish, failed=self._stay, writes=True)

    @Slot(object)
    def _finish(self, number: str) -> None:
        self.compared.emit(number)
        super().accept()

    @Slot(object)
    def _stay(self, error: UserError) -> None:
        self.confirm.setEnabled(True)
        self.banner.show_error(error)
