"""The page of agencies and memoranda: two lists behind one switch."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.operations import cards
from desktop.operations.memorandum_printing import print_card
from desktop.ui.agencies.agency_part import AgencyPart
from desktop.ui.agencies.memorandum_part import MemorandumPart
from desktop.ui.desk import Desk, Wish
from desktop.ui.jobs.quick import quick
from desktop.ui.keys import Key
from desktop.ui.text import isolated
from desktop.ui.widgets.buttons import reword
from desktop.ui.widgets.file_dialog import FileDialog, ask_where
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.switch import Switch
from desktop.ui.widgets.tone import Tone

AGENCIES, MEMORANDA = 0, 1
ENDING, ONLY_MEMORANDA = "ending", "memoranda"  # filters of a wish


class AgenciesPage(Page):
    """Partners with their cards, and the memoranda with them."""

    shows = frozenset({"agency", "memorandum", "approval"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Agencies and memoranda"), parent, search=_("Search by name or number…"))
        self._only_ending = False
        self.chooser: QFileDialog | None = None
        self._build()
        self._connect()
        self._show_view(AGENCIES)

    def _build(self) -> None:
        self.own_card = self.add_button(_("Save our card file…"), "key")
        self.preview = self.add_button(_("Preview"), "eye", Key.PREVIEW)
        self.print = self.add_button(_("Print our card"), "print", Key.PRINT)
        self.new = self.set_primary(_("New agency"), "add", Key.NEW)
        self.switch = Switch((_("Agencies"), _("Memoranda")), self)
        self.add_above(self.switch)
        self.stack = QStackedWidget(self)
        self.agencies = AgencyPart(self.desk, self.banner, self.stack)
        self.memoranda = MemorandumPart(self.desk, self.banner, self.stack)
        self.stack.addWidget(self.agencies)
        self.stack.addWidget(self.memoranda)
        self.set_body(self.stack)
        self.table = self.agencies.view

    def _connect(self) -> None:
        self.switch.switched.connect(self._show_view)
        self.new.clicked.connect(self._begin)
        self.own_card.clicked.connect(self._choose_folder)
        self.preview.clicked.connect(self.memoranda.preview_chosen)
        self.print.clicked.connect(self._print)
        self.memoranda.chosen.connect(self._offer)
        self.agencies.view.empty.pressed.connect(self._begin)
        self.memoranda.view.empty.pressed.connect(self._begin)
        self.agencies.counted.connect(self._tell_agencies)
        self.memoranda.counted.connect(self._tell_memoranda)

    def reload(self) -> None:
        """Show the list in front."""
        if self.switch.place() == AGENCIES:
            self.agencies.reload(self.search_words())
        else:
            self.memoranda.reload(self.search_words(), only_ending=self._only_ending)

    def receive(self, wish: Wish) -> None:
        """Show the memoranda that end, or the agencies."""
        super().receive(wish)
        self._only_ending = wish.filter == ENDING
        self.switch.go_to(MEMORANDA if wish.filter in (ENDING, ONLY_MEMORANDA) else AGENCIES)

    @Slot(int)
    def _show_view(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        part = self.agencies if place == AGENCIES else self.memoranda
        self.table = part.view
        is_agencies = place == AGENCIES
        reword(self.new, _("New agency") if is_agencies else _("New memorandum"))
        reword(self.print, _("Print our card") if is_agencies else _("Print"))
        self.own_card.setVisible(is_agencies)
        self.preview.setVisible(not is_agencies)
        if is_agencies:
            self._only_ending = False
        self.reload()
        self._offer()

    @Slot()
    def _offer(self) -> None:
        """Offer the paper of the memorandum chosen, or that of the own card."""
        has_paper = self.switch.place() == AGENCIES or bool(self.memoranda.uid())
        self.print.setEnabled(has_paper)
        self.preview.setEnabled(has_paper)

    @Slot(int)
    def _tell_agencies(self, count: int) -> None:
        self.tell(ngettext("{n} agency", "{n} agencies", count))

    @Slot(int)
    def _tell_memoranda(self, count: int) -> None:
        self.tell(ngettext("{n} memorandum", "{n} memoranda", count))

    @Slot()
    def _begin(self) -> None:
        if self.switch.place() == AGENCIES:
            self.agencies.begin()
        else:
            self.memoranda.begin()

    @Slot()
    def _print(self) -> None:
        if self.switch.place() == MEMORANDA:
            self.memoranda.print_chosen()
            return
        name = _("office-card") + ".pdf"
        kinds = _("PDF papers (*.pdf)")
        self.chooser = ask_where(self, _("Print our card"), name, self.print_card_into, kinds)

    @Slot(str)
    def print_card_into(self, path: str) -> None:
        """Print the office's own card."""
        self.desk.jobs.start(
            partial(print_card, self.desk.workspace, Path(path), current().language),
            title=_("Printing the card"),
            done=self._tell_printed,
            failed=self.banner.show_error,
            where="process",
            writes=True,
        )

    @Slot()
    def _choose_folder(self) -> None:
        chooser = FileDialog(self, _("Where should our card file go?"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(self.export_card_into)
        self.chooser = chooser
        chooser.open()

    @Slot(str)
    def export_card_into(self, folder: str) -> None:
        """Write the office's own card file into a folder."""
        call = partial(cards.export_card, self.desk.workspace, Path(folder))
        self.desk.jobs.start(quick(call), done=self._tell_printed, failed=self.banner.show_error, writes=True)

    @Slot(object)
    def _tell_printed(self, path: Path) -> None:
        self.banner.say(_("Saved as {path}.", path=isolated(str(path))), Tone.OK)
