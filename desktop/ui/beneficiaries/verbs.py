"""What a clerk does from the list: enter, correct and close families, take lists in, give out what is seen."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.circumstances import FAMILY_LEAVINGS
from desktop.models.family import Departure
from desktop.models.family_card import FamilyCard
from desktop.models.importing import Pasted
from desktop.models.listing import Listing
from desktop.operations import beneficiaries
from desktop.operations.beneficiaries import Saved
from desktop.operations.form_drafts import KeptForm
from desktop.operations.listing_export import export_seen
from desktop.ui.beneficiaries.departure_dialog import DepartureDialog
from desktop.ui.beneficiaries.drafts_dialog import DraftsDialog
from desktop.ui.beneficiaries.erasure_dialog import ErasureDialog
from desktop.ui.beneficiaries.family_window import FamilyWindow
from desktop.ui.beneficiaries.reading import briefly
from desktop.ui.beneficiaries.table import cell_words
from desktop.ui.desk import Desk
from desktop.ui.widgets.file_dialog import FileDialog, ask_where
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.tone import Tone

ImportWizardMaker = Callable[[Desk, QWidget, Path | Pasted | None], QWidget]


class Verbs(QObject):
    """Opens the windows of the page and runs what they ask for."""

    def __init__(self, page: Page, import_wizard: ImportWizardMaker | None) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._import_wizard = import_wizard
        self._offered: Callable[[], None] | None = None
        self._card: FamilyCard | None = None
        self._tagged = _("Workbook with a row of HXL tags (*.xlsx)")
        self._asking: FileDialog | None = None

    @property
    def can_import(self) -> bool:
        """Say whether there is a window to take lists in."""
        return self._import_wizard is not None

    @Slot()
    def enter_family(self) -> FamilyWindow:
        """Open the form for new families; it stays for the next one until it is left."""
        return self._open_form(None)

    def correct(self, card: FamilyCard) -> FamilyWindow:
        """Open the form on a stored family."""
        return self._open_form(card)

    def show_begun(self) -> DraftsDialog:
        """Offer the families that were begun and not saved."""
        dialog = DraftsDialog(self._desk, self._page)
        dialog.chosen.connect(self._go_on_with)
        dialog.open()
        return dialog

    @Slot(object)
    def _go_on_with(self, kept: KeptForm) -> None:
        """Open the form as it was left; of a correction, on the family as it is stored now."""
        if kept.version_read is None:
            self._open_form(None, kept)
            return
        call = partial(beneficiaries.card, self._desk.workspace, kept.subject_uid)
        self._desk.jobs.start(
            briefly(call), done=partial(self._open_kept, kept), failed=self._page.banner.show_error
        )

    def _open_kept(self, kept: KeptForm, card: FamilyCard) -> None:
        self._open_form(card, kept)

    def _open_form(self, card: FamilyCard | None, kept: KeptForm | None = None) -> FamilyWindow:
        window = FamilyWindow(self._desk, self._page, card=card, kept=kept)
        window.saved.connect(self._show_saved)
        window.open()
        return window

    @Slot(object)
    def _show_saved(self, saved: Saved) -> None:
        words = _("The family with file number {number} was saved.", number=current().code(saved.code))
        self.offer(words, _("Show it"), partial(self._look_for, saved.code))

    def offer(self, words: str, step: str, then: Callable[[], None]) -> None:
        """Say what was done, with one step that may follow."""
        self._offered = then
        self._page.banner.say(words, Tone.OK, step)

    @Slot()
    def take_offered_step(self) -> None:
        """Take the step that was offered, once."""
        step, self._offered = self._offered, None
        if step is not None:
            self._page.banner.hide()
            step()

    def _look_for(self, code: str) -> None:
        if self._page.search is not None:
            self._page.search.setText(code)

    def close_file(self, card: FamilyCard) -> DepartureDialog:
        """Ask why and since when a family is closed, then close it."""
        self._card = card
        workspace = self._desk.workspace
        dialog = DepartureDialog(
            _("Close the file of {name}?", name=card.household.head.name),
            _(
                "The family leaves lists and distributions from now on. Nothing is deleted; "
                "its file stays readable under “Closed files”."
            ),
            _("Close file"),
            self._page,
            country=workspace.country,
            today=workspace.today(),
            offered=FAMILY_LEAVINGS,
        )
        dialog.decided.connect(self._close)
        dialog.open()
        return dialog

    @Slot(object)
    def _close(self, why: Departure) -> None:
        if self._card is None:
            return
        household, workspace = self._card.household, self._desk.workspace
        call = partial(
            beneficiaries.close_file, workspace, household.uid, household.version, why.reason,
            kind=why.kind, day=why.day,
        )  # fmt: skip
        self._desk.jobs.start(
            briefly(call),
            title=_("Closing the file"),
            done=self._tell_closed,
            failed=self._page.banner.show_error,
            writes=True,
        )

    def _tell_closed(self, _nothing: None) -> None:
        self._offered = None
        self._page.banner.say(_("The file was closed."), Tone.OK)
        self._page.reload()

    def erase(self, card: FamilyCard) -> ErasureDialog:
        """Ask why a closed family is erased; a second person decides."""
        dialog = ErasureDialog(self._desk, card.household, self._page)
        dialog.asked.connect(self._page.tell_asked)
        dialog.open()
        return dialog

    @Slot()
    def begin_import(self) -> None:
        """Open the window to take a list in."""
        self.take_in()

    def take_in(self, file: Path | Pasted | None = None) -> None:
        """Open the window to take a list in, with a file that was dropped, with pasted rows, or without."""
        if self._import_wizard is not None:
            self._import_wizard(self._desk, self._page, file).show()

    def export(self, listing: Listing, columns: Mapping[str, str]) -> None:
        """Ask where to, then write what is seen."""
        name = _("Beneficiaries") + ".xlsx"
        then = partial(self._write_export, listing, columns)
        kinds = ";;".join((_("Workbook (*.xlsx)"), self._tagged))
        self._asking = ask_where(self._page, _("Export what is seen"), name, then, kinds)

    def _write_export(self, listing: Listing, columns: Mapping[str, str], out: str) -> None:
        with_tags = self._asking is not None and self._asking.selectedNameFilter() == self._tagged
        words = cell_words(self._desk.workspace)
        self._desk.jobs.start(
            partial(
                export_seen,
                self._desk.workspace,
                listing=listing,
                columns=dict(columns),
                words=words,
                title=_("Beneficiaries"),
                out=Path(out),
                with_tags=with_tags,
            ),
            title=_("Writing the workbook"),
            done=self._tell_written,
            failed=self._page.banner.show_error,
            where="process",
        )

    def _tell_written(self, count: int) -> None:
        self._offered = None
        words = ngettext(
            "{n} line was written to the workbook.", "{n} lines were written to the workbook.", count
        )
        self._page.banner.say(words, Tone.OK)
