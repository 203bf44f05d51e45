"""The dialog for a partner: what it is called, who signs for it, and where to telephone."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.agency import AgencyKind
from desktop.operations import agencies
from desktop.operations.agencies import AgencyDraft
from desktop.ui.agencies.words import KINDS
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class AgencyDialog(WorkDialog):
    """Adds a partner, or corrects one.

    Signals:
        saved: The uid of the agency that was saved.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, *, uid: str = "") -> None:
        title = _("Correct the agency") if uid else _("New agency")
        super().__init__(desk.jobs, parent, title, verb=_("Save") if uid else _("Add the agency"))
        self._workspace, self._uid = desk.workspace, uid
        self.form = Form(_FIELDS, parent=self)
        self.body.addWidget(self.form)
        self.setMinimumWidth(560)
        if uid:
            record = agencies.agency(desk.workspace, uid)
            self.form.set_values({name: getattr(record, name) for name in AgencyDraft.__dataclass_fields__})
            self.form.editor("code").setEnabled(False)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def draft(self) -> AgencyDraft:
        """Return what was entered."""
        texts = {field.name: self.form.text(field.name) for field in _FIELDS if field.name != "kind"}
        return AgencyDraft(**texts, kind=AgencyKind(self.form.text("kind")))

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Save; the dialog stays open when something is wrong."""
        if not self.form.check():
            return
        call = (
            partial(agencies.correct_agency, self._workspace, self._uid, self.draft())
            if self._uid
            else partial(agencies.add_agency, self._workspace, self.draft())
        )
        self.start(quick(call), done=self._hand_over, writes=True)

    def _hand_over(self, uid: object) -> None:
        self.saved.emit(self._uid or str(uid))
        self.finish()


def _kinds(parent: QWidget) -> QWidget:
    return Choice([(kind.value, _(words)) for kind, words in KINDS.items()], parent)


_FIELDS = (
    Field(
        name="code",
        label=N_("Code in packages"),
        kind=FieldKind.LATIN,
        is_required=True,
        help=N_("Small Latin letters, as the agency's card file is called, such as red-crescent."),
    ),
    Field(name="name", label=N_("Name"), is_required=True),
    Field(name="kind", label=N_("Kind"), make=_kinds, is_required=True),
    Field(name="representative", label=N_("Signs for it")),
    Field(name="post", label=N_("Post")),
    Field(name="phone", label=N_("Telephone"), kind=FieldKind.LATIN),
    Field(name="address", label=N_("Address")),
)
