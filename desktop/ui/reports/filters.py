"""What a report is about: how it is laid out, the area, the days, and whether the copy is for the public."""

from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n.calendars import in_calendar
from desktop.i18n.catalogue import _, current
from desktop.models.period import Period
from desktop.models.report import GROUPINGS, Grouping, ReportKind, ReportQuestion
from desktop.models.report_words import GROUPING_WORDS, INTERNAL, PUBLIC
from desktop.ui.theme import GRID
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.period_field import PeriodField

_PUBLIC = "public"
_REST_MS = 500  # whoever types a year is asked nothing before the last digit


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
        self.period = PeriodField(self, today=today)
        self.copy = Choice(((_PUBLIC, _(PUBLIC)),), self, empty=_(INTERNAL))
        self._build()
        self.period.set_value(Period(_year_begins(today), today))
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
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
        self.period.setAccessibleName(_("Period"))
        row.addWidget(self.period, 2)
        self.copy.setAccessibleName(_("Copy"))
        self.copy.setMinimumWidth(130)
        row.addWidget(self.copy)
        if not self._may_see_all:
            self.copy.set_value(_PUBLIC)
            self.copy.setEnabled(False)

    def _connect(self) -> None:
        for choice in (self.layout_choice, self.area, self.copy):
            choice.changed.connect(self.changed)
        self.period.changed.connect(self._rest.start)
        self._rest.timeout.connect(self._tell_period)
        self._told = self.period.value()

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
        period = self.period.value()
        if period is None:
            return None
        grouping = self.layout_choice.value()
        return ReportQuestion(
            kind=self._kind,
            first=period.first,
            last=period.last,
            grouping=Grouping(str(grouping)) if grouping else None,  # Qt keeps the word of an enum
            area_code=str(self.area.value() or ""),
            calendar=current().calendar,
        )

    @Slot()
    def _tell_period(self) -> None:
        """Ask again where the days are others."""
        if self.period.value() != self._told:
            self._told = self.period.value()
            self.changed.emit()


def _year_begins(today: date) -> date:
    """Return the first day of the year that this reader lives in."""
    calendar, day = current().calendar, today
    while in_calendar(day, calendar)[1:] != (1, 1):
        day = date.fromordinal(day.toordinal() - 1)
    return day
