"""Shows in numbers what a restore would lose, and asks a second person."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.restore import Examined
from desktop.operations.restoring import ask_restore
from desktop.ui.backups.words import backup_lines, course_words, loss_lines
from desktop.ui.desk import Desk
from desktop.ui.text import code
from desktop.ui.widgets.buttons import Kind
from desktop.ui.widgets.card import CardContent, RecordCard, Section
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.work_dialog import WorkDialog


class RestoreDialog(WorkDialog):
    """What would come, and what would go.

    Signals:
        asked: The number of the request.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, file: Path, found: Examined, parent: QWidget) -> None:
        super().__init__(
            desk.jobs, parent, _("Restore this backup?"), verb=_("Ask a second person"), kind=Kind.DANGER
        )
        self._workspace, self._file, self._found = desk.workspace, file, found
        self._build_body()
        self.setMinimumSize(520, 600)
        self.leave.setFocus()

    def _build_body(self) -> None:
        is_nothing = self._found.losses.is_nothing
        self.card = RecordCard("", self)
        self.card.show_record(
            CardContent(
                title=self._found.manifest.office_name,
                subtitle=code(self._file.name),
                state=_("nothing would be lost") if is_nothing else _("entries would be lost"),
                tone=Tone.OK if is_nothing else Tone.ERROR,
                sections=[
                    Section(_("The backup"), backup_lines(self._found)),
                    Section(_("Entered since then, and lost"), loss_lines(self._found)),
                ],
            )
        )
        self.add_words(course_words(self._found))
        self.body.addWidget(self.card, 1)
        self.add_words(
            _(
                "When another person has agreed, the window closes, and opens on the restored office. "
                "The office as it is now stays beside it until the next restore."
            )
        )

    def accept(self) -> None:
        """File the request."""
        self.start(
            partial(ask_restore, self._workspace, file=self._file, agreed=self._found.agreed),
            title=_("Reading the backup"),
            done=self._hand_over,
            where="process",
            writes=True,
        )

    def _hand_over(self, number: str) -> None:
        self.asked.emit(number)
        self.finish()
