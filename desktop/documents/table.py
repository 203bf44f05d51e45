"""A mirrored table of ruled rows: the grid is drawn once as a stencil, the rows are filled page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from desktop.documents.pdf_file import MM
from desktop.documents.pen import Align, Pen, Room, Slot
from desktop.documents.qr import Symbol
from desktop.documents.typography import Style

Row = TypeVar("Row")
_PADDING = 1.0
_TICK = 2.8
_MARK_STEP = 2.2
_MARK_SIZE = 6.0
SYMBOL_SIDE = 8.4  # of a row's mark as a QR symbol; the column leaves its quiet zone
SYMBOL_MARGIN = 1.3
SIGNATURE, AGENT = "signature", "agent"


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its heading, its width in millimetres, and what a row shows in it."""

    label: str
    width: float
    cell: Callable[[Row], str] | None = None  # None: left for the pen
    align: Align = Align.CENTRE
    size: float = 8.5
    most_lines: int = 2
    style: Style = Style.TEXT
    ticks: tuple[str, ...] = ()  # boxes to tick, drawn in each row
    returns: str = ""  # SIGNATURE or AGENT: what is read when the paper comes back


@dataclass(kw_only=True)
class Grid(Generic[Row]):
    """The place of a table on its page; the first column is the row's number, with its mark beside."""

    pen: Pen
    columns: Sequence[Column[Row]]
    start: float
    top: float
    head_height: float
    row_height: float
    has_symbols: bool = False  # whether each row shows its mark for a scanner as well
    _frames: list[str] = field(default_factory=list)  # of the symbols of the rows of a page

    @property
    def width(self) -> float:
        """The width of all columns."""
        return sum(column.width for column in self.columns)

    def bottom(self, rows: int) -> float:
        """Return where a table of so many rows ends."""
        return self.top + self.head_height + rows * self.row_height

    def rule(self, rows: int) -> None:
        """Draw headings and lines of a table of so many rows."""
        pen, end, bottom = self.pen, self.start + self.width, self.bottom(rows)
        pen.pencil(0.5)
        pen.box(Room(self.start, self.top, self.width, self.head_height), grey=0.92)
        pen.pencil(0.4, 0.25)
        for n in range(1, rows):
            y = self.bottom(n)
            pen.rule(self.start, y, end, y)
        at = self.start
        for column in self.columns:
            if at > self.start:
                pen.rule(at, self.top, at, bottom)
            self._head(column, at)
            self._ticks(column, at, rows)
            at += column.width
        pen.pencil(0.9)
        pen.box(Room(self.start, self.top, self.width, bottom - self.top))
        pen.pencil(0.5)

    def fill(
        self, n: int, row: Row, number: str, mark: tuple[str, ...] = (), symbol: Symbol | None = None
    ) -> None:
        """Write a row into the n-th place of the page; `symbol` is its mark for a scanner."""
        number_slot, mark_slot = self._number_slots
        share = 0.36 if mark else 1.0
        top, height = self.pen.y(self.bottom(n)), self.row_height * MM
        number_slot.write(number, top - height * share / 2)
        for k, digits in enumerate(mark):
            mark_slot.write(digits, top - height * share - ((k + 0.5) * _MARK_STEP - 0.4) * MM)
        if symbol is not None:
            self.pen.draw(self._frame(n) + symbol.image)
        middle = top - height / 2
        for cell, slot in self._filled:
            text = cell(row)
            if text:
                slot.write(text, middle)

    def symbol_room(self, n: int) -> Room:
        """Return where the mark of the n-th row stands as a symbol: at the far edge of the number's column."""
        start = self.start + self.columns[0].width - SYMBOL_MARGIN - SYMBOL_SIDE
        return Room(start, self.bottom(n) + (self.row_height - SYMBOL_SIDE) / 2, SYMBOL_SIDE, SYMBOL_SIDE)

    def _frame(self, n: int) -> str:
        while len(self._frames) <= n:
            place = self.symbol_room(len(self._frames))
            self._frames.append(self.pen.frame(start=place.start, top=place.top, side=place.width))
        return self._frames[n]

    @cached_property
    def _filled(self) -> list[tuple[Callable[[Row], str], Slot]]:
        """What a row fills, and the places of it."""
        filled = []
        starts = accumulate((column.width for column in self.columns), initial=self.start)
        for column, start in zip(self.columns, starts, strict=False):
            if column.cell is not None:
                slot = Slot(
                    self.pen,
                    Room(start, 0, column.width, self.row_height).inset(_PADDING),
                    size=column.size,
                    style=column.style,
                    align=column.align,
                    most_lines=column.most_lines,
                )
                filled.append((column.cell, slot))
        return filled

    @cached_property
    def _number_slots(self) -> tuple[Slot, Slot]:
        """The places of the row's number and, small below it, of a line of the mark that comes back."""
        taken = SYMBOL_SIDE + 2 * SYMBOL_MARGIN if self.has_symbols else 0.0
        room = Room(self.start, 0, self.columns[0].width - taken, self.row_height).inset(0.6)
        number = Slot(self.pen, room, size=8.5, style=Style.STRONG, align=Align.CENTRE)
        room = room._replace(height=_MARK_STEP)
        return number, Slot(self.pen, room, size=_MARK_SIZE, style=Style.TEXT, align=Align.CENTRE)

    def strike(self, first: int, last: int) -> None:
        """Strike through the unused places, so that nobody can be added after signing."""
        if first >= last:
            return
        pen, top, bottom = self.pen, self.bottom(first), self.bottom(last)
        start, end = self.start + 3, self.start + self.width - 3
        pen.pencil(0.9)
        pen.rule(start, top + 2.5, end, top + 2.5)
        pen.rule(end, top + 2.5, start, bottom - 2.5)
        pen.rule(start, bottom - 2.5, end, bottom - 2.5)
        pen.pencil(0.5)

    def _head(self, column: Column[Row], at: float) -> None:
        room = Room(at, self.top, column.width, self.head_height).inset(0.7)
        self.pen.text(column.label, room, size=8, style=Style.STRONG, align=Align.CENTRE, most_lines=3)

    def _ticks(self, column: Column[Row], at: float, rows: int) -> None:
        """Draw the boxes to tick of every row, each with its label."""
        step = self.row_height / max(1, len(column.ticks))
        for n in range(rows):
            for k, label in enumerate(column.ticks):
                top = self.bottom(n) + k * step
                self.pen.box(Room(at + 1.2, top + (step - _TICK) / 2, _TICK, _TICK))
                self.pen.text(label, Room(at + 2 + _TICK, top, column.width - 2.5 - _TICK, step), size=7.5)
