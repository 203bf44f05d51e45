"""The exchange page: what was sent and received, what waits, and the ways to send and to take in."""

import shutil
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.disk_faults import DiskError
from desktop.i18n.catalogue import _, ngettext
from desktop.models.package import Direction, Standing
from desktop.operations import packages
from desktop.operations.packages import Inspection, PackageRow
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk, PageKey, Wish
from desktop.ui.keys import Key
from desktop.ui.packages.choosers import ask_for_package
from desktop.ui.packages.gap_dialog import GapDialog
from desktop.ui.packages.package_card import card_of
from desktop.ui.packages.package_table import COLUMNS
from desktop.ui.packages.review_window import ReviewWindow
from desktop.ui.packages.send_dialog import SendDialog
from desktop.ui.packages.words import type_word, waiting_words, words_of
from desktop.ui.text import isolated
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.records_pane import RecordsPane
from desktop.ui.widgets.switch import Switch
from desktop.ui.widgets.tone import Tone
from desktop.whole_file import whole_file

RECEIVED, SENT = 0, 1
_REVIEWED = (Standing.STAGED, Standing.ASKED)  # of what holds rows; terms and receipts are decided at once


class ExchangePage(Page):
    """Packages in and out, newest first, with the card of the one chosen."""

    shows = frozenset({"package", "approval", "agency", "incoming_row"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Exchange"), parent, search=_("Search by partner or file…"))
        self.chooser: QFileDialog | None = None
        self._waiting: tuple[Path, ...] = ()
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.take_in = self.add_button(_("Take in a file…"), "arrow_import", Key.IMPORT)
        self.send = self.set_primary(_("Send…"), "arrow_export", Key.NEW)
        self.switch = Switch((_("Received packages"), _("Sent packages")), self)
        self.add_above(self.switch)
        self.pane = RecordsPane(
            COLUMNS,
            name=self.title,
            key="packages",
            hint=_("Choose a package to see it here."),
            preferences=self.desk.preferences,
            parent=self,
        )
        self.view, self.card = self.pane.view, self.pane.card
        self.view.empty.say(_("No package yet"), _("Let a file fall on the window, or take one in."))
        self.review = self.pane.add_button(_("Review the rows…"), "clipboard_task")
        self.again = self.pane.add_button(_("Check again"), "arrow_clockwise")
        self.let_in = self.pane.add_button(_("Let it in…"))
        self.save_copy = self.pane.add_button(_("Save a copy for the courier…"), "save")
        self.set_body(self.pane)

    def _connect(self) -> None:
        self.switch.switched.connect(self._show_direction)
        self.take_in.clicked.connect(self._choose_file)
        self.send.clicked.connect(self._begin)
        self.pane.chosen.connect(self._show_record)
        self.view.record_opened.connect(self._review)
        self.view.empty.pressed.connect(self._choose_file)
        self.review.clicked.connect(self._review)
        self.again.clicked.connect(self._check_again)
        self.let_in.clicked.connect(self._let_in)
        self.save_copy.clicked.connect(self._choose_copy)
        self.banner.pressed.connect(self._check_waiting)

    def reload(self) -> None:
        """Show the packages of the direction in front that fit the search."""
        desk = packages.desk(self.desk.workspace)
        words = self.search_words().casefold()
        rows = [
            row
            for row in (desk.received if self.switch.place() == RECEIVED else desk.sent)
            if words in f"{row.partner} {row.line.file_name} {row.line.purpose}".casefold()
        ]
        self.pane.show_rows(rows)
        self._tell_waiting(desk.waiting)
        self.tell(ngettext("{n} package", "{n} packages", len(rows)))

    def receive(self, wish: Wish) -> None:
        """Take in a file that was dropped, or show one direction."""
        super().receive(wish)
        if wish.file is not None:
            self.inspect(wish.file)
        elif wish.filter == "sent":
            self.switch.go_to(SENT)

    def inspect(self, file: Path) -> None:
        """Check a file and show what it became."""
        self.desk.jobs.start(
            partial(packages.inspect, self.desk.workspace, file),
            title=_("Checking the package"),
            done=self.show_inspection,
            failed=self.banner.show_error,
            where="process",
            writes=True,
        )

    @Slot(object)
    def show_inspection(self, inspection: Inspection) -> None:
        """Say what a checked file became, and open its review."""
        self.switch.go_to(RECEIVED)
        self.pane.choose(inspection.package_uid)
        row = self._chosen()
        partner = row.partner if row else inspection.sender
        self.banner.say(words_of(inspection, partner), Tone.OK)
        if inspection.kind == "memorandum":
            self.desk.show_page(PageKey.AGENCIES, Wish(filter="memoranda"))
        elif inspection.kind != "receipt" and row is not None:
            self._review()

    def _chosen(self) -> PackageRow | None:
        row: PackageRow | None = self.pane.record()
        return row

    def _tell_waiting(self, waiting: tuple[Path, ...]) -> None:
        self._waiting = waiting
        if waiting:
            self.banner.say(waiting_words(len(waiting)), Tone.WARN, _("Check again"))

    @Slot()
    def _show_record(self) -> None:
        row = self._chosen()
        if row is None:
            self.card.show_nothing()
            return
        is_out = row.line.direction == Direction.OUT
        outcomes = packages.outcomes(self.desk.workspace, row.uid) if is_out else {}
        self.card.show_record(card_of(row, outcomes))
        is_held = row.standing is Standing.HELD and row.path is not None
        self.review.setVisible(row.standing in _REVIEWED)
        self.again.setVisible(is_held)
        self.let_in.setVisible(is_held and may(self.desk.workspace.actor, Right.DECIDE))
        self.save_copy.setVisible(is_out and row.path is not None)

    @Slot(int)
    def _show_direction(self, _place: int) -> None:
        self.reload()

    @Slot()
    def _review(self, _row_id: object = None) -> None:
        row = self._chosen()
        if row is not None and row.standing in _REVIEWED:
            window = ReviewWindow(self.desk, row, self)
            window.asked.connect(self.tell_asked)
            window.open()

    @Slot()
    def _begin(self) -> None:
        dialog = SendDialog(self.desk, self)
        dialog.asked.connect(self.tell_asked)
        dialog.open()

    @Slot()
    def _choose_file(self) -> None:
        self.chooser = ask_for_package(self, self._take_chosen)

    @Slot(str)
    def _take_chosen(self, path: str) -> None:
        self.inspect(Path(path))

    @Slot()
    def _check_again(self) -> None:
        row = self._chosen()
        if row is not None and row.path is not None:
            self.inspect(row.path)

    @Slot()
    def _check_waiting(self) -> None:
        if self._waiting:
            self.inspect(self._waiting[0])

    @Slot()
    def _let_in(self) -> None:
        row = self._chosen()
        if row is not None and row.path is not None:
            dialog = GapDialog(self.desk, row.path, self)
            dialog.let_in.connect(self.show_inspection)
            dialog.open()

    @Slot()
    def _choose_copy(self) -> None:
        row = self._chosen()
        if row is None or row.path is None:
            return
        self.chooser = ask_where(
            self, _("Save a copy of the {kind}", kind=type_word(row)), row.line.file_name, self.save_copy_as
        )

    @Slot(str)
    def save_copy_as(self, path: str) -> None:
        """Copy the sealed file of the package chosen to a stick or a folder."""
        row = self._chosen()
        if row is None or row.path is None:
            return
        try:
            with whole_file(Path(path)) as copy, row.path.open("rb") as sealed:
                shutil.copyfileobj(sealed, copy)
        except DiskError as error:
            self.banner.show_error(error)
        else:
            self.banner.say(_("Saved as {path}.", path=isolated(str(path))), Tone.OK)
