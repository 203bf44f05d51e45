"""The family whose card stands beside the list: read where the clerk rests, opened only once it is the line's own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.models.family_card import FamilyCard
from desktop.models.listing import PersonRow
from desktop.operations import beneficiaries
from desktop.operations.rights import Right, may
from desktop.ui.beneficiaries.family_list import FamilyList
from desktop.ui.beneficiaries.family_pane import FamilyPane
from desktop.ui.beneficiaries.reading import briefly
from desktop.ui.desk import Desk

_REST_MS = 150  # who walks through the lines reads no card: the card is read, and journalled, where he rests


class ShownFamily(QObject):
    """Reads the card of the chosen line; `opened` brings it once the clerk has entered that line."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, lines: FamilyList, pane: FamilyPane, parent: QObject) -> None:
        super().__init__(parent)
        self.card: FamilyCard | None = None
        self._desk, self._lines, self._pane = desk, lines, pane
        self._then: Callable[[FamilyCard], object] | None = None  # wished for before the card was read
        self.rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self.rest.timeout.connect(self.read)
        lines.record_chosen.connect(self._rest_on_line)
        lines.record_opened.connect(self.open_line)

    @Slot(object)
    def _rest_on_line(self, chosen: int | None) -> None:
        self._then = None
        if chosen is None:
            self.rest.stop()
            self.forget()
        else:
            self.rest.start()

    @Slot()
    def read(self) -> None:
        """Read the card of the line on which the clerk stands."""
        row: PersonRow | None = self._lines.chosen_record()
        if row is not None:
            call = partial(beneficiaries.card, self._desk.workspace, row.household_uid)
            self._desk.jobs.start(briefly(call), done=self._show, failed=self.failed.emit)

    def _show(self, card: FamilyCard) -> None:
        row: PersonRow | None = self._lines.chosen_record()
        if row is None or row.household_uid != card.household.uid:
            return  # the clerk went on meanwhile
        self.card = card
        self._pane.show_family(card, can_edit=may(self._desk.workspace.actor, Right.EDIT_BENEFICIARIES))
        then, self._then = self._then, None
        if then is not None:
            then(card)

    def forget(self) -> None:
        """Show no family."""
        self.card = None
        self._pane.show_nothing()

    @Slot()
    def open_line(self, _row_id: object = None) -> None:
        """Open the family of the line."""
        self.with_card(self.opened.emit)

    def with_card(self, then: Callable[[FamilyCard], object]) -> None:
        """Do something with the family of the line, not with the one that the card may still show."""
        row: PersonRow | None = self._lines.chosen_record()
        if row is None:
            return
        if self.card is not None and self.card.household.uid == row.household_uid:
            then(self.card)
        else:
            self._then = then
            self.rest.stop()
            self.read()
