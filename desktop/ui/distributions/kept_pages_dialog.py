"""The scanned pages that a round keeps: found by a family, shown, held for a dispute, let go after it."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.distribution import DistributionState
from desktop.models.handover import DistributionRow
from desktop.models.kept_page import KeptPageRow
from desktop.operations import kept_pages
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk
from desktop.ui.errors import sentence
from desktop.ui.jobs.quick import quick
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Button, Kind, push_button
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import Dialog, ask
from desktop.ui.widgets.paper_window import PreviewWindow
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.work_dialog import WorkDialog


class KeptPagesDialog(WorkDialog):
    """Shows which pages are kept, and each of them as it was scanned."""

    def __init__(self, desk: Desk, row: DistributionRow, parent: QWidget, typed: str = "") -> None:
        title = _("Scanned pages of sheet {number}", number=current().code(row.number))
        super().__init__(desk.jobs, parent, title, verb=_("Show the page"), way_out=_("Close"))
        self._workspace, self._round = desk.workspace, row
        self._build_parts(typed)
        self.search.searched.connect(self._load)
        self.search.entered.connect(self.table.setFocus)
        self.table.record_chosen.connect(self._offer)
        self.table.record_opened.connect(self.accept)
        self.hold.clicked.connect(self._ask_reason)
        self.release.clicked.connect(self._ask_release)
        self._load()
        (self.search if not typed else self.table).setFocus()

    def _build_parts(self, typed: str) -> None:
        self.search = SearchBox(_("Row number, mark, ID, file number or name"), self)
        self.search.setText(typed)
        self.table = TableView(_COLUMNS, name=_("Scanned pages"), parent=self)
        self.table.setMinimumHeight(24 * GRID)
        self.hold = push_button(_("Hold for a dispute…"), self)
        self.release = push_button(_("End the holding"), self)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        if may(self._workspace.actor, Right.RECORD_RESULTS):
            self.add_button(self.release)
            self.add_button(self.hold)
        else:
            self.hold.hide()
            self.release.hide()
        self.setMinimumWidth(760)
        self.resize(800, 460)

    @Slot()
    def _load(self) -> None:
        self.table.empty.say(*self._nothing())
        try:
            pages = kept_pages.kept_pages(self._workspace, self._round.uid, self.search.words())
        except UserError as error:
            self.table.empty.say(sentence(error))
            pages = []
        self.table.show_rows(pages)
        if self._chosen() is None:
            self.table.selectRow(0)
        self._offer()

    def _nothing(self) -> tuple[str, str]:
        if self.search.words():
            return _("No kept page shows this family"), ""
        if self._round.state is DistributionState.OPEN:
            return _("No page is kept yet"), _("Read scans of the sheet and have their pages kept.")
        return _("No page is kept"), _("Pages go when the round closes, unless they are held for a dispute.")

    def _chosen(self) -> KeptPageRow | None:
        page: KeptPageRow | None = self.table.chosen_record()
        return page

    def is_ready(self) -> bool:
        """Say whether a page can be shown."""
        return self._chosen() is not None

    @Slot()
    def _offer(self, _row_id: object = None) -> None:
        page = self._chosen()
        self.confirm.setEnabled(page is not None)
        self.hold.setEnabled(page is not None)
        self.release.setEnabled(page is not None and bool(page.held_because))

    @Slot()
    def accept(self) -> None:
        """Show the page; the window stays open for the next one."""
        page = self._chosen()
        if page is not None:
            call = partial(kept_pages.show_page, self._workspace, page.uid)
            self.start(quick(call), done=partial(self._show, page))

    def _show(self, page: KeptPageRow, paper: bytes) -> None:
        self.wake()
        number = current().code(self._round.number)
        title = _("Page {page} of sheet {number}", page=page.page, number=number)
        PreviewWindow(paper, title, self).open()

    @Slot()
    def _ask_reason(self) -> None:
        dialog = ReasonDialog(
            self,
            _("Hold this page for a dispute?"),
            _("It then stays when the round closes, until the holding is ended."),
            verb=_("Hold the page"),
            kind=Kind.PRIMARY,
        )
        dialog.given.connect(self._hold)
        dialog.open()

    @Slot(str)
    def _hold(self, reason: str) -> None:
        page = self._chosen()
        if page is not None:
            call = partial(kept_pages.hold_page, self._workspace, page.uid, reason)
            self.start(quick(call), done=self._show_changed, writes=True)

    @Slot()
    def _ask_release(self) -> None:
        """Ask only where the page goes at once."""
        if self._round.state is DistributionState.OPEN:
            self._release()
            return
        ask(
            self,
            _("Is the dispute over?"),
            _("The round is closed, so the scanned page is removed for good. The paper stays."),
            verb=_("Remove the page"),
            then=self._release,
            is_dangerous=True,
        )

    @Slot()
    def _release(self) -> None:
        page = self._chosen()
        if page is not None:
            call = partial(kept_pages.release_page, self._workspace, page.uid)
            self.start(quick(call), done=self._show_changed, writes=True)

    def _show_changed(self, _nothing: None) -> None:
        self.wake()
        self._load()


class SignedPageButton(Button):
    """Leads from the foot of a window to the page on which a row was signed, where the round keeps pages."""

    def __init__(self, desk: Desk, row: DistributionRow, window: Dialog) -> None:
        super().__init__(_("Show the signed page…"), window)
        self._desk, self._round, self._window = desk, row, window
        self._meant: int | None = None
        window.add_button(self)
        self.setVisible(bool(kept_pages.kept_pages(desk.workspace, row.uid)))
        self.clicked.connect(self._show)

    @Slot(object)
    def mean(self, row: int | None) -> None:
        """Take the row that is looked at."""
        self._meant = row

    @Slot()
    def _show(self) -> None:
        typed = current().digits(str(self._meant)) if self._meant else ""
        KeptPagesDialog(self._desk, self._round, self._window, typed).open()


def _page(page: KeptPageRow) -> object:
    return page.page


def _rows(page: KeptPageRow) -> object:
    return f"{current().number(page.first_row)}–{current().number(page.last_row)}"


def _day(page: KeptPageRow) -> object:
    return page.kept_at.astimezone().date()


def _person(page: KeptPageRow) -> object:
    return page.kept_by


def _reason(page: KeptPageRow) -> object:
    return page.held_because


_COLUMNS = (
    Column(key="page", heading=N_("Page"), kind=ColumnKind.FIGURE, value=_page, sample="1,000"),
    Column(key="rows", heading=N_("Rows"), kind=ColumnKind.IDENTIFIER, value=_rows, sample="10,001–10,020"),
    Column(key="day", heading=N_("Kept on"), kind=ColumnKind.DATE, value=_day),
    Column(key="person", heading=N_("Kept by"), kind=ColumnKind.NAME, value=_person),
    Column(key="reason", heading=N_("Held for a dispute"), kind=ColumnKind.TEXT, value=_reason),
)
