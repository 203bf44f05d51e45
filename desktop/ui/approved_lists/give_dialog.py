"""Asks which distributor gets one family of a draft."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList, LineRow
from desktop.operations import agencies, list_changes
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.text import embedded
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class GiveDialog(WorkDialog):
    """Gives the family to a partner, or back to the office itself.

    Signals:
        given: It is done; carries the ApprovedList.
    """

    given = Signal(object)

    def __init__(self, desk: Desk, list_uid: str, line: LineRow, parent: QWidget) -> None:
        title = _("Who hands out to {name}?", name=embedded(line.name, parent.layoutDirection()))
        super().__init__(desk.jobs, parent, title, verb=_("Give"))
        self._workspace, self._list_uid, self._line = desk.workspace, list_uid, line
        partners = [(one.code, one.name) for one in agencies.agencies(desk.workspace) if not one.is_own]

        def make(owner: QWidget) -> QWidget:
            return Choice(partners, owner, empty=_("our office"))

        self.form = Form([Field(name="agency", label=N_("Handed out by"), make=make)], parent=self)
        self.form.set_values({"agency": line.share})
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Give the family; the dialog stays open when it is refused."""
        agency = self.form.text("agency")
        self.start(
            quick(partial(list_changes.give, self._workspace, self._list_uid, self._line.position, agency)),
            done=self._hand_over,
            writes=True,
        )

    def _hand_over(self, edition: ApprovedList) -> None:
        self.given.emit(edition)
        self.finish()
