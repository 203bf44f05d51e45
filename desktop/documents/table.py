"""A mirrored table of ruled rows: the grid is drawn once as a stencil, the rows are filled page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from desktop.documents.pen import Align, Pen, Room
from desktop.documents.typography import Style

Row = TypeVar("Row")
_PADDING = 1.0
_TICK = 2.8
_MARK_STEP = 2.7


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


@dataclass(kw_only=True)
class Grid(Generic[Row]):
    """The place of a table on its page; the first column is the row's number, with its mark below."""

    pen: Pen
    columns: Sequence[Column[Row]]
    start: float
    top: float
    head_height: float
    row_height: float

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

    def fill(self, n: int, row: Row, number: str, mark: tuple[str, ...] = ()) -> None:
        """Write a row into the n-th place of the page."""
        top, height = self.bottom(n), self.row_height
        self._number(Room(self.start, top, self.columns[0].width, height), number, mark)
        for column, start in self._filled:
            text = column.cell(row) if column.cell is not None else ""
            if text:
                self.pen.text(
                    text,
                    Room(start, top, column.width - 2 * _PADDING, height),
                    size=column.size,
                    style=column.style,
                    align=column.align,
                    most_lines=column.most_lines,
                )

    @cached_property
    def _filled(self) -> list[tuple[Column[Row], float]]:
        """The columns that a row fills, and where their text begins."""
        starts = accumulate((column.width for column in self.columns), initial=self.start + _PADDING)
        places = list(zip(self.columns, starts, strict=False))
        return [(column, start) for column, start in places[1:] if column.cell is not None]

    def _number(self, place: Room, number: str, mark: tuple[str, ...]) -> None:
        """Write the number of a row and, small below it, the lines of the mark that comes back."""
        room = place._replace(height=place.height * (0.46 if mark else 1))
        self.pen.text(number, room, size=8.5, style=Style.STRONG, align=Align.CENTRE)
        line = room.below(room.height - 0.4).inset(0.6)._replace(height=_MARK_STEP)
        for n, digits in enumerate(mark):
            self.pen.text(digits, line.below(n * _MARK_STEP), size=6.5, align=Align.CENTRE)

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
