"""Who took the goods in the family's place: asked for one row, checked before it is entered."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.handover import Agent, RowView, check_agent
from desktop.models.problem import has_errors
from desktop.ui.desk import Desk
from desktop.ui.text import embedded
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form

_FIELDS = (
    Field(name="name", label=N_("Agent's name"), is_required=True),
    Field(name="relation", label=N_("Relation to the family")),
    Field(name="national_id", label=N_("Agent's national ID"), kind=FieldKind.ID),
    Field(
        name="is_agreed",
        label=N_("The committee knows that this person receives for many families"),
        kind=FieldKind.CHECK,
    ),
)


class AgentDialog(Dialog):
    """Asks for the agent of one row.

    Signals:
        named: The row and its Agent.
    """

    named = Signal(object, object)

    def __init__(self, desk: Desk, row: RowView, parent: QWidget, *, clip: QPixmap | None = None) -> None:
        super().__init__(
            parent,
            _("Who received for {name}?", name=embedded(row.name, parent.layoutDirection())),
            verb=_("Record"),
        )
        self._workspace, self._row = desk.workspace, row
        self.form = Form(_FIELDS, country=desk.workspace.country, today=desk.workspace.today(), parent=self)
        if clip is not None:
            picture = QLabel(self)
            picture.setPixmap(clip)
            self.body.addWidget(picture)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Hand the agent over when nothing is wrong."""
        agent = Agent(
            name=self.form.text("name"),
            relation=self.form.text("relation"),
            national_id=self.form.text("national_id"),
            is_agreed=bool(self.form.values()["is_agreed"]),
        )
        found = check_agent(agent, self._workspace.country, self._workspace.today())
        problems = [*self.form.problems(), *found]
        self.form.show_problems(problems)
        if not has_errors(problems):
            self.named.emit(self._row, agent)
            super().accept()
