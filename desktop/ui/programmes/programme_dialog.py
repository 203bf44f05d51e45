"""The form of a programme or campaign."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.programme import ProgrammeKind
from desktop.models.programme_draft import ProgrammeDraft
from desktop.operations import programmes
from desktop.operations.agencies import agencies
from desktop.operations.list_choices import aid_labels
from desktop.operations.programmes import ProgrammeRow
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.programmes.words import KINDS
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class ProgrammeDialog(WorkDialog):
    """Adds a programme, or puts one right.

    Signals:
        saved: The code of the programme.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, row: ProgrammeRow | None = None) -> None:
        title = _("New programme") if row is None else _("Change {name}", name=row.draft.name)
        super().__init__(desk.jobs, parent, title, verb=_("Save"))
        self._workspace, self._row = desk.workspace, row
        aid = list(aid_labels(desk.workspace, current().language).items())
        bodies = [(one.code, one.name) for one in agencies(desk.workspace)]
        workspace = desk.workspace
        self.form = Form(
            _fields(aid, bodies), country=workspace.country, today=workspace.today(), parent=self
        )
        self.body.addWidget(self.form)
        self.setMinimumWidth(600)
        if row is None:
            self.form.set_values({"kind": ProgrammeKind.PROGRAMME.value})
        else:
            self.form.set_values({**vars(row.draft), "kind": row.draft.kind.value})
            self.form.editor("code").setEnabled(False)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def draft(self) -> ProgrammeDraft:
        """Return what was entered."""
        form = self.form
        starts, ends = form.day("starts_on"), form.day("ends_on")
        return ProgrammeDraft(
            code=form.text("code") if self._row is None else self._row.code,
            name=form.text("name"),
            kind=ProgrammeKind(form.text("kind")),
            aid_kind=form.text("aid_kind"),
            agency_code=form.text("agency_code"),
            starts_on=starts.date if starts else None,
            ends_on=ends.date if ends else None,
            target=form.number("target"),
            remark=form.text("remark"),
        )

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Save; the dialog stays open when something is wrong."""
        if not self.form.check():
            return
        row, draft = self._row, self.draft()
        if row is None:
            self.start(
                quick(partial(programmes.register_programme, self._workspace, draft)),
                done=self._hand_over,
                writes=True,
            )
        else:
            self.start(
                quick(partial(programmes.change_programme, self._workspace, draft, row.version)),
                done=self._hand_over,
                writes=True,
            )

    def _hand_over(self, _made: object) -> None:
        self.saved.emit(self.draft().code)
        self.finish()


def _kinds(parent: QWidget) -> QWidget:
    return Choice([(kind.value, _(words)) for kind, words in KINDS.items()], parent)


def _fields(aid: Options, bodies: Options) -> tuple[Field, ...]:
    return (
        Field(
            name="code", label=N_("Code"), kind=FieldKind.LATIN, is_required=True,
            help=N_("Short and in Latin letters: files and lists point at it."),
        ),
        Field(name="name", label=N_("Name"), is_required=True),
        Field(name="kind", label=N_("Kind"), is_required=True, make=_kinds),
        Field(name="aid_kind", label=N_("Kind of aid"), make=lambda parent: Choice(aid, parent)),
        Field(
            name="agency_code", label=N_("Lead agency"), make=lambda parent: Choice(bodies, parent),
            help=N_("Left empty, it is this office."),
        ),
        Field(name="starts_on", label=N_("Begins on"), kind=FieldKind.DATE),
        Field(name="ends_on", label=N_("Ends on"), kind=FieldKind.DATE),
        Field(name="target", label=N_("Families to be reached"), kind=FieldKind.NUMBER, minimum=1),
        Field(name="remark", label=N_("Remarks"), kind=FieldKind.NOTES),
    )  # fmt: skip
