"""The page of programmes: the catalogue, and the families of the one chosen, behind one switch."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.operations.memberships import PRESENT
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk
from desktop.ui.keys import Key
from desktop.ui.programmes.catalogue_part import CataloguePart
from desktop.ui.programmes.members_part import MembersPart
from desktop.ui.widgets.buttons import reword
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.switch import Switch

CATALOGUE, FAMILIES = 0, 1
_STATES = {"present": PRESENT, "suspended": ("suspended",), "exited": ("exited",)}


class ProgrammesPage(Page):
    """Programmes and campaigns with their families."""

    shows = frozenset({"programme", "programme_stage", "programme_membership"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Programmes"), parent, search=_("Search by name or number…"))
        self._build()
        self._connect()
        self._show_view(CATALOGUE)

    def _build(self) -> None:
        self.new = self.set_primary(_("New programme"), "add", Key.NEW)
        self.switch = Switch((_("Catalogue"), _("Families")), self)
        self.programme = Choice((), self)
        self.programme.setAccessibleName(_("Programme"))
        self.states = Choice(
            [
                ("present", _("Who belongs to it")),
                ("suspended", _("Who is suspended")),
                ("exited", _("Who has left")),
            ],
            self,
        )
        self.states.set_value("present")
        self.states.setAccessibleName(_("Which families"))
        for part in (self.switch, self.programme, self.states):
            self.add_above(part)
        self.stack = QStackedWidget(self)
        self.catalogue = CataloguePart(self.desk, self.banner, self.stack)
        self.members = MembersPart(self.desk, self.banner, self.stack)
        self.stack.addWidget(self.catalogue)
        self.stack.addWidget(self.members)
        self.set_body(self.stack)
        self.table = self.catalogue.view

    def _connect(self) -> None:
        self.switch.switched.connect(self._show_view)
        self.programme.changed.connect(self.reload)
        self.states.changed.connect(self.reload)
        self.new.clicked.connect(self._begin)
        self.catalogue.counted.connect(self._tell_programmes)
        self.catalogue.families_wished.connect(self._show_families)
        self.members.counted.connect(self._tell_families)

    def reload(self) -> None:
        """Show what is in front."""
        if self.switch.place() == CATALOGUE:
            self.catalogue.reload(self.search_words())
            return
        row = self._programme()
        code, name = row if row is not None else ("", "")
        states = _STATES[str(self.states.value() or "present")]
        self.members.show_programme(code, name, self.search_words(), states)
        self.new.setEnabled(bool(code))

    def _programme(self) -> tuple[str, str] | None:
        value = self.programme.value()
        return None if value is None else (str(value), self.programme.currentText())

    @Slot()
    def _show_families(self) -> None:
        self.switch.go_to(FAMILIES)

    @Slot(int)
    def _show_view(self, place: int) -> None:
        is_catalogue = place == CATALOGUE
        if not is_catalogue:
            self._offer_programmes()
        self.stack.setCurrentIndex(place)
        self.table = self.catalogue.view if is_catalogue else self.members.view
        self.programme.setVisible(not is_catalogue)
        self.states.setVisible(not is_catalogue)
        self.new.setVisible(may(self.desk.workspace.actor, Right.MAKE_LISTS))
        self.new.setEnabled(True)
        reword(self.new, _("New programme") if is_catalogue else _("Let families join…"))
        self.reload()

    def _offer_programmes(self) -> None:
        """Offer every programme, the one chosen in the catalogue first of all."""
        self.catalogue.reload("")
        chosen = self.catalogue.row()
        rows = self.catalogue.listed()
        self.programme.set_options([(row.code, row.draft.name) for row in rows])
        if chosen is not None or rows:
            self.programme.set_value((chosen or rows[0]).code)

    @Slot()
    def _begin(self) -> None:
        if self.switch.place() == CATALOGUE:
            self.catalogue.begin()
        else:
            self.members.begin()

    @Slot(int)
    def _tell_programmes(self, count: int) -> None:
        self.tell(ngettext("{n} programme", "{n} programmes", count))

    @Slot(int)
    def _tell_families(self, count: int) -> None:
        self.tell(ngettext("{n} family", "{n} families", count))
