"""Joins several forms into one row of fields for the keyboard: Enter goes on into the next, Shift+Enter back."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.form import Form
from desktop.ui.widgets.text_edit import is_enter


class FormChain(QObject):
    """Forms in the order of reading; those that are folded away, or told already, are passed.

    Signals:
        ended: Enter in the very last field.
    """

    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._forms: list[Form] = []

    def join(self, forms: Sequence[Form]) -> None:
        """Join these forms; those joined before are forgotten."""
        for form in forms:
            if form not in self._forms:
                form.submitted.connect(self._go_on)
                first = form.editor(form.fields[0].name)
                first.installEventFilter(self)
        self._forms = list(forms)

    def go_on_after(self, form: Form) -> None:
        """Go to the next open field behind a form, or end."""
        for later in self._forms[self._forms.index(form) + 1 :]:
            if later.isVisibleTo(self._window) and later.begin():
                return
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back into the form before."""
        is_back = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and is_enter(event)
            and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        )
        if not is_back:
            return False
        place = next((n for n, form in enumerate(self._forms) if self._begins(form, watched)), 0)
        former = [form for form in self._forms[:place] if form.isVisibleTo(self._window)]
        return any(form.end() for form in reversed(former))

    def _begins(self, form: Form, widget: QObject) -> bool:
        return form.editor(form.fields[0].name) is widget

    @Slot()
    def _go_on(self) -> None:
        sender = self.sender()
        if isinstance(sender, Form) and sender in self._forms:
            self.go_on_after(sender)
