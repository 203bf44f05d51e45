"""Sets running text down a page and over to the next: paragraphs, headings and tables of letters and memoranda."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from desktop.documents.pdf_file import A4, MM, PdfFile, pdf_file
from desktop.documents.pen import Align, Pen, Room
from desktop.documents.quantities import NO_BREAK_SPACE
from desktop.documents.typography import Fitted, Style, Typeface
from desktop.i18n.tongue import Tongue

_LEADING = {Style.CLAUSE: 1.75, Style.TITLE: 1.7}
_CELL_SIZE = 9.0
_CELL_LEADING = 1.55
_CELL_PADDING = 1.6
_FIGURE_PADDING = 0.8  # figures stand in the middle and need less
_SMALLEST_IN_CELL = 7.0
_MOST_PARTED = 99  # lines of a paragraph with a word that no line holds
_ROUNDING = 0.1  # points by which a flush line may be too long
_MOST_IN_CELL = 9  # lines of a cell whose words are too long for it
SHORT_TABLE = 75.0  # millimetres: not torn
_TITLE_ROOM = 11.0
_UNDER_HEADING = 0.9
_UNDER_PARAGRAPH = 0.8

Compose = Callable[[Pen, int], int]


def print_flow(
    out: Path,
    *,
    title: str,
    tongue: Tongue,
    compose: Compose,
    size: tuple[float, float] = A4,
    scale: float = 1.0,
) -> None:
    """Print a paper whose number of pages is known only when it is set: once to count, once for good.

    Args:
        out: The file.
        title: What a reader's window shows as the paper's name.
        tongue: The language and digits of the paper.
        compose: Draws everything with a pen, told how many pages there are (0: not yet known), and returns
            how many it used.
        size: Width and height of the pages in millimetres.
        scale: How many times as large they come out.
    """
    language = tongue.language
    trial = PdfFile(BytesIO(), size=size, title=title, language=language)
    pages = compose(Pen(trial, language=language, is_rtl=tongue.is_rtl), 0)
    with pdf_file(out, size=size, title=title, language=language, scale=scale) as paper:
        compose(Pen(paper, language=language, is_rtl=tongue.is_rtl), pages)


class _Cell(NamedTuple):
    """What stands in one cell of a table."""

    style: Style
    fitted: Fitted
    padding: float


class Flow:
    """A place that moves down the page; `frame` draws head and foot of each page and says where text begins."""

    def __init__(
        self, pen: Pen, *, margin: float, bottom: float, frame: Callable[[int], float], size: float
    ) -> None:
        self.pen = pen
        self.margin = margin
        self.width = pen.width - 2 * margin
        self.size = size
        self.page = 1
        self._bottom = bottom
        self._frame = frame
        self.top = frame(1)

    def need(self, height: float) -> None:
        """Turn the page unless so much room is left."""
        if self.top + height > self._bottom:
            self.turn()

    def turn(self) -> None:
        """Go on at the head of the next page."""
        self.pen.show_page()
        self.page += 1
        self.top = self._frame(self.page)

    def end(self) -> int:
        """End the last page and return how many there are."""
        self.pen.show_page()
        return self.page

    def gap(self, height: float) -> None:
        """Leave some room."""
        self.top += height

    def room(self, height: float) -> Room:
        """Take the full width for a height, on the next page if it does not fit, and move below it."""
        self.need(height)
        room = Room(self.margin, self.top, self.width, height)
        self.top += height
        return room

    def heading(self, text: str, *, size: float = 0.0, align: Align = Align.START) -> None:
        """Write a heading that stays with the two lines below it."""
        fitted = self._broken(Style.TITLE, text, size or self.size * 1.08)
        height = len(fitted.lines) * self._step(Style.TITLE, fitted.size) + _UNDER_HEADING
        self.need(height + 2.2 * self._step(Style.CLAUSE, self.size) + 1)
        self.gap(1)
        room = self.room(height)._replace(height=height - _UNDER_HEADING)
        self.pen.put(fitted, room, style=Style.TITLE, align=align)

    def paragraph(self, text: str, *, indent: float = 0.0) -> None:
        """Write a paragraph, flush at both edges."""
        lines, size = self._broken(Style.CLAUSE, text, self.size, indent=indent)
        step = self._step(Style.CLAUSE, self.size)
        self.need(min(2, len(lines)) * step)
        for line in lines:
            room = self.room(step)
            place = Room(room.start + indent, room.top, room.width - indent, step)
            self.pen.put(Fitted((line,), size), place, style=Style.CLAUSE)
        self.gap(_UNDER_PARAGRAPH)

    def last_paragraphs(self, texts: Sequence[str], *, before: float) -> None:
        """Write paragraphs that share a page with what ends the paper below them, `before` millimetres high."""
        step = self._step(Style.CLAUSE, self.size)
        lines = [self._broken(Style.CLAUSE, text, self.size).lines for text in texts]
        self.need(before + sum(len(one) * step + _UNDER_PARAGRAPH for one in lines))
        for text in texts:
            self.paragraph(text)

    def table(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        head: Sequence[str] = (),
        figures: int = 0,
        title: str = "",
        has_sum: bool = False,
    ) -> None:
        """Write a ruled table; its first column is strong, its head stands on every page it reaches, never alone.

        A short table is never torn, and its title stands above it. The last `figures` columns hold numbers, which
        stand in the middle; the last row is a sum where the table has one, and never begins a page.
        """
        heights = self._heights(widths, rows, head, figures=figures, has_sum=has_sum)
        whole = sum(heights)
        together = whole if whole <= SHORT_TABLE else sum(heights[:2])
        self.need(together + (_TITLE_ROOM if title else 0.0))
        if title:
            self.heading(title)
        if head:
            self._table_row(widths, head, is_head=True, figures=figures)
        for n, row in enumerate(rows, 1):
            with_sum = has_sum and n == len(rows) - 1
            height = sum(heights[-2:]) if with_sum else heights[n - len(rows) - 1]
            if self.top + height > self._bottom:
                self.turn()
                if head:
                    self._table_row(widths, head, is_head=True, figures=figures)
            self._table_row(widths, row, figures=figures, is_sum=has_sum and n == len(rows))
        self.gap(2)

    def table_height(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        head: Sequence[str] = (),
        figures: int = 0,
    ) -> float:
        """Return how much room a table takes, in millimetres."""
        return sum(self._heights(widths, rows, head, figures=figures))

    def _heights(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        head: Sequence[str],
        *,
        figures: int,
        has_sum: bool = False,
    ) -> list[float]:
        heights = [_row_height(self._cells(widths, head, is_strong=True, figures=figures))] if head else []
        for n, row in enumerate(rows, 1):
            is_sum = has_sum and n == len(rows)
            heights.append(_row_height(self._cells(widths, row, is_strong=is_sum, figures=figures)))
        return heights

    def _broken(self, style: Style, text: str, size: float, *, indent: float = 0.0) -> Fitted:
        """Return a text in lines of the page's width; a word that is wider is parted, and all a little smaller."""
        face, room = self.pen.faces[style], (self.width - indent) * MM
        lines = face.wrap(text, size, room, is_justified=style is Style.CLAUSE)
        if all(line.width <= room + _ROUNDING for line in lines):
            return Fitted(tuple(lines), size)
        return face.fit(text, size, room, least=0.8 * size, most_lines=_MOST_PARTED)

    def _step(self, style: Style, size: float) -> float:
        return _LEADING[style] * size / MM

    def _cells(
        self, widths: Sequence[float], row: Sequence[str], *, is_strong: bool = False, figures: int = 0
    ) -> list[_Cell]:
        cells = []
        for n, (width, text) in enumerate(zip(widths, row, strict=True)):
            style = Style.STRONG if is_strong or n == 0 else Style.TEXT
            padding = _FIGURE_PADDING if n >= len(row) - figures else _CELL_PADDING
            fitted = _in_cell(self.pen.faces[style], text, (width - 2 * padding) * MM)
            cells.append(_Cell(style, fitted, padding))
        return cells

    def _table_row(
        self,
        widths: Sequence[float],
        row: Sequence[str],
        *,
        is_head: bool = False,
        is_sum: bool = False,
        figures: int = 0,
    ) -> None:
        is_strong = is_head or is_sum
        cells = self._cells(widths, row, is_strong=is_strong, figures=figures)
        room = self.room(_row_height(cells))
        start = self.margin
        for n, (width, cell) in enumerate(zip(widths, cells, strict=True)):
            place = Room(start, room.top, width, room.height)
            self.pen.pencil(0.4, 0.25)
            self.pen.box(place, grey=0.92 if is_strong else None)
            if cell.fitted.lines:
                is_middle = is_head or n >= len(cells) - figures
                align = Align.CENTRE if is_middle else Align.START
                self.pen.put(cell.fitted, place.inset(cell.padding), style=cell.style, align=align)
            start += width
        self.pen.pencil(0.5)


def _row_height(cells: Sequence[_Cell]) -> float:
    highest = max(len(cell.fitted.lines) * cell.fitted.size for cell in cells)
    return max(_CELL_SIZE, highest) * _CELL_LEADING / MM + 1.6


def _in_cell(face: Typeface, text: str, room: float) -> Fitted:
    """Return a text for a cell: wrapped, where needed also between a figure and its unit, else smaller."""
    parted = text.replace(NO_BREAK_SPACE, " ")
    for words in (text, parted):
        lines = [line for part in words.split("\n") for line in face.wrap(part, _CELL_SIZE, room)]
        if all(line.width <= room for line in lines):
            return Fitted(tuple(lines), _CELL_SIZE)
    words = parted.replace("\n", " ")
    return face.fit(words, _CELL_SIZE, room, least=_SMALLEST_IN_CELL, most_lines=_MOST_IN_CELL)
