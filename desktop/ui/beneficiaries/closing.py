"""Asks why a family's file is closed, or why a member leaves; nothing is ever deleted."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.ui.widgets.buttons import Kind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text_edit import LineField


class ReasonDialog(Dialog):
    """A question, what follows from it, and a reason that has to be given.

    Signals:
        reason_given: The reason.
    """

    reason_given = Signal(str)

    def __init__(self, question: str, explanation: str, verb: str, parent: QWidget | None) -> None:
        super().__init__(parent, question, verb=verb, kind=Kind.DANGER)
        self.add_words(explanation)
        self.reason = LineField(self)
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setPlaceholderText(_("Reason, such as: moved away, died, entered twice"))
        self.body.addWidget(self.reason)
        self.confirm.setEnabled(False)
        self.reason.textChanged.connect(self._allow)
        self.accepted.connect(self._tell)
        self.reason.setFocus()

    @Slot()
    def _allow(self) -> None:
        self.confirm.setEnabled(bool(self.reason.value()))

    @Slot()
    def _tell(self) -> None:
        self.reason_given.emit(self.reason.value())
