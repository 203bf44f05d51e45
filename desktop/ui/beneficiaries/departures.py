"""Takes members and lines out of the family form: what was saved before leaves with a reason, or stays."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.circumstances import MEMBER_LEAVINGS
from desktop.models.family import Departure
from desktop.ui.beneficiaries.departure_dialog import DepartureDialog
from desktop.ui.beneficiaries.family_sheet import FamilySheet
from desktop.ui.beneficiaries.member_form import MemberForm
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.tone import Tone


class Departures(QObject):
    """Belongs to one window."""

    def __init__(self, desk: Desk, sheet: FamilySheet, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._sheet, self._banner, self._window = desk, sheet, banner, window
        self._member: MemberForm | None = None
        sheet.removal_wished.connect(self.take_out)

    @Slot()
    def take_out_here(self) -> None:
        """Take out what the caret is in: a line, or a member."""
        for pane in self._sheet.lines:
            line = pane.line_with_focus()
            if line is not None:
                if not pane.take_out(line):
                    words = _(
                        "A line that was saved stays. Change its state instead; the history keeps both."
                    )
                    self._banner.say(words, Tone.NEUTRAL)
                return
        member = self._sheet.members.member_with_focus()
        if member is not None and len(self._sheet.members.counted()) > 1:
            self.take_out(member)

    @Slot(object)
    def take_out(self, member: MemberForm) -> None:
        """Take a member out; for one who was saved before, ask why."""
        if member.uid is None:
            self._sheet.take_out(member)
            return
        self._member = member
        dialog = DepartureDialog(
            _("Take {name} out of the family?", name=member.row.text("name")),
            _("Nothing is deleted: the history keeps everything. It happens when you save the family."),
            _("Take out"),
            self._window,
            country=self._desk.workspace.country,
            today=self._desk.workspace.today(),
            offered=MEMBER_LEAVINGS,
            may_go_on=True,
        )
        dialog.decided.connect(self._note_leaving)
        dialog.open()

    @Slot(object)
    def _note_leaving(self, departure: Departure) -> None:
        if self._member is not None:
            self._sheet.take_out(self._member, departure)
            self._member = None
