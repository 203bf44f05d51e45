"""The beneficiaries page: the whole list by name, searched while one types, filtered, with the card of the family chosen."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.listing import Hits, Scope
from desktop.models.listing_text import View
from desktop.operations.rights import Right, may
from desktop.ui.beneficiaries.answers import count_words, emptiness
from desktop.ui.beneficiaries.chosen_families import ChosenFamilies
from desktop.ui.beneficiaries.family_list import FamilyList
from desktop.ui.beneficiaries.family_pane import FamilyPane
from desktop.ui.beneficiaries.filter_bar import FilterBar
from desktop.ui.beneficiaries.filters import ScopeMenu
from desktop.ui.beneficiaries.settled_search import SettledSearch
from desktop.ui.beneficiaries.shown_family import ShownFamily
from desktop.ui.beneficiaries.tiles import Tiles
from desktop.ui.beneficiaries.timeline_verbs import TimelineVerbs
from desktop.ui.beneficiaries.verbs import ImportWizardMaker, Verbs
from desktop.ui.beneficiaries.views_menu import KeepDialog, ViewsMenu
from desktop.ui.desk import BEGUN, Desk, PageKey, Wish
from desktop.ui.keys import Key, sequence
from desktop.ui.widgets.buttons import icon_button
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.pasted import pasted_block
from desktop.ui.widgets.tone import Tone


class BeneficiariesPage(Page):
    """Families and persons, found, entered, corrected and closed."""

    shows = frozenset({"household", "person"})

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, import_wizard: ImportWizardMaker | None = None
    ) -> None:
        super().__init__(
            desk, _("Beneficiaries"), parent, search=_("Search by name, ID, phone, file number or village…")
        )
        self.verbs = Verbs(self, import_wizard)
        self._settled = SettledSearch(desk, self)
        self._build()
        self._connect()
        self._allow()
        self.list.look()
        self.tiles.count()

    def _build(self) -> None:
        self.filter = icon_button(_("Filter"), "filter", self)
        self.scopes = ScopeMenu(self.filter)
        self.saved = icon_button(_("Saved views"), "folder_open", self)
        self.views = ViewsMenu(self.desk, self.saved)
        self.columns = icon_button(_("Columns"), "column_triple", self)
        self.export = icon_button(_("Export what is seen"), "arrow_export", self, key=Key.EXPORT)
        self.list_seen = icon_button(_("Make a list of what is seen"), "clipboard_task", self)
        for button in (self.filter, self.saved, self.columns, self.export, self.list_seen):
            self._head.add(button)
        self.take_in = self.add_button(_("Import"), "arrow_import", Key.IMPORT)
        self.new = self.set_primary(_("New family"), "person_add", Key.NEW)
        self.tiles = Tiles(self)
        for tile in self.tiles.all:
            self.add_above(tile)
        self.bar = FilterBar(self.desk, self)
        self._column.addWidget(self.bar)
        self.list = FamilyList(self.desk, self.bar, self.title, self.body)
        self.card = FamilyPane(self.body)
        self.timelines = TimelineVerbs(self, self.card)
        self.correct, self.close_file, self.erase = self.card.correct, self.card.close_file, self.card.erase
        self.set_body(self.list, self.card)
        self.shown = ShownFamily(self.desk, self.list, self.card, self)
        self.chosen = ChosenFamilies(self, self.list, self.shown, self.verbs, self.timelines)

    def _connect(self) -> None:
        self.new.clicked.connect(self.verbs.enter_family)
        self.take_in.clicked.connect(self.verbs.begin_import)
        self.export.clicked.connect(self._export)
        self.list_seen.clicked.connect(self._make_list)
        self._connect_list()
        self.banner.pressed.connect(self.verbs.take_offered_step)
        self.correct.clicked.connect(self._correct_family)
        self.close_file.clicked.connect(self._ask_reason)
        self.erase.clicked.connect(self._ask_erasure)

    def _connect_list(self) -> None:
        self.filter.clicked.connect(self.scopes.open_below)
        self.saved.clicked.connect(self.views.open_below)
        self.columns.clicked.connect(self._open_columns)
        self.scopes.chosen.connect(self._set_scope)
        self.scopes.adding.connect(self.bar.add)
        QShortcut(sequence(Key.FILTER), self).activated.connect(self.bar.add)
        self.scopes.clearing.connect(self.bar.clear)
        self.tiles.chosen.connect(self._set_scope)
        self.views.chosen.connect(self._show_view)
        self.views.keeping.connect(self._keep_view)
        self.views.kept.connect(self._tell_kept)
        self.views.failed.connect(self.banner.show_error)
        self.list.asked.connect(self._tell_asking)
        self.list.answered.connect(self._show_answer)
        self.list.failed.connect(self.banner.show_error)
        self.shown.opened.connect(self._correct_family)
        self.shown.failed.connect(self.banner.show_error)
        self.list.empty.pressed.connect(self._take_first_step)

    def _allow(self) -> None:
        """Offer only what this person may do."""
        can_edit = may(self.desk.workspace.actor, Right.EDIT_BENEFICIARIES)
        for button in (self.new, self.correct, self.close_file):
            button.setEnabled(can_edit)
        self.take_in.setEnabled(can_edit and self.verbs.can_import)
        self.list_seen.setVisible(may(self.desk.workspace.actor, Right.MAKE_LISTS))

    def reload(self) -> None:
        """Look for the same again, and count anew."""
        self.list.ask()
        self.tiles.count()

    @Slot()
    def _search_anew(self) -> None:
        self.list.search(self.search_words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take rows in that were copied from a spreadsheet; in a field, pasting stays what it is."""
        block = pasted_block() if event.matches(QKeySequence.StandardKey.Paste) else None
        if block is not None and self.take_in.isEnabled():
            self.verbs.take_in(block)
        else:
            super().keyPressEvent(event)

    def receive(self, wish: Wish) -> None:
        """Search, choose a line, show what was begun, or take a workbook in."""
        super().receive(wish)
        if wish.filter in set(Scope):
            self._set_scope(Scope(wish.filter))
        elif wish.filter == BEGUN:
            self.verbs.show_begun()
        if wish.file is not None:
            self.verbs.take_in(wish.file)

    @Slot()
    def _tell_asking(self) -> None:
        self.tell("…")
        self.tiles.step_aside()

    @Slot(object)
    def _show_answer(self, hits: Hits) -> None:
        listing, count = self.list.listing, len(hits.ids)
        self.list.empty.say(*emptiness(listing, hits, can_import=self.verbs.can_import))
        self.tell(count_words(listing, hits))
        self.tiles.go_on()
        self._settled.hear(listing.text, count, [one.field.value for one in listing.conditions])
        if self.list.chosen_id() is None:
            self.shown.forget()
            if listing.text and count:
                self.list.selectRow(0)

    @Slot()
    def _take_first_step(self) -> None:
        listing = self.list.listing
        if self.list.is_held_back:
            self.bar.add()
        elif listing.conditions:
            self.bar.clear()
        elif listing.text or not self.verbs.can_import:
            self.verbs.enter_family()
        else:
            self.verbs.take_in()

    @Slot(object)
    def _set_scope(self, scope: Scope) -> None:
        self.scopes.mark(scope)
        self.list.show_scope(scope)

    @Slot(object)
    def _show_view(self, view: View) -> None:
        self.scopes.mark(view.listing.scope)
        self.list.show_view(view)

    @Slot()
    def _keep_view(self) -> KeepDialog:
        return self.views.ask_name(self.list.view)

    @Slot(str)
    def _tell_kept(self, name: str) -> None:
        self.banner.say(_("The view “{name}” is saved.", name=name), Tone.OK)

    @Slot()
    def _open_columns(self) -> None:
        self.list.columns_menu(self).popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    @Slot()
    def _correct_family(self) -> None:
        if self.shown.card is not None and self.correct.isEnabled():
            self.verbs.correct(self.shown.card)

    @Slot()
    def _ask_reason(self) -> None:
        self.shown.with_card(self.verbs.close_file)

    @Slot()
    def _ask_erasure(self) -> None:
        self.shown.with_card(self.verbs.erase)

    @Slot()
    def _export(self) -> None:
        self.verbs.export(self.list.listing, self.list.headings_shown())

    @Slot()
    def _make_list(self) -> None:
        self.desk.show_page(PageKey.APPROVED_LISTS, Wish(listing=self.list.listing))
