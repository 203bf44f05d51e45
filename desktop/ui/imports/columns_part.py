"""The second step of an import: who sent it, which sheet, where its heading stands, what each column means."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.importing import NO_HEADING, Field, ImportChoice, SheetLook
from desktop.ui.imports.first_rows import FirstRows
from desktop.ui.imports.words import FIELDS
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.choice import Choice, option_model
from desktop.ui.widgets.scrolled import scrolled, scrolled_card
from desktop.ui.widgets.text_edit import LineField
from desktop.ui.widgets.wrapped_label import WrappedLabel

MOST_COLUMNS = 60  # of which a meaning can be chosen; further ones are left out
_SAMPLES = 3
_LONGEST = 60


class ColumnsPart(QWidget):
    """What was recognised, to be changed column by column.

    Signals:
        look_wished: Another sheet (its name) or heading row (from 1) should be looked at, or another sender's habits.
    """

    look_wished = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: SheetLook | None = None
        self.meanings: dict[int, Choice] = {}
        self._build()
        self.sheet.changed.connect(self._wish_sheet)
        self.header.changed.connect(self._wish_header)
        self.rows.heading_chosen.connect(self._take_heading)
        self.sent_by.editingFinished.connect(self._wish_sender)

    def _build(self) -> None:
        fields = [(field.value, _(words)) for field, words in FIELDS.items()]
        self._fields = option_model(fields, self, empty=_("– is not taken in –"))  # for every column
        self.sheet, self.header, self.sent_by = Choice((), self), Choice((), self), LineField(self)
        self._senders = QStringListModel(self)
        completer = QCompleter(self._senders, self.sent_by)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.sent_by.setCompleter(completer)
        self.sent_by.setPlaceholderText(_("to remember his headings"))
        head = QHBoxLayout()
        head.setSpacing(GRID)
        for words, field, stretch in (
            (_("Sender"), self.sent_by, 4),
            (_("Sheet"), self.sheet, 3),
            (_("Row of the heading"), self.header, 3),
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            field.setAccessibleName(words)
            if isinstance(field, Choice):
                field.setMinimumContentsLength(10)
                field.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            head.addWidget(label)
            head.addWidget(field, stretch)
        self._build_table(head)

    def _build_table(self, head: QHBoxLayout) -> None:
        self.rows = FirstRows(self)
        self.told = WrappedLabel(parent=self)
        self.told.setProperty("role", "muted")
        self._scroll = scrolled(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addLayout(head)
        column.addWidget(self.rows)
        column.addWidget(self.told)
        column.addWidget(scrolled_card(self._scroll, self), 1)

    def offer_senders(self, senders: Sequence[str]) -> None:
        """Offer the names of who sent lists before."""
        self._senders.setStringList(list(senders))

    def show_look(self, look: SheetLook) -> None:
        """Show a sheet as it was understood."""
        self._look = look
        self.rows.show_look(look)
        self.sheet.set_options([(name, name) for name in look.sheets])
        self.sheet.set_value(look.choice.sheet)
        numbered = [(number, _row_words(number, row)) for number, row in enumerate(look.first_rows, start=1)]
        self.header.set_options([(NO_HEADING, _("No heading: the list begins at once")), *numbered])
        self.header.set_value(look.choice.header_row)
        self.told.setText(" ".join(_told(look)))
        self._show_columns(look)

    def choice(self) -> ImportChoice | None:
        """Return how the sheet is to be read."""
        if self._look is None:
            return None
        count = len(self._look.choice.columns)
        meant: list[Field | None] = [None] * max(count, max(self.meanings, default=-1) + 1)
        for place, choice in self.meanings.items():
            value = choice.value()
            meant[place] = Field(str(value)) if value else None
        return replace(self._look.choice, columns=tuple(meant), sender=self.sent_by.value())

    def _show_columns(self, look: SheetLook) -> None:
        sheet = QWidget(self._scroll.viewport())
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(2, 3)
        for place, words in enumerate((_("Heading in the file"), _("First rows"), _("What it holds"))):
            label = QLabel(words, sheet)
            label.setProperty("role", "muted")
            grid.addWidget(label, 0, place)
        self.meanings.clear()
        row = 1
        for place in _filled_columns(look):
            self._add_column(sheet, grid, row, place, look)
            row += 1
        grid.setRowStretch(row, 1)
        self._scroll.setWidget(sheet)

    def _add_column(self, sheet: QWidget, grid: QGridLayout, row: int, place: int, look: SheetLook) -> None:
        heading = look.headings[place] if place < len(look.headings) else ""
        shown = heading.strip() or _("Column {n}", n=place + 1)
        label = WrappedLabel(leading(shown[:_LONGEST], self.layoutDirection()), sheet)
        values = [line[place].strip() for line in look.sample if place < len(line) and line[place].strip()]
        sample = QLabel(leading(" · ".join(values[:_SAMPLES])[:_LONGEST], self.layoutDirection()), sheet)
        sample.setProperty("role", "muted")
        sample.setTextFormat(Qt.TextFormat.PlainText)
        sample.setMinimumWidth(80)
        choice = Choice(self._fields, sheet)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(20)
        meant = look.choice.columns[place] if place < len(look.choice.columns) else None
        choice.set_value(meant.value if meant else None)
        choice.setAccessibleName(_("What “{heading}” holds", heading=shown))
        label.setBuddy(choice)
        self.meanings[place] = choice
        for column, part in enumerate((label, sample, choice)):
            grid.addWidget(part, row, column)

    @Slot()
    def _wish_sheet(self) -> None:
        self.look_wished.emit(str(self.sheet.value() or ""), 0)

    @Slot()
    def _wish_header(self) -> None:
        row = self.header.value()
        if self._look is not None and isinstance(row, int):
            self.look_wished.emit(self._look.choice.sheet, row)

    @Slot(int)
    def _take_heading(self, row: int) -> None:
        if self._look is not None:
            self.look_wished.emit(self._look.choice.sheet, row)

    @Slot()
    def _wish_sender(self) -> None:
        """Look again as soon as the sender is known: his lists may have been read before."""
        if self._look is not None and self.sent_by.value() != self._look.choice.sender:
            self.look_wished.emit(self._look.choice.sheet, self._look.choice.header_row)


def _told(look: SheetLook) -> list[str]:
    """Return what was understood, and what the workbook hides."""
    if look.remembered:
        words = ngettext(
            "{n} column means what it meant in an earlier list of this sender.",
            "{n} columns mean what they meant in an earlier list of this sender.",
            look.remembered,
        )
        told = [words]
    elif look.was_recognised:
        told = [_("The heading was recognised. Look through the columns and change what is wrong.")]
    else:
        told = [_("No heading was recognised. Choose its row, and for each column what it holds.")]
    return told + [current().told(remark) for remark in look.remarks]


def _filled_columns(look: SheetLook) -> list[int]:
    """Return the columns that hold anything, or were recognised."""
    width = max([len(look.headings), len(look.choice.columns), *map(len, look.sample)], default=0)

    def is_filled(place: int) -> bool:
        cells = [row[place] for row in (look.headings, *look.sample) if place < len(row)]
        return any(cell.strip() for cell in cells)

    return [place for place in range(width) if is_filled(place)][:MOST_COLUMNS]


def _row_words(number: int, row: tuple[str, ...]) -> str:
    cells = " · ".join(cell.strip() for cell in row if cell.strip())[:_LONGEST]
    return f"{current().number(number)}: {cells}"
