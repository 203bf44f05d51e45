"""The keys of a form: Enter goes on, Shift+Enter back, the last Enter saves, F2 begins correcting.

In notes Enter makes a line; in an empty last line, also of empty notes, it goes on. Going on, Enter passes over
what a form has marked as told; Tab and Shift+Enter come to every field.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QWidget

from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.text_edit import NotesField, is_enter

PASSED_OVER = "is_passed_over"
"""Property of an editor whose value is known already: Enter goes past it."""


class FormKeys(QObject):
    """Watches the editors of one form, which are given in the order of reading.

    Signals:
        passed_end: Enter was pressed in the last editor; carries the name of its field.
    """

    passed_end = Signal(str)

    def __init__(self, editors: Sequence[QWidget], form: QWidget) -> None:
        super().__init__(form)
        self._owners = {stop: editor for editor in editors for stop in getattr(editor, "stops", (editor,))}
        self._editors = tuple(self._owners)  # of an editor of several parts, each part
        self._form = form
        for editor in self._editors:
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that belong to the form; the rest is the editor's."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_F2 and isinstance(watched, QLineEdit):
            watched.deselect()
            watched.end(False)
            return True
        if not is_enter(event) or not isinstance(watched, QWidget) or _keeps_enter(watched, event):
            return False
        if isinstance(watched, Choice):
            watched.settle()
        self._walk(watched, is_back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True

    def begin(self) -> bool:
        """Put the caret into the first editor that is still open; return whether there is one."""
        ways = [each for each in self._ways() if not self._is_passed(each)]
        if ways:
            go_to(ways[0])
        return bool(ways)

    def end(self) -> bool:
        """Put the caret into the last editor; return whether there is one."""
        ways = self._ways()
        if ways:
            go_to(ways[-1], Qt.FocusReason.BacktabFocusReason)
        return bool(ways)

    def _is_passed(self, stop: QWidget) -> bool:
        return bool(self._owners[stop].property(PASSED_OVER))

    def _ways(self) -> list[QWidget]:
        return [each for each in self._editors if each.isEnabled() and each.isVisibleTo(self._form)]

    def _walk(self, editor: QWidget, *, is_back: bool) -> None:
        ways = self._ways()
        place = ways.index(editor) + (-1 if is_back else 1)
        while not is_back and place < len(ways) and self._is_passed(ways[place]):
            place += 1
        if place >= len(ways):
            self.passed_end.emit(str(self._owners[editor].property("field")))
        elif place >= 0:
            go_to(
                ways[place], Qt.FocusReason.BacktabFocusReason if is_back else Qt.FocusReason.TabFocusReason
            )


def _keeps_enter(editor: QWidget, event: QKeyEvent) -> bool:
    """Say whether Enter means something inside the editor."""
    if isinstance(editor, NotesField):
        return not event.modifiers() & Qt.KeyboardModifier.ControlModifier and not editor.is_at_end()
    return isinstance(editor, QComboBox) and editor.view().isVisible()


def go_to(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Give a field the focus and scroll it into sight."""
    widget.setFocus(reason)
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
