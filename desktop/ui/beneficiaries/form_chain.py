"""Joins several forms into one row of fields for the keyboard: Enter goes on into the next, Shift+Enter back."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from desktop.ui.widgets.form import Form
from desktop.ui.widgets.text_edit import is_enter


class FormChain(QObject):
    """Forms in the order of reading.

    Signals:
        ended: Enter in the very last field.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._forms: list[Form] = []

    def join(self, forms: Sequence[Form]) -> None:
        """Join these forms; those joined before are forgotten."""
        for form in forms:
            if form not in self._forms:
                form.submitted.connect(self._go_on)
        for form in forms[1:]:
            first = form.editor(form.fields[0].name)
            first.removeEventFilter(self)
            first.installEventFilter(self)
        self._forms = list(forms)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back into the form before."""
        is_back = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and is_enter(event)
            and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        )
        place = next((n for n, form in enumerate(self._forms) if self._begins(form, watched)), 0)
        if not is_back or place == 0:
            return False
        former = self._forms[place - 1]
        former.editor(former.fields[-1].name).setFocus(Qt.FocusReason.BacktabFocusReason)
        return True

    def _begins(self, form: Form, widget: QObject) -> bool:
        return form.editor(form.fields[0].name) is widget

    @Slot()
    def _go_on(self) -> None:
        sender = self.sender()
        place = next((n for n, form in enumerate(self._forms) if form is sender), -1) + 1
        if place < len(self._forms):
            self._forms[place].begin()
        else:
            self.ended.emit()
