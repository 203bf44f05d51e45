"""Says where the lines, symbols and places to sign of a printed sheet stand, for whoever reads the paper back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from desktop.documents.table import AGENT, SIGNATURE, SYMBOL_MARGIN, SYMBOL_SIDE, Column


class Box(NamedTuple):
    """A place in millimetres from the left and the top of the paper."""

    left: float
    top: float
    width: float
    height: float

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the corners from the left upper one, clockwise."""
        left, top, right, bottom = self.left, self.top, self.left + self.width, self.top + self.height
        return ((left, top), (right, top), (right, bottom), (left, bottom))


@dataclass(frozen=True, kw_only=True)
class PageMap:
    """One page of a sheet: rows are counted through the whole sheet, from 1."""

    table: Box
    page_symbol: Box
    row_symbols: dict[int, Box]
    verticals: tuple[float, ...]  # lines of the grid, from the left
    horizontals: tuple[float, ...]  # lines of the grid, from the top
    signatures: dict[int, Box]
    agents: dict[int, Box]  # where somebody else's name is written


@dataclass(frozen=True, kw_only=True)
class TablePlace:
    """Where the table and the symbol of a page stand, in millimetres from the leading edge and from the top."""

    page_width: float
    start: float
    top: float
    head_height: float
    row_height: float
    symbol: tuple[float, float, float]  # start, top, side


def map_page(
    place: TablePlace, columns: Sequence[Column[Any]], *, first: int, rows: int, room: int, is_rtl: bool
) -> PageMap:
    """Return the map of a page that begins with row `first` and has `rows` of them in room for `room`."""
    starts = list(accumulate((column.width for column in columns), initial=place.start))

    def box(start: float, top: float, width: float, height: float) -> Box:
        return Box(place.page_width - start - width if is_rtl else start, top, width, height)

    def top_of(n: int) -> float:
        return place.top + place.head_height + n * place.row_height

    def boxes(name: str) -> dict[int, Box]:
        number = next((n for n, column in enumerate(columns) if column.returns == name), None)
        if number is None:
            return {}
        width = columns[number].width
        return {first + n: box(starts[number], top_of(n), width, place.row_height) for n in range(rows)}

    symbol_start = starts[1] - SYMBOL_MARGIN - SYMBOL_SIDE
    symbol_top = (place.row_height - SYMBOL_SIDE) / 2
    total = starts[-1] - place.start
    lines = [box(start, 0, 0, 0).left for start in starts]
    return PageMap(
        table=box(place.start, place.top, total, place.head_height + room * place.row_height),
        page_symbol=box(place.symbol[0], place.symbol[1], place.symbol[2], place.symbol[2]),
        row_symbols={
            first + n: box(symbol_start, top_of(n) + symbol_top, SYMBOL_SIDE, SYMBOL_SIDE)
            for n in range(rows)
        },
        verticals=tuple(sorted(lines)),
        horizontals=(place.top, *(top_of(n) for n in range(room + 1))),
        signatures=boxes(SIGNATURE),
        agents=boxes(AGENT),
    )
