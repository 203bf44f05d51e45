"""The page of the office's lists: codes, areas, and how far each area is known, behind one switch."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.models.code_list import CodeListName
from desktop.operations.rights import Right, may
from desktop.ui.code_lists.area_part import AreaPart
from desktop.ui.code_lists.code_part import CodePart
from desktop.ui.code_lists.coverage_part import CoveragePart
from desktop.ui.code_lists.words import LISTS
from desktop.ui.desk import Desk, Wish
from desktop.ui.keys import Key
from desktop.ui.widgets.buttons import reword
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.switch import Switch

CODES, AREAS, COVERAGE = 0, 1, 2


class CodeListsPage(Page):
    """What the office may give: codes and areas, edited by who manages the office and seen by all at work."""

    shows = frozenset({"code", "kit_part", "area", "area_spelling", "code_merge"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Lists of the office"), parent, search=_("Search by name or code…"))
        self._build()
        self._connect()
        self._show_view(CODES)

    def _build(self) -> None:
        self.take_in = self.add_button(_("From a workbook…"), "arrow_import", Key.IMPORT)
        self.new = self.set_primary(_("New entry"), "add", Key.NEW)
        self.switch = Switch((_("Codes"), _("Areas"), _("Coverage")), self)
        self.lists = Choice([(name.value, _(words)) for name, words in LISTS.items()], self)
        self.lists.set_value(CodeListName.CATEGORY.value)
        self.lists.setAccessibleName(_("Which list"))
        self.add_above(self.switch)
        self.add_above(self.lists)
        self.stack = QStackedWidget(self)
        self.codes = CodePart(self.desk, self.banner, self.stack)
        self.areas = AreaPart(self.desk, self.banner, self.stack)
        self.coverage = CoveragePart(self.desk, self.stack)
        for part in (self.codes, self.areas, self.coverage):
            self.stack.addWidget(part)
        self.set_body(self.stack)
        self.table = self.codes.view

    def _connect(self) -> None:
        self.switch.switched.connect(self._show_view)
        self.lists.changed.connect(self.reload)
        self.new.clicked.connect(self._begin)
        self.take_in.clicked.connect(self._take_in)
        self.codes.counted.connect(self._tell_codes)
        self.areas.counted.connect(self._tell_areas)

    def reload(self) -> None:
        """Show the list in front."""
        place, words = self.switch.place(), self.search_words()
        if place == CODES:
            self.codes.show_list(self._name(), words)
        elif place == AREAS:
            self.areas.reload(words)
        else:
            count, missing = self.coverage.reload(words)
            shown = ngettext("{n} area", "{n} areas", count)
            without = ngettext("{n} without a list", "{n} without a list", missing)
            self.tell(_("{areas} · {without}", areas=shown, without=without))

    def receive(self, wish: Wish) -> None:
        """Show what was wished."""
        super().receive(wish)
        if wish.filter == "areas":
            self.switch.go_to(AREAS)

    def _name(self) -> CodeListName:
        value = self.lists.value()
        return CodeListName(value) if isinstance(value, str) else CodeListName.CATEGORY

    @Slot(int)
    def _show_view(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.table = (self.codes.view, self.areas.view, self.coverage)[place]
        actor = self.desk.workspace.actor
        may_change = may(actor, Right.MANAGE_OFFICE)
        may_place = may_change and actor is not None and not actor.areas
        self.lists.setVisible(place == CODES)
        self.take_in.setVisible(place == AREAS and may_place)
        self.new.setVisible((place == CODES and may_change) or (place == AREAS and may_place))
        reword(self.new, _("New area") if place == AREAS else _("New entry"))
        self.reload()

    @Slot()
    def _begin(self) -> None:
        if self.switch.place() == CODES:
            self.codes.begin()
        else:
            self.areas.begin()

    @Slot()
    def _take_in(self) -> None:
        self.areas.take_in()

    @Slot(int)
    def _tell_codes(self, count: int) -> None:
        self.tell(ngettext("{n} entry", "{n} entries", count))

    @Slot(int)
    def _tell_areas(self, count: int) -> None:
        self.tell(ngettext("{n} area", "{n} areas", count))
