"""The card of the family chosen, with what may be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.beneficiary import State
from desktop.models.family_card import FamilyCard
from desktop.ui.beneficiaries.card import content
from desktop.ui.keys import Key
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import RecordCard


class FamilyPane(RecordCard):
    """Offers to correct and to close an open file, to erase a closed one, and to read and note what happened.

    Signals:
        shown_anew: Another family stands on the card, or the same one as it is now.
    """

    shown_anew = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Choose a line to see the family here."), parent)
        self.family: FamilyCard | None = None
        self.correct = push_button(_("Correct"), self, picture="edit", key=Key.EDIT)
        self.timeline = push_button(_("Timeline…"), self, picture="calendar_empty")
        self.contact = push_button(_("Note of contact…"), self, picture="add")
        self.close_file = push_button(_("Close file…"), self)
        self.erase = push_button(_("Erase…"), self)
        for button in (self.correct, self.timeline, self.contact, self.close_file, self.erase):
            self.add_button(button)

    def show_family(self, card: FamilyCard, *, can_edit: bool) -> None:
        """Show a family and offer what its state allows."""
        self.family = card
        self.show_record(content(card))
        self.shown_anew.emit()
        is_open = card.household.state != State.CLOSED
        self.correct.setEnabled(can_edit and is_open)
        self.close_file.setEnabled(can_edit and is_open)
        self.erase.setVisible(can_edit and not is_open and card.household.erased_at is None)
