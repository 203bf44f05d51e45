"""Makes the picture of a report: which chart, its parts and its bars, in the reader's words."""

from collections.abc import Sequence
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from desktop.i18n.catalogue import _, current
from desktop.models.report import (
    AGE_BANDS,
    NOT_STATED,
    Blank,
    Cell,
    ColumnRole,
    Grouping,
    ReportKind,
    ReportRow,
    ReportTable,
    band_label,
)
from desktop.models.report_words import cell_words, label_words, row_words, title
from desktop.ui.widgets.chart import Bar

MOST_BARS = 12


class Picture(NamedTuple):
    """What a chart is told; a picture without bars is none."""

    is_pyramid: bool
    name: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    left_out: int = 0  # lines that stand in the table alone


def picture_of(table: ReportTable, chosen: int | None) -> Picture:
    """Return the picture of a report; of categories that of the line chosen, else of all together."""
    kind, layout = table.question.kind, table.question.layout
    if kind is ReportKind.POPULATION and layout is Grouping.AGE:
        ages = [[row.cells[0], row.cells[1]] for row in table.rows[: len(AGE_BANDS)]]
        return _pyramid(table, title(current(), table.question), ages)
    if kind is ReportKind.CATEGORIES:
        return _of_category(table, chosen)
    if kind is ReportKind.QUALITY:
        return _of_columns(table)
    return _of_lines(table)


def _pyramid(table: ReportTable, name: str, ages: Sequence[Sequence[Cell]]) -> Picture:
    tongue = current()
    bars = [
        Bar(
            label=label_words(tongue, table.question, band_label(band)),
            parts=tuple(_number(cell) for cell in ages[band]),
            words=" – ".join(cell_words(tongue, cell) for cell in ages[band]),
            sides=(cell_words(tongue, ages[band][0]), cell_words(tongue, ages[band][1])),
        )
        for band in reversed(range(len(AGE_BANDS)))
    ]
    return Picture(True, name, (_("women"), _("men")), tuple(bars))


def _of_category(table: ReportTable, chosen: int | None) -> Picture:
    is_line = chosen is not None and chosen < len(table.rows)
    cells = table.rows[chosen].cells if chosen is not None and is_line else table.total
    if not cells:
        return Picture(True, title(current(), table.question), (), ())
    name = (
        row_words(current(), table, table.rows[chosen])[0]
        if chosen is not None and is_line
        else _("All categories together")
    )
    width = len(AGE_BANDS) + 1
    return _pyramid(table, name, [[cells[band], cells[width + band]] for band in range(len(AGE_BANDS))])


def _of_columns(table: ReportTable) -> Picture:
    tongue = current()
    bars = [
        Bar(
            label=label_words(tongue, table.question, column.label),
            parts=(_number(cell),),
            words=cell_words(tongue, cell),
        )
        for column, cell in zip(table.columns, table.total, strict=False)
    ]
    return Picture(False, title(tongue, table.question), ("",), tuple(bars))


def _of_lines(table: ReportTable) -> Picture:
    parts = [n for n, column in enumerate(table.columns) if column.role is ColumnRole.PART] or [0]
    tongue = current()
    series = tuple(label_words(tongue, table.question, table.columns[n].label) for n in parts)
    longest = nlargest(
        MOST_BARS, enumerate(table.rows), key=lambda line: sum(_number(line[1].cells[n]) for n in parts)
    )
    bars = tuple(_bar(table, row, parts) for _line, row in sorted(longest, key=itemgetter(0)))
    return Picture(False, title(tongue, table.question), series, bars, len(table.rows) - len(bars))


def _bar(table: ReportTable, row: ReportRow, parts: Sequence[int]) -> Bar:
    cells = [row.cells[n] for n in parts]
    sums = [row.cells[n] for n, column in enumerate(table.columns) if column.role is ColumnRole.SUM]
    told = sums[0] if sums else cells[0]
    if any(cell is Blank.UNKNOWN for cell in cells):
        told = Blank.UNKNOWN
    names = row_words(current(), table, row)
    if table.question.kind is not ReportKind.STATUS:  # of areas the narrower first; a round is named already
        names.reverse()
    if table.question.layout is Grouping.VILLAGE and row.labels[0] == NOT_STATED and names[0]:
        names.pop()  # the village says enough
    return Bar(
        label=" – ".join(filter(None, names)),
        parts=tuple(_number(cell) for cell in cells),
        words=cell_words(current(), told),
    )


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
