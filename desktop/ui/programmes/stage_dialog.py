"""The form of the phases and periods of a programme; their days can be those of a month of any calendar."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.period import Period
from desktop.models.programme import StageKind
from desktop.models.programme_draft import StageDraft
from desktop.operations import programmes
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.programmes.words import STAGES
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.period_field import as_period, period_name
from desktop.ui.widgets.work_dialog import WorkDialog


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
        self.form = Form(
            _fields([(one.uid, one.name) for one in stages]),
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
        if self._stages:
            cast("Choice", self.form.editor("which")).changed.connect(self.take_stage)
        self.form.submitted.connect(self.accept)

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.form.is_dirty

    @Slot()
    def take_stage(self) -> None:
        """Show the phase or period that is to be put right, or an empty form for a new one."""
        stage = self._stages.get(self.form.text("which"))
        if stage is None:
            self.form.set_values({"kind": StageKind.PHASE.value})
        else:
            days = Period(stage.starts_on, stage.ends_on)
            self.form.set_values({**vars(stage), "kind": stage.kind.value, "which": stage.uid, "days": days})

    def accept(self) -> None:
        """Save; the dialog stays open when something is wrong."""
        days = as_period(self.form.values()["days"])
        if not self.form.check() or days is None:
            return
        values = self.form.values()
        uid = str(values.get("which") or "")
        if uid and values["is_off"]:
            call = partial(programmes.close_stage, self._workspace, self._code, uid)
            self.start(quick(call), done=self._hand_over, writes=True)
            return
        draft = StageDraft(
            name=self.form.text("name") or period_name(days),
            kind=StageKind(self.form.text("kind")),
            starts_on=days.first,
            ends_on=days.last,
            uid=uid,
        )
        put = partial(programmes.put_stage, self._workspace, self._code, draft)
        self.start(quick(put), done=self._hand_over, writes=True)

    def _hand_over(self, _uid: object) -> None:
        self.saved.emit()
        self.finish()


def _kinds(parent: QWidget) -> QWidget:
    return Choice([(kind.value, _(words)) for kind, words in STAGES.items()], parent)


def _fields(stages: Options) -> tuple[Field, ...]:
    own = (
        Field(name="kind", label=N_("Kind"), is_required=True, make=_kinds),
        Field(name="days", label=N_("Period"), kind=FieldKind.PERIOD, is_required=True),
        Field(name="name", label=N_("Name"), help=N_("Left empty, it is called by its month or year.")),
    )  # fmt: skip
    if not stages:
        return own
    which = Field(
        name="which", label=N_("Which one"), make=lambda parent: Choice(stages, parent),
        help=N_("Left empty, it is a new one."),
    )  # fmt: skip
    return (which, *own, Field(name="is_off", label=N_("It was called off"), kind=FieldKind.CHECK))
