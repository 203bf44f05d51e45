"""The field for dates: typed in any digits and order, or taken from a calendar; a year alone is a date too."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.errors import BadInputError
from desktop.i18n.calendars import ReadDate
from desktop.i18n.catalogue import _, current
from desktop.i18n.tongue import Precision
from desktop.models.problem import Problem, Severity
from desktop.ui.widgets.buttons import Kind, icon_button
from desktop.ui.widgets.calendar_popup import CalendarPopup
from desktop.ui.widgets.month_grid import FRIDAY_AND_SATURDAY
from desktop.ui.widgets.text_edit import stand_leading


class DateField(QLineEdit):
    """A day, a month or a year.

    Signals:
        changed: The clerk changed something.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        today: date | None = None,
        weekend: Sequence[int] = FRIDAY_AND_SATURDAY,
    ) -> None:
        super().__init__(parent)
        self._today = today or date.today()
        self._weekend = weekend
        self._given: ReadDate | None = None
        self._given_text = ""
        self._build()
        stand_leading(self)
        self.textEdited.connect(self.changed)
        self.editingFinished.connect(self._write_alike)
        self.button.clicked.connect(self.open_calendar)

    def _build(self) -> None:
        self.button: QToolButton = icon_button(
            _("Open the calendar"), "calendar_empty", self, kind=Kind.QUIET
        )
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F4 and Alt+Down open it: one Tab stop a field
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.setToolTip(_("Open the calendar (F4)"))
        self.setPlaceholderText(self._example())
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(28 if is_rtl else 0, 0, 0 if is_rtl else 28, 0)

    def value(self) -> ReadDate | None:
        """Return the date, or None when nothing or no date was typed."""
        try:
            return self._read()
        except BadInputError:
            return None

    def set_value(self, value: object) -> None:
        """Show a date, with its precision where the value has one."""
        if isinstance(value, date):
            value = ReadDate(value, Precision.DAY)
        self._given = ReadDate(*value) if isinstance(value, tuple) else None
        self.setText(current().date(*self._given) if self._given else "")
        self._given_text = self.text()

    def own_problems(self) -> Sequence[Problem]:
        """Return why the words are no date."""
        try:
            self._read()
        except BadInputError as error:
            return (Problem(Severity.ERROR, error.message, error.values),)
        return ()

    def told(self) -> str:
        """Return the day in words: a slip of a digit is seen at once."""
        read = self.value()
        if read is None or read.precision is not Precision.DAY:
            return ""
        return current().long_date(read.date)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with F4 or Alt+Down."""
        is_alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or is_alt_down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the trailing end."""
        super().resizeEvent(event)
        side = QSize(26, 26)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 5 if is_rtl else self.width() - side.width() - 5
        self.button.setGeometry(left, (self.height() - side.height()) // 2, side.width(), side.height())

    @Slot()
    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        read = self.value()
        popup = CalendarPopup(read.date if read else self._today, self._today, self._weekend, self)
        popup.picked.connect(self._take)
        room = popup.sizeHint()
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = QPoint(self.width() - room.width() if is_rtl else 0, self.height() + 2)
        popup.move(self.mapToGlobal(place))
        popup.show()
        popup.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _read(self) -> ReadDate | None:
        """Return the date typed; one that was only shown is given back as it was.

        A year known by another calendar does not survive being written and read in this one.
        """
        if self.text() == self._given_text:
            return self._given
        return current().parse_date(self.text(), self._today) if self.text().strip() else None

    def _example(self) -> str:
        return current().date(date(self._today.year, self._today.month, 1))

    @Slot(object)
    def _take(self, day: date) -> None:
        self.set_value(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.changed.emit()

    @Slot()
    def _write_alike(self) -> None:
        """Write the date the one way it is written everywhere."""
        read = self.value()
        if read is not None:
            self.setText(current().date(*read))
