"""Asks for one condition of the filter: the field first, then what is wanted of it; by keyboard alone."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.calendars import Precision, ReadDate, in_calendar
from desktop.i18n.catalogue import _, current
from desktop.i18n.months import Calendar
from desktop.marking import N_
from desktop.models.filtering import Condition, Field, Shape, shape_of
from desktop.models.problem import Problem, Severity
from desktop.ui.beneficiaries.condition_words import FIELDS, FieldChoices
from desktop.ui.theme import GRID
from desktop.ui.widgets.check_list import CheckList
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field as FormField
from desktop.ui.widgets.fields import FieldKind
from desktop.ui.widgets.form import Form
from desktop.workspace import Workspace

_LINES = 8
_OLDEST, _LARGEST = 150, 60
_NOT = FormField(name="is_not", label=N_("All but these"), kind=FieldKind.CHECK)
_PERIOD = (
    FormField(name="since", label=N_("From"), kind=FieldKind.DATE),
    FormField(name="until", label=N_("Until"), kind=FieldKind.DATE),
)


class ConditionDialog(Dialog):
    """One condition.

    Signals:
        made: The condition.
    """

    made = Signal(object)

    def __init__(
        self, workspace: Workspace, fields: Sequence[Field], given: Condition | None, parent: QWidget
    ) -> None:
        title, verb = (
            (_("Filter the list"), _("Add filter"))
            if given is None
            else (_("Change the filter"), _("Change"))
        )
        super().__init__(parent, title, verb=verb)
        self._workspace = workspace
        self._choices = FieldChoices(workspace)
        self._fields = [field for field in FIELDS if field in fields]
        options = [(field.value, _(FIELDS[field])) for field in self._fields]
        self.field = Form(
            (
                FormField(
                    name="field", label=N_("Field"), kind=FieldKind.CHOICE, options=options, is_required=True
                ),
            ),
            labels_above=True,
            parent=self,
        )
        self.wanted = self._form(None)
        self.body.addWidget(self.field)
        self.body.addWidget(self.wanted, 1)
        self.field.changed.connect(self._ask_for_field)
        self.field.submitted.connect(self._go_on)
        if given is not None:
            self._show(given)

    def accept(self) -> None:
        """Hand the condition over, unless everybody would meet it."""
        condition = self.condition()
        if not (self.field.check() and self.wanted.check()) or condition is None:
            return
        if condition.says_nothing:
            first = next(iter(self.wanted.fields)).name
            problem = Problem(Severity.ERROR, N_("Say what you look for: everybody meets this."), field=first)
            self.wanted.show_problems([problem])
            return
        self.made.emit(condition)
        super().accept()

    def condition(self) -> Condition | None:
        """Return the condition as it stands."""
        field = self._field()
        if field is None:
            return None
        values = self.wanted.values()
        typed = self.wanted.text("text").strip() if "text" in values else ""
        chosen = values.get("values", (typed,) if typed else ())
        return Condition(
            field=field,
            values=chosen if isinstance(chosen, tuple) else (),
            least=_number(values.get("least")),
            most=_number(values.get("most")),
            since=_first_day(values.get("since")),
            until=_last_day(values.get("until")),
            is_not=bool(values.get("is_not", False)),
        )

    def _field(self) -> Field | None:
        chosen = self.field.text("field")
        return Field(chosen) if chosen in set(Field) else None

    def _show(self, given: Condition) -> None:
        self.field.set_values({"field": given.field.value})
        self._ask_for_field()
        self.wanted.set_values(
            {
                "values": given.values,
                "text": "".join(given.values),
                "least": given.least,
                "most": given.most,
                "since": None if given.since is None else ReadDate(given.since, Precision.DAY),
                "until": None if given.until is None else ReadDate(given.until, Precision.DAY),
                "is_not": given.is_not,
            }
        )

    @Slot()
    def _ask_for_field(self) -> None:
        former = self.wanted
        self.wanted = self._form(self._field())
        self.body.replaceWidget(former, self.wanted)
        former.hide()
        former.deleteLater()
        self.wanted.show()

    @Slot()
    def _go_on(self) -> None:
        if self.wanted.fields:
            self.wanted.begin()

    def _form(self, field: Field | None) -> Form:
        made = Form(
            () if field is None else self._asked(field),
            country=self._workspace.country,
            today=self._workspace.today(),
            labels_above=True,
            parent=self,
        )
        made.submitted.connect(self.accept)
        return made

    def _asked(self, field: Field) -> tuple[FormField, ...]:
        """Return what is asked of a field."""
        values = FormField(
            name="values",
            label=FIELDS[field],
            make=lambda parent: self._list(field, parent),
            help=_HELP.get(field, ""),
        )
        most = _OLDEST if field is Field.AGE else _LARGEST
        asked: dict[Shape, tuple[FormField, ...]] = {
            Shape.CHOICE: (values, _NOT),
            Shape.CHOICE_IN_PERIOD: (values, *_PERIOD, _NOT),
            Shape.NUMBER: (
                FormField(name="least", label=N_("From"), kind=FieldKind.NUMBER, maximum=most),
                FormField(name="most", label=N_("Up to"), kind=FieldKind.NUMBER, maximum=most),
            ),
            Shape.PERIOD: _PERIOD,
            Shape.TEXT: (
                FormField(name="text", label=FIELDS[field], help=N_("Its beginning is enough.")),
                _NOT,
            ),
            Shape.ANY: (FormField(name="is_not", label=N_("Those without one"), kind=FieldKind.CHECK),),
        }
        return asked[shape_of(field)]

    def _list(self, field: Field, parent: QWidget) -> QWidget:
        made = CheckList(parent)
        options = self._choices.of(field)
        made.set_options(options)
        lines = max(min(len(options), _LINES), 2)
        made.setFixedHeight(lines * (made.fontMetrics().height() + 14) + GRID)
        return made


_HELP = {
    Field.CATEGORY: N_("Without a mark: whoever has any category."),
    Field.NEED: N_("Without a mark: whoever has any open need."),
    Field.DISABILITY: N_("Without a mark: whoever has any disability."),
    Field.PROGRAMME: N_("Without a mark: whoever is in any programme."),
    Field.RECEIVED: N_("Without a mark: help of any kind."),
}


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _first_day(value: object) -> date | None:
    return value.date if isinstance(value, ReadDate) else None


def _last_day(value: object) -> date | None:
    """Return the last day that a typed date means: of a month or a year, its end in its calendar."""
    if not isinstance(value, ReadDate) or value.precision is Precision.DAY:
        return _first_day(value)
    calendar = Calendar.GREGORIAN if value.date.day == 1 else current().calendar
    begun = in_calendar(value.date, calendar)
    is_year = value.precision is Precision.YEAR
    day = value.date + timedelta(days=353 if is_year else 28)  # no year or month is shorter
    while (in_calendar(day, calendar).year if is_year else in_calendar(day, calendar)[:2]) == (
        begun.year if is_year else begun[:2]
    ):
        day += timedelta(days=1)
    return day - timedelta(days=1)
