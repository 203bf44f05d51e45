"""Steps back and forth over the whole family form, members and lines included, not only over one field."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox

from desktop.ui.beneficiaries.family_sheet import FamilySheet
from desktop.ui.beneficiaries.sheet_typing import differing_editor, type_on, typing_on
from desktop.ui.widgets.form_keys import go_to
from desktop.ui.widgets.form_typing import Typing

_MOST_STEPS = 200
_REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
_UNDO = QKeySequence("Ctrl+Z")


class FamilyPast(QObject):
    """Remembers the form whenever a field that was changed is left; one field is one step."""

    def __init__(self, sheet: FamilySheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._steps: list[Typing] = [typing_on(sheet)]
        self._here = 0
        sheet.parts_changed.connect(self._watch_all)
        self._watch_all()

    def begin_anew(self) -> None:
        """Forget all steps: another family begins."""
        self._steps, self._here = [typing_on(self._sheet)], 0

    @Slot()
    def note(self) -> None:
        """Make a step of what changed since the last one."""
        now = typing_on(self._sheet)
        if now != self._steps[self._here]:
            self._steps = [*self._steps[: self._here + 1], now][-_MOST_STEPS:]
            self._here = len(self._steps) - 1

    @Slot()
    def undo(self) -> None:
        """Go one step back."""
        self.note()
        self._go(-1)

    @Slot()
    def redo(self) -> None:
        """Go one step on again."""
        self._go(1)

    @Slot()
    def _watch_all(self) -> None:
        """Take the keys of undoing before a field spends them on its own words."""
        for form in self._sheet.forms():
            for field in form.fields:
                editor = form.editor(field.name)
                line = editor.lineEdit() if isinstance(editor, QComboBox) else None
                for part in (editor, line):
                    if part is not None:
                        part.removeEventFilter(self)
                        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of undoing from every field of the form."""
        if event.type() == QEvent.Type.FocusIn:  # the field that was left has told what follows from it
            self.note()
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        pressed = QKeySequence(event.keyCombination())
        if pressed != _UNDO and pressed not in _REDO:
            return False
        if event.type() == QEvent.Type.KeyPress:
            (self.undo if pressed == _UNDO else self.redo)()
        event.accept()
        return True

    def _go(self, steps: int) -> None:
        to = self._here + steps
        if not 0 <= to < len(self._steps):
            return
        was, self._here = self._steps[self._here], to
        type_on(self._sheet, self._steps[to])
        self._sheet.changed.emit()
        place = differing_editor(self._sheet, was, self._steps[to])
        if place is not None:
            go_to(place)
        else:
            self._sheet.begin()
