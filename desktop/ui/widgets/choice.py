"""A choice out of a list: short ones drop down, long ones are found by typing any part, however it is spelt."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QLineEdit, QWidget

from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.names import fold
from desktop.models.problem import Problem, Severity
from desktop.ui.widgets.text_edit import is_enter, stand_leading

_SEARCHED_FROM = 12  # options; fewer are seen at a glance
_DIGITS = frozenset("123456789")
_VALUE = Qt.ItemDataRole.UserRole
_FOLDED = Qt.ItemDataRole.UserRole + 1

Options = Sequence[tuple[object, str]]  # value and words


def option_model(options: Options, parent: QObject, *, empty: str = "") -> QStandardItemModel:
    """Return options as choices hold them; many choices of the same may share one."""
    model = QStandardItemModel(parent)
    for value, words in [(None, empty), *options]:
        item = QStandardItem(words)
        item.setData(value, _VALUE)
        model.appendRow(item)
    return model


def _folded(model: QAbstractItemModel) -> list[str]:
    """Return the words of options as they are searched; they are folded by the first search, not with the window."""
    cells = [model.index(row, 0) for row in range(model.rowCount())]
    if cells and cells[0].data(_FOLDED) is None:
        with QSignalBlocker(model):  # what a clerk types would be put back
            for cell in cells:
                model.setData(cell, fold(str(cell.data())), _FOLDED)
    return [str(cell.data(_FOLDED)) for cell in cells]


class _FoldedCompleter(QCompleter):
    """Finds options by any part of their folded words.

    Signals:
        entered: Enter was pressed in the list of what was found; carries the words it stood on.
    """

    entered = Signal(str)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of Enter in the list; Qt has the completer watch it, and a watcher of our own would outlive it."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not is_key or not isinstance(watched, QAbstractItemView):
            return super().eventFilter(watched, event)
        if not is_enter(cast("QKeyEvent", event)):
            return super().eventFilter(watched, event)
        marked = watched.currentIndex()
        words = str(marked.data()) if marked.isValid() else ""
        watched.hide()
        self.entered.emit(words)
        return True

    def splitPath(self, path: str) -> list[str]:
        """Return what is looked for, folded as the options are."""
        _folded(self.model())
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the words of an option as they are shown."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class _SearchLine(QLineEdit):
    """Marks all its words however the caret comes into it: what is typed next is looked for by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_entered = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note by what the caret came."""
        super().focusInEvent(event)
        self._is_entered = event.reason() is Qt.FocusReason.MouseFocusReason
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark all, unless a part was marked with the mouse."""
        super().mouseReleaseEvent(event)
        if self._is_entered and not self.hasSelectedText():
            self.selectAll()
        self._is_entered = False


class Choice(QComboBox):
    """One option of many; the empty choice is the first, until the field is required and chosen.

    Signals:
        changed: The clerk chose.
        editingFinished: The clerk typed into it and went on to another field, as line edits tell it.
    """

    changed = Signal()
    editingFinished = Signal()  # noqa: N815 (the name that line edits give it)

    def __init__(
        self, options: Options | QStandardItemModel = (), parent: QWidget | None = None, *, empty: str = ""
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone must not change anything
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.set_options(options)
        self.activated.connect(self._tell)
        self.currentIndexChanged.connect(self._show_beginning)

    def set_options(self, options: Options | QStandardItemModel) -> None:
        """Offer other options; what was chosen stays where it is still offered."""
        chosen = self.value()
        self.setModel(
            options
            if isinstance(options, QStandardItemModel)
            else option_model(options, self, empty=self._empty)
        )
        self._let_search(is_long=self.count() > _SEARCHED_FROM)
        self.set_value(chosen)

    def value(self) -> object:
        """Return the value chosen, or None."""
        return self.itemData(self.currentIndex(), _VALUE)

    def set_value(self, value: object) -> None:
        """Choose a value; one that is not offered chooses nothing."""
        for row in range(self.count()):
            if self.itemData(row, _VALUE) == value:
                self.setCurrentIndex(row)
                return
        self.setCurrentIndex(0)

    def own_problems(self) -> Sequence[Problem]:
        """Return a problem when words were typed that are no option."""
        if self.isEditable() and self.currentText() != self.itemText(self.currentIndex()):
            return (
                Problem(
                    Severity.ERROR,
                    N_("“{text}” is not in the list. Choose one of it."),
                    {"text": self.currentText()},
                ),
            )
        return ()

    def told(self) -> str:
        """Return what the choice tells; nothing here."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the option of a digit in a short list: letters choose too, but many words begin alike."""
        digit = fold_digits(event.text())
        if self.isEditable() or digit not in _DIGITS or int(digit) >= self.count():
            super().keyPressEvent(event)
            return
        self.setCurrentIndex(int(digit))
        self.changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless the clerk works in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def settle(self) -> None:
        """Take the option that the typed words mean, before Enter goes on."""
        if self.isEditable():
            self._take_typed()
            self._take_first()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take typed words that name exactly one option."""
        line = self.lineEdit()
        is_typed = line is not None and line.isModified()
        if is_typed:
            self._take_typed()
        super().focusOutEvent(event)
        self._show_beginning()
        if is_typed and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.editingFinished.emit()

    def _let_search(self, *, is_long: bool) -> None:
        if not is_long:
            self.setEditable(False)
            return
        if not self.isEditable():
            line = _SearchLine(self)
            self.setLineEdit(line)
            stand_leading(line)
            line.editingFinished.connect(self._take_typed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = _FoldedCompleter(self.model(), self)
        completer.setCompletionRole(_FOLDED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take_found)
        self.setCompleter(completer)
        completer.entered.connect(self._take_entered)

    @Slot()
    def _take_typed(self) -> None:
        """Take the option of these words, or the only one that begins with them or else holds them; none for no words."""
        typed = fold(self.currentText())
        options = list(enumerate(_folded(self.model())))
        same = [row for row, words in options if words == typed]
        begun = [row for row, words in options if words.startswith(typed)]
        holding = [row for row, words in options if typed in words]
        found = [same, begun, holding] if typed else [[0]]
        only = next((rows[0] for rows in found if len(rows) == 1), None)
        if only is not None and self.currentText() != self.itemText(only):
            self._take(only)

    @Slot(str)
    def _take_entered(self, words: str) -> None:
        """Take what Enter chose in the list of what was found, and go on as Enter does in every field."""
        if words:
            self._take_found(words)
        else:
            self.settle()
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(self, key)

    def _take_first(self) -> None:
        """Take what stands first in the list of what was found, where the words name several."""
        completer = self.completer()
        if self.own_problems() and completer is not None and completer.completionCount():
            self._take_found(str(completer.completionModel().index(0, 0).data()))

    @Slot(str)
    def _take_found(self, words: str) -> None:
        self._take(self.findText(words))

    def _take(self, row: int) -> None:
        is_other = row != self.currentIndex()
        self.setCurrentIndex(row)
        self.setEditText(self.itemText(row))
        if is_other:
            self.changed.emit()

    @Slot()
    def _show_beginning(self) -> None:
        line = self.lineEdit()
        if line is not None and not line.hasFocus():
            line.setCursorPosition(0)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
