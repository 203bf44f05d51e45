"""Asks for the digits of the signed paper, for a card or for a memorandum; there is no “looks the same”."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.ui.agencies.digit_groups import DigitGroups
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.work_dialog import WorkDialog


class DigitsDialog(WorkDialog):
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
        super().__init__(desk.jobs, parent, title, verb=_("Compare and ask for approval"))
        self._workspace, self._verb, self._uid = desk.workspace, verb, uid
        self.add_words(words)
        self.groups = DigitGroups(count, self)
        self.body.addWidget(self.groups)
        self.setMinimumWidth(560)
        self.confirm.setEnabled(self.is_ready())
        self.groups.changed.connect(self._offer)
        self.groups.begin()

    @Slot()
    def _offer(self) -> None:
        self.confirm.setEnabled(self.is_ready())

    def is_ready(self) -> bool:
        """Say whether all digits were typed."""
        return self.groups.is_complete

    def accept(self) -> None:
        """Compare; the dialog stays open when the digits differ."""
        if not self.is_ready():
            return
        call = partial(self._verb, self._workspace, self._uid, self.groups.value())
        self.start(quick(call), done=self._hand_over, writes=True)

    def _hand_over(self, number: str) -> None:
        self.compared.emit(number)
        self.finish()
