"""The form of the phases and periods of a programme; their days can be those of a month of any calendar."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.months import Calendar
from desktop.i18n.periods import MonthSpan, months_around
from desktop.marking import N_
from desktop.models.country import Country
from desktop.models.programme import StageKind
from desktop.models.programme_draft import StageDraft
from desktop.operations import programmes
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.programmes.words import STAGES
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog

_MONTHS_BEFORE, _MONTHS_AFTER = 3, 14


class StageDialog(WorkDialog):
    """Adds a phase or a period, puts one right, or takes one out.

    Signals:
        saved: It was saved.
    """

    saved = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget, code: str, what: str, stages: Sequence[StageDraft] = ()
    ) -> None:
        title = _("Phases and periods of {name}", name=what)
        super().__init__(desk.jobs, parent, title, verb=_("Save"))
        workspace = desk.workspace
        self._workspace, self._code = workspace, code
        self._stages = {one.uid: one for one in stages}
        self._months = _months(workspace.today(), workspace.country)
        self.form = Form(
            _fields([(one.uid, one.name) for one in stages], self._offered()),
            country=workspace.country,
            today=workspace.today(),
            parent=self,
        )
        self.body.addWidget(self.form)
        self.setMinimumWidth(560)
        self.form.set_values({"kind": StageKind.PHASE.value})
        self._connect()
        self.form.begin()

    def _connect(self) -> None:
        cast("Choice", self.form.editor("month")).changed.connect(self.take_month)
        if self._stages:
            cast("Choice", self.form.editor("which")).changed.connect(self.take_stage)
        self.form.submitted.connect(self.accept)

    def _offered(self) -> list[tuple[object, str]]:
        """Return the months to choose from, in the reader's words and digits."""
        tongue = current()
        return [
            (str(place), tongue.digits(month.name(tongue.language)))
            for place, month in enumerate(self._months)
        ]

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.form.is_dirty

    @Slot()
    def take_month(self) -> None:
        """Fill in the days of the month chosen, and its name where none was typed."""
        chosen = self.form.text("month")
        if not chosen:
            return
        month = self._months[int(chosen)]
        name = self.form.text("name") or current().digits(month.name(current().language))
        days = {"name": name, "starts_on": month.first, "ends_on": month.last}
        self.form.set_values({**self.form.values(), **days})

    @Slot()
    def take_stage(self) -> None:
        """Show the phase or period that is to be put right, or an empty form for a new one."""
        stage = self._stages.get(self.form.text("which"))
        if stage is None:
            self.form.set_values({"kind": StageKind.PHASE.value})
        else:
            self.form.set_values({**vars(stage), "kind": stage.kind.value, "which": stage.uid})

    def accept(self) -> None:
        """Save; the dialog stays open when something is wrong."""
        starts, ends = self.form.day("starts_on"), self.form.day("ends_on")
        if not self.form.check() or starts is None or ends is None:
            return
        values = self.form.values()
        uid = str(values.get("which") or "")
        if uid and values["is_off"]:
            call = partial(programmes.close_stage, self._workspace, self._code, uid)
            self.start(quick(call), done=self._hand_over, writes=True)
            return
        draft = StageDraft(
            name=self.form.text("name"),
            kind=StageKind(self.form.text("kind")),
            starts_on=starts.date,
            ends_on=ends.date,
            uid=uid,
        )
        put = partial(programmes.put_stage, self._workspace, self._code, draft)
        self.start(quick(put), done=self._hand_over, writes=True)

    def _hand_over(self, _uid: object) -> None:
        self.saved.emit()
        self.finish()


def _months(day: date, country: Country) -> list[MonthSpan]:
    """Return the months of the calendars that the country's offices count by, those around today."""
    calendars = (
        (Calendar.HIJRI, Calendar.GREGORIAN)
        if country is Country.EGYPT
        else (Calendar.JALALI, Calendar.HIJRI)
    )
    return [
        month
        for calendar in calendars
        for month in months_around(day, calendar, _MONTHS_BEFORE, _MONTHS_AFTER)
    ]


def _kinds(parent: QWidget) -> QWidget:
    return Choice([(kind.value, _(words)) for kind, words in STAGES.items()], parent)


def _fields(stages: Options, months: Options) -> tuple[Field, ...]:
    own = (
        Field(name="kind", label=N_("Kind"), is_required=True, make=_kinds),
        Field(
            name="month", label=N_("A whole month"), make=lambda parent: Choice(months, parent),
            help=N_("Type the name of a month of any calendar; it fills in the days."),
        ),
        Field(name="name", label=N_("Name"), is_required=True),
        Field(name="starts_on", label=N_("First day"), kind=FieldKind.DATE, is_required=True),
        Field(name="ends_on", label=N_("Last day"), kind=FieldKind.DATE, is_required=True),
    )  # fmt: skip
    if not stages:
        return own
    which = Field(
        name="which", label=N_("Which one"), make=lambda parent: Choice(stages, parent),
        help=N_("Left empty, it is a new one."),
    )  # fmt: skip
    return (which, *own, Field(name="is_off", label=N_("It was called off"), kind=FieldKind.CHECK))
