"""Prints a list with one row a family, page after page, with totals carried forward; no list lies in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Generic

from desktop.documents import layout
from desktop.documents.list_form import CarriedTotals, ListForm, Totals
from desktop.documents.pdf_file import A4_LANDSCAPE, pdf_file
from desktop.documents.pen import Align, Pen, Room
from desktop.documents.qr import NumberSymbols, Symbol
from desktop.documents.sheet_map import PageMap, TablePlace, map_page
from desktop.documents.signing import signatures_and_seal
from desktop.documents.slots import Slot
from desktop.documents.table import Column, Grid, Row
from desktop.documents.typography import Style
from desktop.errors import BadInputError, DamagedError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.paper import page_code
from desktop.progress import Progress

_MARGIN = 10.0
_TOP = 6.5
_HEAD_HEIGHT = 24.0
_STEP = 4.6
_TABLE_TOP = 31.5
_LABEL_HEIGHT = 9.0
_ROWS_HEIGHT = 154.0
_STRIP_HEIGHT = 6.0
_CLOSING_HEIGHT = 17.0
_SIGNING_HEIGHT = 38.0
_FOOTER = 201.4
_JOURNAL_WIDTH = 58.0  # of the foot
_QR_SIDE = 19.0
_SIDE_WIDTH = 84.0  # the room of letterhead and facts on either side of the title


@dataclass(frozen=True, kw_only=True)
class PlannedPage:
    """How many rows a page holds, and how many it has room for."""

    rows: int
    room: int
    is_last: bool


def plan_pages(count: int, room: int, last_room: int) -> Iterator[PlannedPage]:
    """Yield the pages of a list; the last one keeps room for totals and signatures and is never empty."""
    while count > room:
        yield PlannedPage(rows=room, room=room, is_last=False)
        count -= room
    if count > last_room:
        moved = max(1, count // 3)
        yield PlannedPage(rows=count - moved, room=count - moved, is_last=False)
        count = moved
    yield PlannedPage(rows=count, room=last_room, is_last=True)


def list_pages(count: int, row_height: float) -> list[PlannedPage]:
    """Return the pages of a list whose rows have a height in millimetres."""
    last_room = int((_ROWS_HEIGHT - _CLOSING_HEIGHT - _SIGNING_HEIGHT) / row_height)
    return list(plan_pages(count, int(_ROWS_HEIGHT / row_height), last_room))


def list_maps(
    columns: Sequence[Column[Row]], row_height: float, count: int, *, is_rtl: bool, first: int = 1
) -> list[PageMap]:
    """Return where everything stands on each page of a list that begins with row `first`."""
    width = A4_LANDSCAPE[0]
    place = TablePlace(
        page_width=width,
        start=_MARGIN,
        top=_TABLE_TOP,
        head_height=_LABEL_HEIGHT,
        row_height=row_height,
        symbol=(width - _MARGIN - _QR_SIDE, _TOP + 1, _QR_SIDE),
    )
    maps = []
    for page in list_pages(count, row_height):
        maps.append(map_page(place, columns, first=first, rows=page.rows, room=page.room, is_rtl=is_rtl))
        first += page.rows
    return maps


def render_list(
    form: ListForm[Row], rows: Iterable[Row], count: int, tongue: Tongue, out: Path, progress: Progress
) -> None:
    """Print the list into a file.

    Raises:
        BadInputError: The list is empty.
        DamagedError: More or fewer rows came than were announced.
    """
    if count < 1:
        raise BadInputError(
            N_("This list has no names, so there is nothing to print. Add families to it first."),
            code="E_EMPTY_LIST",
        )
    title = f"{form.heading.title} {form.stamp.number}"
    scale = form.stamp.size.scale
    with pdf_file(out, size=A4_LANDSCAPE, title=title, language=tongue.language, scale=scale) as paper:
        pen = Pen(paper, language=tongue.language, is_rtl=tongue.is_rtl)
        _ListPrinter(form, tongue, pen, count).run(iter(rows), progress)


class _ListPrinter(Generic[Row]):
    """Fills the pages of one list."""

    def __init__(self, form: ListForm[Row], tongue: Tongue, pen: Pen, count: int) -> None:
        self._form = form
        self._tongue = tongue
        self._pen = pen
        self._count = count
        self._pages = list_pages(count, form.row_height)
        self._grid = Grid(
            pen=pen,
            columns=form.columns,
            start=_MARGIN,
            top=_TABLE_TOP,
            head_height=_LABEL_HEIGHT,
            row_height=form.row_height,
            tongue=tongue,
            most_rows=max(page.room for page in self._pages),
            has_symbols=form.mark is not None and form.has_symbols,
        )
        self._symbols = NumberSymbols(page_code(form.stamp, form.first_page))
        self._row_symbols: NumberSymbols | None = None
        self._totals = Totals()
        self._carried = CarriedTotals(form, tongue)

    def run(self, rows: Iterator[Row], progress: Progress) -> None:
        """Print all pages."""
        with self._pen.stencil("head"):
            self._heading()
        for room in sorted({page.room for page in self._pages}):
            with self._pen.stencil(f"grid{room}"):
                self._grid.rule(room)
                self._pen.pencil(0.9)
                for box in self._strip_rooms(self._grid.bottom(room)):
                    self._pen.box(box)
        for number, page in enumerate(self._pages, 1):
            progress.advance(self._totals.names, self._count, N_("Printing the list"))
            self._page(number, page, rows)
            self._pen.show_page()
        if next(rows, None) is not None:
            raise self._miscounted(self._count + 1)
        progress.advance(self._count, self._count, N_("Printing the list"))

    def _page(self, number: int, page: PlannedPage, rows: Iterator[Row]) -> None:
        self._pen.stamp("head")
        self._pen.stamp(f"grid{page.room}")
        self._page_facts(number)
        before, form = self._totals, self._form
        these = list(islice(rows, page.rows))
        if len(these) < page.rows:
            raise self._miscounted(before.names + len(these))
        marks = list(filter(None, map(form.mark, these))) if form.mark else []
        symbols = [self._symbol(mark) for mark in marks] if form.has_symbols else []
        self._grid.fill(these, form.first_row + before.names, marks, symbols)
        here = Totals(page.rows, sum(map(form.quantity, these)))
        self._totals = before.plus(here)
        self._grid.strike(page.rows, page.room)
        self._strip(page, before, here)
        if page.is_last:
            self._close(self._grid.bottom(page.room) + _STRIP_HEIGHT)

    def _symbol(self, mark: str) -> Symbol:
        self._row_symbols = self._row_symbols or NumberSymbols(mark)
        return self._row_symbols(mark)

    def _miscounted(self, found: int) -> DamagedError:
        return DamagedError(
            N_("{expected} names were announced but {found} came, so nothing was printed. Try again."),
            code="E_ROW_COUNT",
            expected=self._count,
            found=found,
        )

    def _heading(self) -> None:
        pen, form = self._pen, self._form
        layout.letterhead(pen, form.letterhead, Room(_MARGIN, _TOP, _SIDE_WIDTH, _STEP))
        middle = pen.width - 2 * (_MARGIN + _SIDE_WIDTH)
        layout.heading(pen, form.heading, Room(_MARGIN + _SIDE_WIDTH, _TOP, middle, _HEAD_HEIGHT))
        layout.facts(pen, form.heading.facts, self._facts_room)
        foot = Room(_MARGIN, _FOOTER, self._grid.width, 3.5)
        layout.footer(pen, self._tongue, form.stamp, foot)
        beside = foot._replace(start=_MARGIN + _JOURNAL_WIDTH, width=foot.width - _JOURNAL_WIDTH)
        pen.text(form.heading.legend, beside, size=8, align=Align.END)

    @property
    def _facts_room(self) -> Room:
        start = self._pen.width - _MARGIN - _SIDE_WIDTH + 6
        return Room(start, _TOP, _SIDE_WIDTH - _QR_SIDE - 9, _STEP)

    def _page_facts(self, number: int) -> None:
        line = self._tongue.text(N_("Page {page} of {pages}"), page=number, pages=len(self._pages))
        self._pen.rows([self._pen.row_top(0)], [self._page_slot.column([line])])
        symbol = self._symbols(page_code(self._form.stamp, self._form.first_page + number - 1))
        self._pen.symbol(symbol, start=self._pen.width - _MARGIN - _QR_SIDE, top=_TOP + 1, side=_QR_SIDE)

    @cached_property
    def _page_slot(self) -> Slot:
        """The place of the page's number, below the facts that are the same on all pages."""
        room = self._facts_room.below(_STEP * len(self._form.heading.facts))
        return Slot(self._pen, room, size=layout.FACTS_SIZE, align=Align.START)

    def _strip_rooms(self, top: float) -> list[Room]:
        """Return the boxes below a table that ends at a height."""
        count = 4 if self._form.has_receipts else 3
        width = self._grid.width / count
        return [Room(_MARGIN + n * width, top, width, _STRIP_HEIGHT) for n in range(count)]

    @cached_property
    def _strip_slots(self) -> list[Slot]:
        """The places in these boxes."""
        return [
            Slot(self._pen, room.inset(1.5), size=8.5, style=Style.STRONG) for room in self._strip_rooms(0)
        ]

    def _strip(self, page: PlannedPage, before: Totals, here: Totals) -> None:
        """Write what the page holds, what came before and what goes on, below the table."""
        texts = self._carried(before, here, is_last=page.is_last)
        shown = [slot.column([text]) for slot, text in zip(self._strip_slots, texts, strict=True)]
        self._pen.rows([self._pen.row_top(self._grid.bottom(page.room))], shown)

    def _close(self, top: float) -> None:
        """Write the totals in words and draw the places to sign."""
        pen, form = self._pen, self._form
        sentences = form.closing(len(self._pages), self._totals)
        step = (_CLOSING_HEIGHT - 2) / max(3, len(sentences))
        for n, sentence in enumerate(sentences):
            pen.text(sentence, Room(_MARGIN, top + 1 + n * step, self._grid.width, step), size=9.5)
        top += _CLOSING_HEIGHT
        room = Room(_MARGIN, top, self._grid.width, _SIGNING_HEIGHT - 5)
        is_iranian = form.letterhead.is_iranian
        signatures_and_seal(pen, self._tongue, form.signatures, room, is_iranian=is_iranian, gap=4.0)
