"""Fields for words; those for Latin islands (phones, keys, addresses) keep their own direction in any window."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.i18n.digits import fold_digits
from desktop.models.clean_text import clean
from desktop.models.problem import Problem
from desktop.ui.theme import GRID


class LineField(QLineEdit):
    """One line of words, kept as typed but for what exchange cannot carry.

    Signals:
        changed: The clerk changed something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stand_leading(self)
        self.textEdited.connect(self.changed)

    def value(self) -> str:
        """Return the words, composed and trimmed."""
        return clean(self.text()).text

    def set_value(self, value: object) -> None:
        """Show words."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def own_problems(self) -> Sequence[Problem]:
        """Return what had to be taken out of the words, and where it stood."""
        return clean(self.text()).findings

    def told(self) -> str:
        """Return what the words tell; nothing here."""
        return ""


class LatinField(LineField):
    """A phone, an address of the net, a fingerprint: left to right, on the side where reading begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_latin(self)
        self.setValidator(FoldingValidator(self))


class NotesField(QPlainTextEdit):
    """Several lines; Enter makes a new one, Tab goes on.

    Signals:
        changed: The clerk changed something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:  # Qt begins all lines at the left
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.document().setDefaultTextOption(option)
        self._is_filling = False
        self.textChanged.connect(self._tell)

    def value(self) -> str:
        """Return the lines, each composed and trimmed."""
        return "\n".join(clean(line).text for line in self.toPlainText().splitlines()).strip()

    def set_value(self, value: object) -> None:
        """Show lines."""
        self._is_filling = True
        self.setPlainText("" if value is None else str(value))
        self._is_filling = False

    def is_at_end(self) -> bool:
        """Say whether the caret stands in an empty last line, where another line would be no use."""
        caret = self.textCursor()
        return caret.atEnd() and not caret.block().text().strip()

    def own_problems(self) -> Sequence[Problem]:
        """Return what had to be taken out, line by line."""
        return [finding for line in self.toPlainText().splitlines() for finding in clean(line).findings]

    def told(self) -> str:
        """Return what the lines tell; nothing here."""
        return ""

    def sizeHint(self) -> QSize:
        """Return the room for three lines."""
        return QSize(super().sizeHint().width(), 3 * self.fontMetrics().lineSpacing() + 3 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Never show less."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted words without their looks."""
        if source.hasText():
            self.insertPlainText(source.text())

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()


class FoldingValidator(QValidator):
    """Lets digits of every keyboard in, and turns them into 0-9 as they are typed or pasted."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Return the folded text; it is always welcome."""
        return QValidator.State.Acceptable, fold_digits(text), position


def keep_latin(field: QLineEdit) -> None:
    """Let a field run left to right; in a right-to-left window its text still stands at the right."""
    stand_leading(field)  # absolutely: Qt turns the side round once an Arabic letter is in it
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def stand_leading(field: QLineEdit) -> None:
    """Let a field's text begin where reading begins, even digits alone or nothing yet."""
    is_rtl = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    field.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def is_enter(event: QKeyEvent) -> bool:
    """Say whether one of the two Enter keys was pressed."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
