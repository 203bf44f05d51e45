"""The beneficiaries page: the whole list by name, searched while one types, with the card of the family chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UnreachableError
from desktop.i18n.catalogue import _
from desktop.models.beneficiary import State
from desktop.models.family_card import FamilyCard
from desktop.models.listing import Hits, Listing, Order, PersonRow, Scope
from desktop.operations import beneficiaries, listings
from desktop.operations.rights import Right, may
from desktop.ui.beneficiaries.answers import count_words, emptiness
from desktop.ui.beneficiaries.card import content
from desktop.ui.beneficiaries.filters import SCOPES, ScopeMenu
from desktop.ui.beneficiaries.reading import briefly
from desktop.ui.beneficiaries.settled_search import SettledSearch
from desktop.ui.beneficiaries.table import COLUMNS, ORDERS
from desktop.ui.beneficiaries.tiles import Tiles
from desktop.ui.beneficiaries.verbs import ImportWizardMaker, Verbs
from desktop.ui.desk import Desk, Wish
from desktop.ui.jobs.job import Job
from desktop.ui.keys import Key
from desktop.ui.widgets.buttons import icon_button, push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.table import TableView

_REST_MS = 150  # who walks through the lines reads no card: the card is read, and journalled, where he rests


class BeneficiariesPage(Page):
    """Families and persons, found, entered, corrected and closed."""

    shows = frozenset({"household", "person"})

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, import_wizard: ImportWizardMaker | None = None
    ) -> None:
        super().__init__(
            desk, _("Beneficiaries"), parent, search=_("Search by name, ID, phone or file number…")
        )
        self.verbs = Verbs(self, import_wizard)
        self._listing = Listing(scope=Scope.HEADS)
        self._search_job: Job | None = None
        self._shown: FamilyCard | None = None
        self._settled = SettledSearch(desk, self)
        self._build()
        self._connect()
        self._allow()
        self.reload()

    def _build(self) -> None:
        self.filter = icon_button(_("Filter"), "filter", self)
        self.scopes = ScopeMenu(self.filter)
        self.columns = icon_button(_("Columns"), "column_triple", self)
        self.export = icon_button(_("Export what is seen"), "arrow_export", self, key=Key.EXPORT)
        for button in (self.filter, self.columns, self.export):
            self._head.add(button)
        self.take_in = self.add_button(_("Import"), "arrow_import", Key.IMPORT)
        self.new = self.set_primary(_("New family"), "person_add", Key.NEW)
        self.tiles = Tiles(self)
        for tile in self.tiles.all:
            self.add_above(tile)
        self.list = TableView(
            COLUMNS,
            self._fetch,
            name=self.title,
            key="beneficiaries",
            preferences=self.desk.preferences,
            parent=self,
        )
        self.list.mark_sorted("name")
        self.card = RecordCard(_("Choose a line to see the family here."), self)
        self.correct = push_button(_("Correct"), self, picture="edit", key=Key.EDIT)
        self.close_file = push_button(_("Close file…"), self)
        self.card.add_button(self.correct)
        self.card.add_button(self.close_file)
        self.set_body(self.list, self.card)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)

    def _connect(self) -> None:
        self.new.clicked.connect(self.verbs.enter_family)
        self.take_in.clicked.connect(self.verbs.begin_import)
        self.export.clicked.connect(self._export)
        self.filter.clicked.connect(self._open_filter)
        self.columns.clicked.connect(self._open_columns)
        self.scopes.chosen.connect(self._set_scope)
        self.tiles.chosen.connect(self._set_scope)
        self.list.record_chosen.connect(self._rest_on_line)
        self.list.record_opened.connect(self._correct_family)
        self.list.sort_wished.connect(self._sort)
        self.list.empty.pressed.connect(self._take_first_step)
        self.banner.pressed.connect(self.verbs.take_offered_step)
        self.correct.clicked.connect(self._correct_family)
        self.close_file.clicked.connect(self._ask_reason)
        self._rest.timeout.connect(self._read_card)

    def _allow(self) -> None:
        """Offer only what this person may do."""
        can_edit = may(self.desk.workspace.actor, Right.EDIT_BENEFICIARIES)
        for button in (self.new, self.correct, self.close_file):
            button.setEnabled(can_edit)
        self.take_in.setEnabled(can_edit and self.verbs.can_import)

    def reload(self) -> None:
        """Ask for the ids of what is looked for; a later question makes an earlier answer worthless."""
        if self._search_job is not None:
            self._search_job.forget()
            self._search_job.cancel()
        asked = partial(listings.look, self.desk.workspace, listing=self._asked())
        self._search_job = self.desk.jobs.start(asked, done=self._show_ids, failed=self.banner.show_error)
        counted = partial(beneficiaries.counts, self.desk.workspace)
        self.desk.jobs.start(counted, done=self.tiles.show_counts, failed=self.banner.show_error)

    def receive(self, wish: Wish) -> None:
        """Search, choose a line, or take a workbook in."""
        super().receive(wish)
        if wish.filter in set(Scope):
            self._set_scope(Scope(wish.filter))
        if wish.file is not None:
            self.verbs.take_in(wish.file)

    def _asked(self) -> Listing:
        """Return the view asked for; a search looks at every member of the families."""
        words = self.search_words()
        scope = self._listing.scope
        if words and scope is Scope.HEADS:
            scope = Scope.LIVE
        return Listing(
            text=words, scope=scope, order=self._listing.order, descending=self._listing.descending
        )

    def _fetch(self, ids: Sequence[int]) -> list[PersonRow | None]:
        try:
            return listings.rows(self.desk.workspace, ids)
        except (
            UnreachableError
        ) as error:  # told once; what changes when the server is back loads the page again
            self.banner.show_error(error)
            return [None] * len(ids)

    @Slot(object)
    def _show_ids(self, hits: Hits) -> None:
        ids = hits.ids
        self._search_job = None
        self.list.empty.say(*emptiness(self._asked(), can_import=self.verbs.can_import))
        self.list.show_ids(ids)
        self.tell(count_words(self._asked(), len(ids)))
        self._settled.hear(self.search_words(), len(ids))
        if self.list.chosen_id() is None:
            self._forget_card()
            if self.search_words() and len(ids):
                self.list.selectRow(0)
        else:
            self._rest.start()

    @Slot()
    def _take_first_step(self) -> None:
        if self.search_words() or not self.verbs.can_import:
            self.verbs.enter_family()
        else:
            self.verbs.take_in()

    @Slot(object)
    def _set_scope(self, scope: Scope) -> None:
        self._listing = Listing(scope=scope, order=self._listing.order, descending=self._listing.descending)
        self.scopes.mark(scope)
        self.filter.setToolTip(_("Filter: {words}", words=_(SCOPES[scope])))
        self.reload()

    @Slot(str, bool)
    def _sort(self, key: str, is_descending: bool) -> None:
        order: Order = ORDERS[key]
        self._listing = Listing(scope=self._listing.scope, order=order, descending=is_descending)
        self.list.mark_sorted(key, is_descending=is_descending)
        self.reload()

    @Slot()
    def _open_filter(self) -> None:
        self.scopes.popup(self.filter.mapToGlobal(self.filter.rect().bottomLeft()))

    @Slot()
    def _open_columns(self) -> None:
        menu = self.list.columns_menu(self)
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    @Slot(object)
    def _rest_on_line(self, chosen: int | None) -> None:
        if chosen is None:
            self._rest.stop()
            self._forget_card()
        else:
            self._rest.start()

    @Slot()
    def _read_card(self) -> None:
        row: PersonRow | None = self.list.chosen_record()
        if row is not None:
            call = partial(beneficiaries.card, self.desk.workspace, row.household_uid)
            self.desk.jobs.start(briefly(call), done=self._show_card, failed=self.banner.show_error)

    def _show_card(self, card: FamilyCard) -> None:
        row: PersonRow | None = self.list.chosen_record()
        if row is None or row.household_uid != card.household.uid:
            return  # the clerk went on meanwhile
        self._shown = card
        self.card.show_record(content(card))
        is_open = card.household.state != State.CLOSED
        can_edit = is_open and may(self.desk.workspace.actor, Right.EDIT_BENEFICIARIES)
        self.correct.setEnabled(can_edit)
        self.close_file.setEnabled(can_edit)

    def _forget_card(self) -> None:
        self._shown = None
        self.card.show_nothing()

    @Slot()
    def _correct_family(self) -> None:
        if self._shown is not None and self.correct.isEnabled():
            self.verbs.correct(self._shown)

    @Slot()
    def _ask_reason(self) -> None:
        if self._shown is not None:
            self.verbs.close_file(self._shown)

    @Slot()
    def _export(self) -> None:
        headings = {column.key: _(column.heading) for column in COLUMNS}
        self.verbs.export(self._asked(), {key: headings[key] for key in self.list.columns_shown()})
