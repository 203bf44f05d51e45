"""The filter of the list: families, all persons, those whose number is missing or disputed, or closed files."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.listing import Scope
from desktop.ui.keys import Key, with_key

SCOPES = {
    Scope.HEADS: N_("Families, one line each"),
    Scope.LIVE: N_("All persons"),
    Scope.WITHOUT_ID: N_("Persons without a national ID"),
    Scope.DISPUTED: N_("National IDs that two persons bear"),
    Scope.CLOSED: N_("Closed files"),
}


class ScopeMenu(QMenu):
    """One scope at a time, and the way to finer filters.

    Signals:
        chosen: The scope.
        adding: One more condition is wanted.
        clearing: No condition is wanted any more.
    """

    chosen = Signal(object)
    adding = Signal()
    clearing = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._button = parent
        self._group = QActionGroup(self)
        for scope, words in SCOPES.items():
            action = self.addAction(_(words))
            action.setCheckable(True)
            action.setData(scope.value)
            self._group.addAction(action)
        self.addSeparator()
        self.addAction(with_key(_("Add a filter…"), Key.FILTER)).triggered.connect(self.adding)
        self.addAction(_("Remove all filters")).triggered.connect(self.clearing)
        self.mark(Scope.HEADS)
        self._group.triggered.connect(self._tell)

    @Slot()
    def open_below(self) -> None:
        """Open at the foot of its button."""
        self.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def mark(self, scope: Scope) -> None:
        """Show which scope is seen."""
        for action in self._group.actions():
            action.setChecked(action.data() == scope.value)
        self._button.setToolTip(_("Filter: {words}", words=_(SCOPES[scope])))

    @Slot(QAction)
    def _tell(self, action: QAction) -> None:
        self.chosen.emit(Scope(action.data()))
