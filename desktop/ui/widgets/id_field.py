"""The field for a national ID: folds the digits of every keyboard, judges the number while it is typed."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.i18n.digits import fold_digits
from desktop.models.country import FACTS, Country
from desktop.models.national_id import IdReading, IdState, check_id
from desktop.models.problem import Problem
from desktop.ui.widgets.text_edit import LineField, keep_latin

_TAKEN = re.compile(r"[0-9]*|[Tt](-[A-Za-z0-9-]*)?")
_STRAY = re.compile("[\\s\u200c-\u200f\u061c\u202a-\u202e\u2066-\u2069'’]")


class IdValidator(QValidator):
    """Takes digits, or the office's own T-number; blanks and marks that came along by pasting fall away."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Return the folded text, or refuse the key."""
        folded = _STRAY.sub("", fold_digits(text))
        if not _TAKEN.fullmatch(folded):
            return QValidator.State.Invalid, text, position
        return QValidator.State.Acceptable, folded, min(position, len(folded))


class IdField(LineField):
    """An identifier, always as 0-9.

    Signals:
        read: What the identifier says (an IdReading), whenever it changed.
    """

    read = Signal(object)

    def __init__(self, country: Country, parent: QWidget | None = None, *, today: date | None = None) -> None:
        super().__init__(parent)
        self._country = country
        self._today = today or date.today()
        keep_latin(self)
        self.setValidator(IdValidator(self))
        self.textChanged.connect(self._tell_reading)

    def reading(self) -> IdReading:
        """Return what the identifier says."""
        return check_id(self.text(), self._country, today=self._today)

    def value(self) -> str:
        """Return the identifier, with the zeros it lost elsewhere."""
        reading = self.reading()
        return self.text() if reading.state is IdState.NONE else reading.number

    def own_problems(self) -> Sequence[Problem]:
        """Return what is wrong with the identifier; nothing while it is empty."""
        return self.reading().problems if self.text() else ()

    def told(self) -> str:
        """Return what a sound identifier tells, as words under the field."""
        reading = self.reading()
        if reading.state is not IdState.OK or len(reading.number) != FACTS[self._country].id_digits:
            return ""
        if reading.birth_date is None:
            return _("✓ The number is right")
        if reading.sex == "female":
            return _("✓ Female, born {day}", day=reading.birth_date)
        return _("✓ Male, born {day}", day=reading.birth_date)

    @Slot()
    def _tell_reading(self) -> None:
        self.read.emit(self.reading())
