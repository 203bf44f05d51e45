"""The filters above the journal: person, action, kind of thing, and the days from and to."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.i18n.calendars import Precision, ReadDate, in_calendar
from desktop.i18n.catalogue import _, current
from desktop.models.journal_words import action_word, kind_word
from desktop.operations.journals import Choices, Wanted
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_field import DateField


class Filters(QWidget):
    """One row of filters; each narrows the view.

    Signals:
        changed: Another view is wanted.
    """

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = Choice(parent=self, empty=_("All persons"))
        self.action = Choice(parent=self, empty=_("All actions"))
        self.kind = Choice(parent=self, empty=_("All things"))
        self.first = DateField(self, today=today)
        self.last = DateField(self, today=today)
        self.clear = push_button(_("Show all"), self)
        self._subject = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for editor, name in (
            (self.person, _("Person")),
            (self.action, _("Kind of action")),
            (self.kind, _("Of what")),
        ):
            editor.setAccessibleName(name)
            editor.setMinimumWidth(140)
            row.addWidget(editor, 1)
        for field, words in ((self.first, _("from")), (self.last, _("to"))):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(130)
            field.setAlignment(Qt.AlignmentFlag.AlignLeading)
            row.addWidget(label)
            row.addWidget(field)
        row.addWidget(self.clear)
        self.clear.setEnabled(False)

    def _connect(self) -> None:
        for choice in (self.person, self.action, self.kind):
            choice.changed.connect(self._tell)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._tell)
            field.changed.connect(self._tell_if_taken)
        self.clear.clicked.connect(self._clear)

    def offer(self, choices: Choices) -> None:
        """Offer what occurs in the journal."""
        self.person.set_options(sorted(choices.persons.items(), key=lambda pair: pair[1]))
        self.action.set_options([(action, _(action_word(action))) for action in choices.actions])
        words = {_(kind_word(kind)): kind for kind in reversed(choices.kinds)}
        self.kind.set_options([(kind, said) for said, kind in sorted(words.items())])

    def wanted(self, words: str) -> Wanted:
        """Return the view that is asked for, together with the words of the search box."""
        return Wanted(
            words=words,
            by=str(self.person.value() or ""),
            action=str(self.action.value() or ""),
            kind=str(self.kind.value() or ""),
            subject=self._subject,
            first=_first_day(self.first.value()),
            last=_last_day(self.last.value()),
        )

    def show_days(self, first: date, last: date) -> None:
        """Ask for a span of days."""
        self.first.set_value(first)
        self.last.set_value(last)
        self._tell()

    def show_subject(self, uid: str) -> None:
        """Ask for everything about one thing."""
        self._subject = uid
        self._tell()

    @Slot()
    def _tell_if_taken(self) -> None:
        """Take a day from the calendar at once; what is typed counts when the field is left."""
        field = self.first if self.first.button.isDown() or self.first.hasFocus() else self.last
        if not field.isModified():
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self.clear.setEnabled(self.wanted("") != Wanted())
        self.changed.emit()

    @Slot()
    def _clear(self) -> None:
        self._subject = ""
        for editor in (self.person, self.action, self.kind, self.first, self.last):
            editor.set_value(None)
        self._tell()


def _first_day(read: ReadDate | None) -> date | None:
    return None if read is None else read.date


def _last_day(read: ReadDate | None) -> date | None:
    """Return the last day that was meant: a month or a year alone means all of it."""
    if read is None or read.precision is Precision.DAY:
        return _first_day(read)
    parts = 1 if read.precision is Precision.YEAR else 2
    calendar, day = current().calendar, read.date
    meant = in_calendar(day, calendar)[:parts]
    while in_calendar(day + timedelta(days=1), calendar)[:parts] == meant:
        day += timedelta(days=1)
    return day
