"""Groups of five digits as the signed paper prints them, typed or pasted in any digits, read left to right."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.digits import fold_digits
from desktop.ui.theme import GRID

GROUP = 5
_IN_A_ROW = 4


class _Group(QLineEdit):
    """One group; going back out of an empty one is told.

    Signals:
        left_back: Backspace in an empty group.
        overflowed: More digits were pasted than fit; carries all of them.
    """

    left_back = Signal()
    overflowed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(40)
        self.textEdited.connect(self._take)

    def digits(self) -> str:
        return fold_digits(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left_back.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _take(self, text: str) -> None:
        digits = "".join(c for c in fold_digits(text) if c.isascii() and c.isdigit())
        self.setText(current().digits(digits[:GROUP]))
        if len(digits) >= GROUP:
            self.overflowed.emit(digits)


class DigitGroups(QWidget):
    """As many groups as asked for.

    Signals:
        changed: A digit came or went.
    """

    changed = Signal()

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # digits run so in every language
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        self.groups = [_Group(self) for _place in range(count // GROUP)]
        for place, group in enumerate(self.groups):
            group.setAccessibleName(_("Group {n}", n=place + 1))
            group.setPlaceholderText(current().digits("·" * GROUP))
            grid.addWidget(group, place // _IN_A_ROW, place % _IN_A_ROW)
            group.overflowed.connect(self._spread)
            group.left_back.connect(self._go_back)
            group.textChanged.connect(self.changed)

    def value(self) -> str:
        """Return all the digits, in ASCII."""
        return "".join(group.digits() for group in self.groups)

    @property
    def is_complete(self) -> bool:
        """Say whether every group is full."""
        return all(len(group.digits()) == GROUP for group in self.groups)

    def begin(self) -> None:
        """Put the caret into the first group."""
        self.groups[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _spread(self, digits: str) -> None:
        """Put pasted digits into the groups that follow, and go to the next one."""
        place = self.groups.index(self._sender())
        for start in range(0, len(digits), GROUP):
            if place < len(self.groups):
                self.groups[place].setText(current().digits(digits[start : start + GROUP]))
                place += 1
        open_ones = [group for group in self.groups if len(group.digits()) < GROUP]
        (open_ones or self.groups[-1:])[0].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _go_back(self) -> None:
        place = self.groups.index(self._sender())
        if place:
            self.groups[place - 1].setFocus(Qt.FocusReason.BacktabFocusReason)

    def _sender(self) -> _Group:
        sender = self.sender()
        assert isinstance(sender, _Group)  # noqa: S101 (only groups are connected)
        return sender
