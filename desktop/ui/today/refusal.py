"""Asks why a request is refused; the asker reads the words."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.i18n.catalogue import _
from desktop.operations.approvals import ApprovalRow
from desktop.ui.widgets.dialog import Dialog


class RefusalDialog(Dialog):
    """A reason, and the verb.

    Signals:
        reason_given: The number of the request and the reason.
    """

    reason_given = Signal(str, str)

    def __init__(self, row: ApprovalRow, parent: QWidget | None) -> None:
        super().__init__(parent, _("Refuse “{subject}”?", subject=row.subject), verb=_("Refuse"))
        self._number = row.number
        self.add_words(_("Write why, so that {name} can mend it and ask again.", name=row.asked_by_name))
        self.reason = QPlainTextEdit(self)
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setTabChangesFocus(True)
        self.body.addWidget(self.reason)
        self.confirm.setEnabled(False)
        self.reason.textChanged.connect(self._allow)
        self.accepted.connect(self._tell)
        self.reason.setFocus()

    @Slot()
    def _allow(self) -> None:
        self.confirm.setEnabled(bool(self.reason.toPlainText().strip()))

    @Slot()
    def _tell(self) -> None:
        self.reason_given.emit(self._number, self.reason.toPlainText().strip())
