"""The page Backup: one button, what was made and proven, and the way back from a bad day."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.marking import N_
from desktop.models.backup import SUFFIX
from desktop.models.restore import Examined
from desktop.operations import backups, examining
from desktop.operations.backups import BackupOutcome, BackupRow
from desktop.operations.rights import Right, may
from desktop.ui.backups.days_dialog import DaysDialog
from desktop.ui.backups.restore_dialog import RestoreDialog
from desktop.ui.backups.words import card_of, megabytes, outcome_words, place_tone, place_word, reminder_words
from desktop.ui.desk import Desk
from desktop.ui.keys import Key
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

COLUMNS: tuple[Column[BackupRow], ...] = (
    Column(
        key="made_at",
        heading=N_("Made"),
        kind=ColumnKind.DATE,
        value=lambda row: row.made_at,
        sample="28/08/2028 08:08",
    ),
    Column(key="families", heading=N_("Families"), kind=ColumnKind.FIGURE, value=lambda row: row.families),
    Column(key="persons", heading=N_("Persons"), kind=ColumnKind.FIGURE, value=lambda row: row.persons),
    Column(
        key="size",
        heading=N_("Size"),
        kind=ColumnKind.TEXT,
        value=lambda row: megabytes(row.size),
        sample="1,000 MB",
    ),
    Column(key="place", heading=N_("The file"), kind=ColumnKind.STATE, value=place_word, tone=place_tone),
)


class BackupsPage(Page):
    """Backups that were made, newest first."""

    shows = frozenset({"backup", "backup_plan"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Backup"), parent)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.days = self.add_button(_("Reminder…"), "calendar_empty")
        self.restore = self.add_button(_("Restore a backup…"), "arrow_undo")
        self.new = self.set_primary(_("Back up now…"), "save", Key.NEW)
        self.days.setVisible(may(self.desk.workspace.actor, Right.MANAGE_OFFICE))
        self.rows = TableView(
            COLUMNS, name=_("Backups"), key="backups", preferences=self.desk.preferences, parent=self.body
        )
        self.rows.empty.say(
            _("No backup yet"), _("Put a stick in, then press “Back up now”. It takes less than a minute.")
        )
        self.card = RecordCard(_("Choose a backup to see what it holds."), self.body)
        self.restore_this = push_button(_("Restore…"), self.card)
        self.card.add_button(self.restore_this)
        self.set_body(self.rows, self.card)
        self.table = self.rows

    def _connect(self) -> None:
        self.new.clicked.connect(self._choose_folder)
        self.restore.clicked.connect(self._choose_file)
        self.days.clicked.connect(self._ask_days)
        self.rows.record_chosen.connect(self._show_record)
        self.restore_this.clicked.connect(self._restore_chosen)

    def reload(self) -> None:
        """Read the backups again."""
        rows = backups.backups(self.desk.workspace)
        self.rows.show_rows(rows)
        self._show_record()
        self.reminder = backups.reminder(self.desk.workspace)
        if self.reminder.is_due:
            self.banner.say(reminder_words(self.reminder), Tone.WARN)
        self.tell(ngettext("{n} backup", "{n} backups", len(rows)))

    @Slot()
    def _show_record(self, _row: object = None) -> None:
        row: BackupRow | None = self.rows.chosen_record()
        if row is None:
            self.card.show_nothing()
            return
        self.card.show_record(card_of(row))
        self.restore_this.setEnabled(row.is_there)

    @Slot()
    def _choose_folder(self) -> None:
        dialog = FileDialog(self, _("Where to write the backup: a stick or a folder"), self._last_folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.back_up)
        dialog.open()

    def _last_folder(self) -> str:
        rows: list[BackupRow] = backups.backups(self.desk.workspace)
        return str(next((row.folder for row in rows if row.folder.is_dir()), ""))

    @Slot(str)
    def back_up(self, folder: str) -> None:
        """Write a backup into a folder."""
        self.banner.hide()
        self.desk.jobs.start(
            partial(backups.back_up, self.desk.workspace, folder=Path(folder)),
            title=_("Backing up the office"),
            done=self._show_outcome,
            failed=self.banner.show_error,
            where="process",
        )

    def _show_outcome(self, outcome: BackupOutcome) -> None:
        self.reload()
        self.banner.say(outcome_words(outcome), Tone.WARN if outcome.is_on_same_disk else Tone.OK)

    @Slot()
    def _choose_file(self) -> None:
        name_filter = _("Backups ({pattern})", pattern=f"*{SUFFIX}")
        dialog = FileDialog(self, _("The backup to restore"), self._last_folder(), name_filter)
        dialog.fileSelected.connect(self.look_at)
        dialog.open()

    @Slot()
    def _restore_chosen(self) -> None:
        row: BackupRow | None = self.rows.chosen_record()
        if row is not None:
            self.look_at(str(row.folder / row.file_name))

    @Slot(str)
    def look_at(self, file: str) -> None:
        """Read a backup to its end, and show what restoring it would lose."""
        self.banner.hide()
        self.desk.jobs.start(
            partial(examining.examine, self.desk.workspace, file=Path(file)),
            title=_("Reading the backup"),
            done=partial(self._show_losses, Path(file)),
            failed=self.banner.show_error,
            where="process",
        )

    def _show_losses(self, file: Path, found: Examined) -> None:
        dialog = RestoreDialog(self.desk, file, found, self)
        dialog.asked.connect(self.tell_asked)
        dialog.open()

    @Slot()
    def _ask_days(self) -> None:
        DaysDialog(self.desk, self.reminder.days, self).open()
