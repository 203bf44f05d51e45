"""Makes a table fit for the public: no cell tells of fewer than five, and none can be computed from the others.

A cell of one to four is hidden; a zero tells of nobody and stays. What is hidden must not follow from the sums: a
line with one hidden cell gives it away by subtraction, and so do several lines together. The sums of a table are
equations between its cells, each cell standing in one line and one column. A hidden cell is safe when its value
could also be another, every hidden cell staying at least one: when a unit can be moved around a closed way of
hidden cells through it. Until that holds for each, further cells are hidden, the smallest first.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop.models.report import FEWEST, Blank, Cell, ColumnRole, ReportRow, ReportTable

_FREE = -1  # end of a cell that stands in no equation on this side
_SHARED = (ColumnRole.LINKED, ColumnRole.AMOUNT)


class _Place(NamedTuple):
    row: int  # the number of lines stands for the last line, the sums
    column: int


class _Edge(NamedTuple):
    """A cell between the equation of its line and that of its column, numbered from 0; columns count on."""

    place: _Place
    line: int
    column: int
    value: int
    is_margin: bool


def public_copy(table: ReportTable) -> ReportTable:
    """Return the table as anybody may read it."""
    hidden = _hidden(table)
    rows = tuple(replace(row, cells=_without(row.cells, n, hidden)) for n, row in enumerate(table.rows))
    total = _without(table.total, len(rows), hidden)
    return replace(
        table,
        rows=tuple(_linked(table, row) for row in rows),
        total=_amount_hidden(table, rows, total),
        records=_few(table.records),
        missing=tuple(
            one._replace(n=total[one.column] if one.column is not None and total else _few(one.n))
            for one in table.missing
        ),
        is_public=True,
    )


def _without(cells: Sequence[Cell], row: int, hidden: set[_Place]) -> tuple[Cell, ...]:
    return tuple(Blank.HIDDEN if _Place(row, column) in hidden else cell for column, cell in enumerate(cells))


def _few(number: Cell) -> Cell:
    return Blank.HIDDEN if isinstance(number, int) and 0 < number < FEWEST else number


def _linked(table: ReportTable, row: ReportRow) -> ReportRow:
    """Hide what says the same in other units: two cartons a family tell how many families there were."""
    linked = [n for n, column in enumerate(table.columns) if column.role in _SHARED]
    has_amounts = any(column.role is ColumnRole.AMOUNT for column in table.columns)
    telling = range(len(row.cells)) if has_amounts else linked
    if not any(row.cells[n] is Blank.HIDDEN for n in telling):
        return row
    return replace(
        row, cells=tuple(Blank.HIDDEN if n in linked else cell for n, cell in enumerate(row.cells))
    )


def _amount_hidden(
    table: ReportTable, rows: Sequence[ReportRow], total: tuple[Cell, ...]
) -> tuple[Cell, ...]:
    """Keep the sum of amounts back as soon as one amount is: it would tell the rest."""
    is_any = any(_linked(table, row) != table.rows[n] for n, row in enumerate(rows))
    return tuple(
        Blank.HIDDEN
        if is_any and table.columns[n].role is ColumnRole.AMOUNT and isinstance(cell, int)
        else cell
        for n, cell in enumerate(total)
    )


def _hidden(table: ReportTable) -> set[_Place]:
    edges = {edge.place: edge for edge in _edges(table)}
    graph = _Graph()
    waiting = deque(edge for edge in edges.values() if 0 < edge.value < FEWEST)
    for edge in waiting:
        graph.hide(edge)
    while waiting:
        edge = waiting.popleft()
        if graph.is_safe(edge):
            continue
        more = graph.next_to_hide(edge, edges.values())
        if more is not None:
            graph.hide(more)
            waiting.extend((edge, more))
    return set(graph.hidden)


def _edges(table: ReportTable) -> Iterator[_Edge]:
    """Yield every number but amounts, with the equations it stands in."""
    last = len(table.rows)
    has_sum = any(column.role is ColumnRole.SUM for column in table.columns)
    for row, cells in enumerate([*(row.cells for row in table.rows), table.total]):
        for n, cell in enumerate(cells):
            column = table.columns[n]
            if not isinstance(cell, int) or column.role is ColumnRole.AMOUNT:
                continue
            in_line = has_sum and column.role in (ColumnRole.PART, ColumnRole.SUM)
            in_column = column.is_additive and bool(table.total)
            yield _Edge(
                place=_Place(row, n),
                line=row if in_line else _FREE,
                column=last + 1 + n if in_column else _FREE,
                value=cell,
                is_margin=(row == last) != (column.role is ColumnRole.SUM),
            )


class _Graph:
    """The hidden cells as ways between equations."""

    def __init__(self) -> None:
        self.hidden: dict[_Place, _Edge] = {}
        self._at: dict[int, list[_Edge]] = {}

    def hide(self, edge: _Edge) -> None:
        """Take a cell out of sight."""
        self.hidden[edge.place] = edge
        for node in {edge.line, edge.column}:
            self._at.setdefault(node, []).append(edge)

    def is_safe(self, edge: _Edge) -> bool:
        """Say whether the cell could hold one more, or one less, as far as any reader can tell."""
        is_up = not edge.is_margin or edge.value > 1
        is_down = edge.is_margin or edge.value > 1
        return (is_up and self._is_way(edge, edge.column, edge.line)) or (
            is_down and self._is_way(edge, edge.line, edge.column)
        )

    def _is_way(self, around: _Edge, start: int, goal: int) -> bool:
        """Walk over hidden cells; a margin moves against the cells that it sums."""
        if start == goal:
            return True
        seen, waiting = {start}, deque([start])
        while waiting:
            node = waiting.popleft()
            for edge in self._at.get(node, ()):
                for there in self._steps(edge, node) if edge.place != around.place else ():
                    if there == goal:
                        return True
                    if there not in seen:
                        seen.add(there)
                        waiting.append(there)
        return False

    @staticmethod
    def _steps(edge: _Edge, node: int) -> Iterator[int]:
        can_lose = edge.value > 1
        if edge.line == node and (not edge.is_margin or can_lose):
            yield edge.column
        if edge.column == node and (edge.is_margin or can_lose):
            yield edge.line

    def next_to_hide(self, edge: _Edge, edges: Iterable[_Edge]) -> _Edge | None:
        """Return the cell whose hiding costs least: inside, near other hidden ones, small."""
        open_ones = [one for one in edges if one.value > 0 and one.place not in self.hidden]
        ends = {edge.line, edge.column} - {_FREE}
        near = [one for one in open_ones if one.line in ends or one.column in ends]
        return min(near or open_ones, key=lambda one: self._cost(one, ends), default=None)

    def _cost(self, one: _Edge, ends: set[int]) -> tuple[bool, bool, int, _Place]:
        other = one.column if one.line in ends else one.line
        return one.is_margin, other not in self._at, one.value, one.place
