"""What a report is about: how it is laid out, the area, the days, and whether the copy is for the public."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.i18n.calendars import in_calendar
from desktop.i18n.catalogue import _, current
from desktop.models.report import GROUPINGS, Grouping, ReportKind, ReportQuestion
from desktop.models.report_words import GROUPING_WORDS, INTERNAL, PUBLIC
from desktop.ui.theme import GRID
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.date_field import DateField

_PUBLIC = "public"


class ReportFilters(QWidget):
    """One row; each change asks the question anew.

    Signals:
        changed: Another question is asked.
    """

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None, *, may_see_all: bool) -> None:
        super().__init__(parent)
        self._kind = ReportKind.COVERAGE
        self._may_see_all = may_see_all
        self.layout_choice = Choice(parent=self)
        self.area = Choice(parent=self, empty=_("The whole area"))
        self.first = DateField(self, today=today)
        self.last = DateField(self, today=today)
        self.copy = Choice(((_PUBLIC, _(PUBLIC)),), self, empty=_(INTERNAL))
        self._build()
        self.first.set_value(_year_begins(today))
        self.last.set_value(today)
        self._connect()
        self.show_kind(self._kind)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for editor, name in ((self.layout_choice, _("Lines")), (self.area, _("Area"))):
            editor.setAccessibleName(name)
            editor.setMinimumWidth(150)
            row.addWidget(editor, 1)
        for field, words in ((self.first, _("from")), (self.last, _("to"))):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(130)
            field.setAlignment(Qt.AlignmentFlag.AlignLeading)
            row.addWidget(label)
            row.addWidget(field)
        self.copy.setAccessibleName(_("Copy"))
        self.copy.setMinimumWidth(130)
        row.addWidget(self.copy)
        if not self._may_see_all:
            self.copy.set_value(_PUBLIC)
            self.copy.setEnabled(False)

    def _connect(self) -> None:
        for choice in (self.layout_choice, self.area, self.copy):
            choice.changed.connect(self.changed)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._tell_days)
            field.changed.connect(self._tell_taken)
        self._told = self._days()

    def offer_areas(self, areas: Options) -> None:
        """Offer the areas of the tree, each with its path."""
        self.area.set_options(areas)

    def show_kind(self, kind: ReportKind) -> None:
        """Offer how a kind of report can be laid out; the usual way is chosen."""
        self._kind = kind
        usual, *others = GROUPINGS[kind]
        self.layout_choice.set_options([(one, _(GROUPING_WORDS[one])) for one in others])
        self.layout_choice.setItemText(0, _(GROUPING_WORDS[usual]))
        self.layout_choice.set_value(None)
        self.layout_choice.setEnabled(bool(others))

    @property
    def is_public(self) -> bool:
        """Return whether the copy is for everybody."""
        return self.copy.value() == _PUBLIC

    def question(self) -> ReportQuestion | None:
        """Return what is asked; nothing while the days are not readable."""
        first, last = self._days()
        if first is None or last is None:
            return None
        grouping = self.layout_choice.value()
        return ReportQuestion(
            kind=self._kind,
            first=first,
            last=last,
            grouping=Grouping(str(grouping)) if grouping else None,  # Qt keeps the word of an enum
            area_code=str(self.area.value() or ""),
            calendar=current().calendar,
        )

    def _days(self) -> tuple[date | None, date | None]:
        first, last = self.first.value(), self.last.value()
        return (first.date if first else None), (last.date if last else None)

    @Slot()
    def _tell_days(self) -> None:
        """Ask again only where the days are others: leaving a field says nothing new."""
        if self._days() != self._told:
            self._told = self._days()
            self.changed.emit()

    @Slot()
    def _tell_taken(self) -> None:
        """Take a day of the calendar at once; typing waits until the field is left."""
        sender = self.sender()
        if isinstance(sender, DateField) and not sender.isModified():
            self._tell_days()


def _year_begins(today: date) -> date:
    """Return the first day of the year that this reader lives in."""
    calendar, day = current().calendar, today
    while in_calendar(day, calendar)[1:] != (1, 1):
        day = date.fromordinal(day.toordinal() - 1)
    return day
