"""A mirrored table of ruled rows: the grid is drawn once as a stencil, the rows are filled page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, Generic, TypeVar

from desktop.documents.pen import Align, Pen, Room
from desktop.documents.qr import Symbol
from desktop.documents.quantities import mark_lines
from desktop.documents.slots import CodeSlot, Slot
from desktop.documents.typography import Style
from desktop.i18n.tongue import Tongue

Row = TypeVar("Row")
_PADDING = 1.0
_TICK = 2.8
_MARK_STEP = 2.2
_MARK_SIZE = 6.0
_NUMBER_SHARE = 0.36  # of the height of a row with a mark
SYMBOL_SIDE = 8.4  # of a row's mark as a QR symbol; the column leaves its quiet zone
SYMBOL_MARGIN = 1.3
SIGNATURE, AGENT = "signature", "agent"


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its heading, its width in millimetres, and what a row shows in it."""

    label: str
    width: float
    cell: Callable[[Row], Any] | None = None  # what a row holds here; None: left for the pen
    written: Callable[[Any], str] = str  # how that is written; asked once for each value
    is_code: bool = False  # identifiers as they are kept, written as `Tongue.code` does
    align: Align = Align.CENTRE
    size: float = 8.5
    most_lines: int = 2
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
    tongue: Tongue
    most_rows: int
    has_symbols: bool = False  # whether each row shows its mark for a scanner as well
    _numbered: dict[int, list[CodeSlot]] = field(default_factory=dict)  # by the lines of a row's mark

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
        self, rows: Sequence[Row], first: int, marks: Sequence[str] = (), symbols: Sequence[Symbol] = ()
    ) -> None:
        """Write the rows of a page, numbered from `first`; symbols are their marks for a scanner."""
        numbers = [str(number) for number in range(first, first + len(rows))]
        lines = list(zip(*map(mark_lines, marks), strict=True))
        slots = self._number_slots(len(lines))
        columns = [slot.column(codes) for slot, codes in zip(slots, (numbers, *lines), strict=True)]
        columns += [slot.column(map(cell, rows)) for cell, slot in self._filled]
        tops = self._tops[: len(rows)]
        if symbols:
            tops = [f"{top}{self._frame}{symbol.image}\n" for top, symbol in zip(tops, symbols, strict=True)]
        self.pen.rows(tops, columns)

    @cached_property
    def _frame(self) -> str:
        """What brings a row's mark as a symbol to its place: at the far edge of the number's column."""
        start = self.start + self.columns[0].width - SYMBOL_MARGIN - SYMBOL_SIDE
        below = (self.row_height - SYMBOL_SIDE) / 2
        return self.pen.frame(start=start, top=self.pen.height + below, side=SYMBOL_SIDE)

    @cached_property
    def _tops(self) -> list[str]:
        """What brings each row of the fullest page to its place."""
        return [self.pen.row_top(self.bottom(n)) for n in range(self.most_rows)]

    @cached_property
    def _filled(self) -> list[tuple[Callable[[Row], Any], Slot]]:
        """What a row fills, and the places of it."""
        starts = accumulate((column.width for column in self.columns), initial=self.start)
        return [
            (column.cell, self._slot(column, Room(start, 0, column.width, self.row_height).inset(_PADDING)))
            for column, start in zip(self.columns, starts, strict=False)
            if column.cell is not None
        ]

    def _slot(self, column: Column[Row], room: Room) -> Slot:
        if column.is_code:
            return CodeSlot(self.tongue, self.pen, room, size=column.size)
        return Slot(
            self.pen,
            room,
            size=column.size,
            align=column.align,
            most_lines=column.most_lines,
            written=column.written,
        )

    def _number_slots(self, lines: int) -> list[CodeSlot]:
        """Return the places of the row's number and, small below it, of the lines of the mark that comes back."""
        slots = self._numbered.get(lines)
        if slots is None:
            taken = SYMBOL_SIDE + 2 * SYMBOL_MARGIN if self.has_symbols else 0.0
            height = self.row_height * (_NUMBER_SHARE if lines else 1.0)
            room = Room(self.start, 0, self.columns[0].width - taken, height).inset(0.6)
            rooms = [
                room._replace(top=height + k * _MARK_STEP - 0.4, height=_MARK_STEP) for k in range(lines)
            ]
            slots = self._numbered[lines] = [
                CodeSlot(self.tongue, self.pen, room, size=8.5, style=Style.STRONG),
                *(CodeSlot(self.tongue, self.pen, room, size=_MARK_SIZE) for room in rooms),
            ]
        return slots

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
