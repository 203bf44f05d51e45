"""The field for whole numbers and amounts: any digits in, the reader's own digits shown, never a silent zero."""

import re
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n.catalogue import current
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.problem import Problem, Severity
from desktop.ui.widgets.text_edit import stand_leading

_TO_PLAIN = str.maketrans({"٬": None, ",": None, "،": None, " ": None, "٫": "."})


class NumberValidator(QValidator):
    """Takes what may become a number; digits turn into the reader's own."""

    def __init__(self, decimals: int, parent: QWidget) -> None:
        super().__init__(parent)
        tail = rf"(\.\d{{0,{decimals}}})?" if decimals else ""
        self._shape = re.compile(rf"\d{{0,15}}{tail}", re.ASCII)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Return the text in the reader's digits, or refuse the key."""
        if not self._shape.fullmatch(_plain(text)):
            return QValidator.State.Invalid, text, position
        return QValidator.State.Acceptable, current().digits(text), position


class NumberField(QLineEdit):
    """A number that is not negative; with decimals its value counts the smallest unit (piastres of a pound).

    Signals:
        changed: The clerk changed something.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        minimum: int = 0,
        maximum: int = 10**15,
        decimals: int = 0,
        is_grouped: bool = True,
    ) -> None:
        """Write thousands in groups, unless the number is a year."""
        super().__init__(parent)
        self._minimum, self._maximum = minimum, maximum
        self._unit = 10**decimals
        self._is_grouped = is_grouped
        self.setValidator(NumberValidator(decimals, self))
        stand_leading(self)
        self.textEdited.connect(self.changed)
        self.editingFinished.connect(self._group)

    def value(self) -> int | None:
        """Return the number in the smallest unit, or None when nothing was typed."""
        typed = _plain(self.text())
        return int(Decimal(typed) * self._unit) if typed.strip(".") else None

    def set_value(self, value: object) -> None:
        """Show a number of the smallest unit."""
        self.setText(self._written(value) if isinstance(value, int) else "")

    def own_problems(self) -> Sequence[Problem]:
        """Return what is wrong with the number."""
        value = self.value()
        if value is None or self._minimum <= value <= self._maximum:
            return ()
        bound = self._minimum if value < self._minimum else self._maximum
        words = N_("At least {bound}.") if value < self._minimum else N_("At most {bound}.")
        return (Problem(Severity.ERROR, words, {"bound": self._in_units(bound)}),)

    def told(self) -> str:
        """Return what the number tells; nothing here."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by one with the arrows, as a counter does."""
        step = {Qt.Key.Key_Up: self._unit, Qt.Key.Key_Down: -self._unit}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        value = min(max((self.value() or 0) + step, self._minimum), self._maximum)
        self.set_value(value)
        self.changed.emit()

    def _in_units(self, value: int) -> Decimal | int:
        return value if self._unit == 1 else Decimal(value) / self._unit

    def _written(self, value: int) -> str:
        if not self._is_grouped:
            return current().digits(str(value))
        if self._unit == 1:
            return current().number(value)
        places = len(str(self._unit)) - 1
        return current().number((Decimal(value) / self._unit).quantize(Decimal(1).scaleb(-places)))

    @Slot()
    def _group(self) -> None:
        value = self.value()
        self.setText("" if value is None else self._written(value))


def _plain(text: str) -> str:
    """Return the typed number with ASCII digits and a point."""
    return fold_digits(text).translate(_TO_PLAIN)
