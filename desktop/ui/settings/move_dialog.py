"""Moves the office to a server or back into a file, shows what arrived, and leads to the door of the new place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current, ngettext
from desktop.marking import N_
from desktop.models.backup_manifest import REPLACED
from desktop.operations.moving import Moved, move_to_file, move_to_server
from desktop.ui.desk import Desk
from desktop.ui.text import isolated
from desktop.ui.widgets.card import CardContent, RecordCard, Section
from desktop.ui.widgets.server_form import ServerForm
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.work_dialog import WorkDialog

_COUNTED = {
    "household": N_("Families"),
    "person": N_("Persons"),
    "approved_list": N_("Lists"),
    "distribution": N_("Distributions"),
    "agency": N_("Agencies"),
    "package": N_("Packages"),
    "journal_entry": N_("Journal entries"),
}


class MoveDialog(WorkDialog):
    """What both ways have in common: the result, and that the office is opened anew."""

    def __init__(self, desk: Desk, parent: QWidget, title: str, verb: str) -> None:
        super().__init__(desk.jobs, parent, title, verb=verb)
        self._desk = desk
        self._has_moved = False
        self.asked: list[QWidget] = []  # what is shown before the move
        self.setMinimumWidth(640)
        self.finished.connect(self._lead_to_door)

    def move_office(self, work: Callable[..., Moved]) -> None:
        """Carry the move out behind the window."""
        self.start(work, title=_("Moving the office"), done=self.show_moved, where="process", writes=True)

    @Slot(object)
    def show_moved(self, moved: Moved) -> None:
        """Show in numbers what stands in both places alike."""
        self._has_moved = True
        for part in self.asked:
            part.hide()
        self.card = RecordCard("", self)
        self.card.show_record(content_of(moved))
        self.body.addWidget(self.card, 1)
        self.setMinimumHeight(560)
        self.leave.hide()
        self.confirm.setText(_("Sign in again"))
        self.confirm.setEnabled(True)
        self.confirm.setFocus()

    def accept(self) -> None:
        """Move, or leave when that is done."""
        if self._has_moved:
            self.finish()
        else:
            self.begin()

    def begin(self) -> None:
        """Begin the move; each way does so itself."""
        raise NotImplementedError

    @Slot()
    def _lead_to_door(self) -> None:
        """Let the window close over the place that is left."""
        if self._has_moved:
            self._desk.changes.tell(frozenset({REPLACED}))


class MoveToServerDialog(MoveDialog):
    """Asks for the server."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, _("Move the office to a server"), _("Move"))
        words = self.add_words(
            _(
                "The administrator of the server makes an empty database and an account for this office, and gives "
                "you what is asked here. All tables are copied, counted and compared; nothing changes until they agree. "
                "Close the office on every other window first. Make a backup before."
            )
        )
        self.server = ServerForm(self)
        self.body.addWidget(self.server)
        self.asked = [words, self.server]
        self.server.submitted.connect(self.accept)
        self.server.begin()

    def begin(self) -> None:
        """Move, unless something is missing."""
        if not self.server.check():
            return
        try:
            place = self.server.place()
        except UserError as error:
            self.show_fault(error)
            return
        self.move_office(partial(move_to_server, self._desk.workspace, place=place))


class MoveToFileDialog(MoveDialog):
    """Says what it means for the others."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, _("Move the office back into a file?"), _("Move"))
        words = _(
            "All tables are copied into an encrypted file of this computer, counted and compared. "
            "From then on only this computer works in the office: the others are told that it was moved. "
            "The database on the server stays as it is and takes no changes any more."
        )
        self.asked = [self.add_words(words)]

    def begin(self) -> None:
        """Move."""
        self.move_office(partial(move_to_file, self._desk.workspace))


def content_of(moved: Moved) -> CardContent:
    """Return what arrived, as a card shows it."""
    rows = {one.table: one.rows for one in moved.tables}
    number = current().number
    lines = [(_(words), number(rows[table])) for table, words in _COUNTED.items() if table in rows]
    total = ngettext("{n} row in all tables", "{n} rows in all tables", moved.rows)
    lines.append(("", total))
    sections = [Section(_("Counted and compared, the same in both places"), lines)]
    if moved.kept is not None:
        kept = _(
            "{file}: as it was before the move. It takes no changes any more.", file=isolated(moved.kept.name)
        )
        sections.append(Section(_("The old file"), [("", kept)]))
    return CardContent(title=_("The office was moved"), state=_("complete"), tone=Tone.OK, sections=sections)
