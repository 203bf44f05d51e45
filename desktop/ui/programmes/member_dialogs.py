"""The questions about one family in a programme: why it is suspended or leaves, and how it was told."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.member_row import MemberRow
from desktop.models.programme import NoticeWay
from desktop.operations import memberships
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.programmes.words import WAYS
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class EndingDialog(WorkDialog):
    """Suspends a family's membership, or ends it; both with a reason that the family can be told.

    Signals:
        saved: It is done.
    """

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget, code: str, row: MemberRow, *, is_exit: bool) -> None:
        title = (
            _("{name} leaves the programme", name=row.name) if is_exit else _("Suspend {name}", name=row.name)
        )
        super().__init__(desk.jobs, parent, title, verb=_("Let it leave") if is_exit else _("Suspend"))
        workspace = desk.workspace
        self._workspace, self._code, self._row, self._is_exit = workspace, code, row, is_exit
        self.add_words(_("The family is told the reason in these words."))
        usual = memberships.reasons(workspace, "exit" if is_exit else "suspension", current().language)
        fields = _ending_fields([(words, words) for words in usual], is_exit=is_exit)
        self.form = Form(fields, country=workspace.country, today=workspace.today(), parent=self)
        self.form.set_values({"day": workspace.today()})
        self.body.addWidget(self.form)
        self.setMinimumWidth(560)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Carry it out; the dialog stays open when something is wrong."""
        day = self.form.day("day")
        if not self.form.check() or day is None:
            return
        reason = self.form.text("words") or self.form.text("usual")
        self.start(quick(partial(self._carry_out, reason, day.date)), done=self._hand_over, writes=True)

    def _carry_out(self, reason: str, day: date) -> None:
        if self._is_exit:
            memberships.leave(self._workspace, self._code, self._row.household_uid, reason, day)
        else:
            memberships.suspend(self._workspace, self._row.uid, reason, day)

    def _hand_over(self, _nothing: object) -> None:
        self.saved.emit()
        self.finish()


class ToldDialog(WorkDialog):
    """Notes when and how a family was told of its suspension or exit.

    Signals:
        saved: It is noted.
    """

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget, row: MemberRow) -> None:
        super().__init__(desk.jobs, parent, _("{name} was told", name=row.name), verb=_("Save"))
        workspace = desk.workspace
        self._workspace, self._row = workspace, row
        self.form = Form(_TOLD, country=workspace.country, today=workspace.today(), parent=self)
        self.form.set_values({"day": workspace.today(), "how": NoticeWay.LETTER.value})
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Note it; the dialog stays open when the day cannot be."""
        day = self.form.day("day")
        if self.form.check() and day is not None:
            call = partial(
                memberships.note_told,
                self._workspace,
                self._row.uid,
                day.date,
                NoticeWay(self.form.text("how")),
            )
            self.start(quick(call), done=self._hand_over, writes=True)

    def _hand_over(self, _nothing: object) -> None:
        self.saved.emit()
        self.finish()


def _ending_fields(usual: Options, *, is_exit: bool) -> tuple[Field, ...]:
    return (
        Field(name="usual", label=N_("Usual reason"), make=lambda parent: Choice(usual, parent)),
        Field(
            name="words", label=N_("Or in other words"), help=N_("What stands here is told instead of the usual reason.")
        ),
        Field(
            name="day", label=N_("Last day") if is_exit else N_("Suspended from"), kind=FieldKind.DATE,
            is_required=True,
        ),
    )  # fmt: skip


def _ways(parent: QWidget) -> QWidget:
    return Choice([(way.value, _(words)) for way, words in WAYS.items()], parent)


_TOLD = (
    Field(name="day", label=N_("Told on"), kind=FieldKind.DATE, is_required=True),
    Field(name="how", label=N_("How"), make=_ways, is_required=True),
)
