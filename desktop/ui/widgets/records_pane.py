"""A short list beside the card of the line chosen; the line is found again by its uid after every reload."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.preferences import Preferences
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.columns import Column
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.table import TableView


class RecordsPane(SideBySide):
    """Table and card; its rows have a `uid`.

    Signals:
        chosen: Another line was chosen, none, or the same one was read anew.
        counted: How many rows are shown.
    """

    chosen = Signal()
    counted = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        name: str,
        key: str,
        hint: str,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = TableView(columns, name=name, key=key, preferences=preferences, parent=self)
        self.card = RecordCard(hint, self)
        self.card.home = self.view
        self._rows: Sequence[Any] = ()
        self._wished = ""
        self._is_filling = False
        self.hold(self.view, self.card)
        self.view.record_chosen.connect(self._tell_chosen)

    def add_button(self, words: str, picture: str = "") -> QPushButton:
        """Add what can be done with the record to the foot of its card."""
        button = push_button(words, self.card, picture=picture)
        self.card.add_button(button)
        return button

    @Slot(str)
    def choose(self, uid: str) -> None:
        """Choose a record now, or as soon as it is among the rows."""
        self._wished = uid
        self.show_rows(self._rows)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the rows, with the record wished for or the one that was chosen."""
        wanted = self._wished or self.uid()
        line = next((line for line, row in enumerate(rows) if row.uid == wanted), None)
        self._is_filling = True
        self._rows = rows
        self.view.show_rows(rows)
        if line is None:
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
        else:
            self._wished = ""
            self.view.selectRow(line)
        self._is_filling = False
        self._tell_chosen()
        self.counted.emit(len(rows))

    def record(self) -> Any:
        """Return the row the clerk stands on, or None."""
        return self.view.chosen_record()

    def uid(self) -> str:
        """Return the uid of the row the clerk stands on, or nothing."""
        row = self.record()
        return "" if row is None else str(row.uid)

    @Slot()
    def _tell_chosen(self, _row_id: object = None) -> None:
        if not self._is_filling:
            self.chosen.emit()
