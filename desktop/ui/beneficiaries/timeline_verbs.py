"""Opens what belongs to a family's line of time from its card: the timeline, and a new note of contact."""

from PySide6.QtCore import QObject, Slot

from desktop.models.beneficiary import State
from desktop.models.family_card import FamilyCard
from desktop.operations.rights import Right, may
from desktop.ui.beneficiaries.card import head_of
from desktop.ui.beneficiaries.contact_dialog import ContactDialog
from desktop.ui.beneficiaries.family_pane import FamilyPane
from desktop.ui.beneficiaries.timeline_window import TimelineWindow
from desktop.ui.widgets.page import Page


class TimelineVerbs(QObject):
    """Stands between the card and the windows that it opens."""

    def __init__(self, page: Page, pane: FamilyPane) -> None:
        super().__init__(page)
        self._page, self._pane = page, pane
        self._can_note = may(page.desk.workspace.actor, Right.EDIT_BENEFICIARIES)
        pane.timeline.clicked.connect(self.open_timeline)
        pane.contact.clicked.connect(self.write_note)
        pane.shown_anew.connect(self._allow)

    @Slot()
    def open_timeline(self) -> TimelineWindow | None:
        """Show what happened to the family on the card."""
        card = self._pane.family
        if card is None:
            return None
        household = card.household
        return self.open_for(household.uid, head_of(household).name, is_closed=_is_closed(card))

    def open_for(self, household_uid: str, family: str, *, is_closed: bool) -> TimelineWindow:
        """Show what happened to a family."""
        window = TimelineWindow(
            self._page.desk, self._page, household_uid=household_uid, family=family, is_closed=is_closed
        )
        window.open()
        return window

    @Slot()
    def write_note(self) -> ContactDialog | None:
        """Open the form for a note about the family on the card."""
        card = self._pane.family
        if card is None:
            return None
        dialog = ContactDialog(
            self._page.desk,
            self._page,
            household_uid=card.household.uid,
            family=head_of(card.household).name,
        )
        dialog.saved.connect(self.open_timeline)
        dialog.open()
        return dialog

    @Slot()
    def _allow(self) -> None:
        card = self._pane.family
        self._pane.contact.setEnabled(self._can_note and card is not None and not _is_closed(card))


def _is_closed(card: FamilyCard) -> bool:
    return card.household.state == State.CLOSED
