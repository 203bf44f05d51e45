"""A public copy shows no small number, and none can be computed from what it shows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models.disclosure import public_copy
from desktop.models.report import (
    Blank,
    Cell,
    ColumnRole,
    Label,
    Missing,
    ReportColumn,
    ReportKind,
    ReportQuestion,
    ReportRow,
    ReportTable,
)

QUESTION = ReportQuestion(kind=ReportKind.POPULATION, first=date(2026, 1, 1), last=date(2026, 3, 1))


def column(role: ColumnRole = ColumnRole.PART, *, is_additive: bool = True) -> ReportColumn:
    return ReportColumn(label=Label("x"), role=role, is_additive=is_additive)


def table(
    columns: Sequence[ReportColumn], rows: Sequence[Sequence[Cell]], total: Sequence[Cell] = ()
) -> ReportTable:
    lines = tuple(ReportRow(labels=(Label("r"),), cells=tuple(row)) for row in rows)
    return ReportTable(
        question=QUESTION, heads=("x",), columns=tuple(columns), rows=lines, total=tuple(total), records=500
    )


def summed(rows: Sequence[Sequence[int]]) -> ReportTable:
    """Return a table with the sums of its lines and columns."""
    lines = [[*row, sum(row)] for row in rows]
    total = [sum(column) for column in zip(*lines, strict=True)]
    parts = [column() for _ in rows[0]]
    return table([*parts, column(ColumnRole.SUM)], lines, total)


def shown(made: ReportTable) -> list[list[Cell]]:
    return [list(row.cells) for row in made.rows] + [list(made.total)]


def test_one_small_cell_takes_three_others_along() -> None:
    public = shown(public_copy(summed([[3, 40, 50], [60, 20, 80], [30, 50, 70]])))
    assert public[0][0] is Blank.HIDDEN
    assert sum(cell is Blank.HIDDEN for line in public for cell in line) == 4
    assert public[3] == [93, 110, 200, 403]


def test_zeros_and_large_numbers_stay() -> None:
    rows = [[0, 40], [60, 5]]
    assert shown(public_copy(summed(rows))) == shown(summed(rows))


def test_what_nobody_knows_stays_unknown() -> None:
    made = table([column(), column(ColumnRole.SUM)], [[Blank.UNKNOWN, Blank.UNKNOWN], [9, 9]], [9, 9])
    assert shown(public_copy(made)) == shown(made)


def test_a_cell_without_sums_is_hidden_alone() -> None:
    made = table([column(ColumnRole.ALONE, is_additive=False)], [[3], [9]], [11])
    assert shown(public_copy(made)) == [[Blank.HIDDEN], [9], [11]]


def test_amounts_go_with_the_people_they_tell_of() -> None:
    linked = [
        column(ColumnRole.LINKED, is_additive=False), column(ColumnRole.LINKED), column(ColumnRole.AMOUNT),
    ]  # fmt: skip
    made = table(linked, [[2, 2, 40], [30, 60, 600], [7, 8, 80]], [39, 70, 720])
    assert shown(public_copy(made)) == [
        [Blank.HIDDEN, Blank.HIDDEN, Blank.HIDDEN],
        [30, 60, 600],
        [Blank.HIDDEN, Blank.HIDDEN, Blank.HIDDEN],
        [39, 70, Blank.HIDDEN],
    ]


def test_few_records_and_missing_values_are_not_told_either() -> None:
    made = table([column(ColumnRole.ALONE)], [[4], [6], [9]], [19])
    missing = (Missing("{n}", 4), Missing("{n}", 6), Missing("{n}", 19, column=0))
    few = table([column(ColumnRole.ALONE)], [[9]], [9])
    told = public_copy(replace(made, missing=missing))
    assert [one.n for one in told.missing] == [Blank.HIDDEN, 6, 19]
    assert public_copy(replace(few, records=3)).records is Blank.HIDDEN


NUMBERS = st.one_of(st.integers(0, 6), st.sampled_from([17, 40]))


@pytest.mark.parametrize("size", [(2, 2), (2, 3), (3, 2)])
@settings(max_examples=40)
@given(data=st.data())
def test_no_hidden_cell_follows_from_the_rest(size: tuple[int, int], data: st.DataObject) -> None:
    rows = [[data.draw(NUMBERS) for _ in range(size[1])] for _ in range(size[0])]
    whole, public = shown(summed(rows)), shown(public_copy(summed(rows)))
    hidden = [(r, c) for r, line in enumerate(public) for c, cell in enumerate(line) if cell is Blank.HIDDEN]
    assert all(whole[r][c] != 0 for r, c in hidden)
    small = [(r, c) for r, line in enumerate(whole) for c, cell in enumerate(line) if 0 < int(cell) < 5]
    assert set(small) <= set(hidden)
    if len(hidden) > 9:
        return
    loose: set[tuple[int, int]] = set()
    for change in product((-1, 0, 1), repeat=len(hidden)):
        if _agrees(whole, dict(zip(hidden, change, strict=True))):
            loose |= {place for place, by in zip(hidden, change, strict=True) if by}
    assert loose == set(hidden), rows


def _agrees(whole: list[list[Cell]], change: dict[tuple[int, int], int]) -> bool:
    """Say whether the table could read otherwise: every hidden cell at least one, every sum still right."""
    other = [
        [int(cell) + change.get((r, c), 0) for c, cell in enumerate(line)] for r, line in enumerate(whole)
    ]
    if any(other[r][c] < 1 for r, c in change):
        return False
    lines = all(sum(line[:-1]) == line[-1] for line in other)
    return lines and all(sum(column[:-1]) == column[-1] for column in zip(*other, strict=True))
