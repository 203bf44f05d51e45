"""Draws in millimetres from the top and the leading edge: a paper is written once for both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import NamedTuple

from desktop.documents.pdf_file import MM, PdfFile
from desktop.documents.qr import Symbol
from desktop.documents.typography import Fitted, Line, Style, Typefaces

MIDDLE = 0.33  # how far below the middle of its room a line of text stands, in parts of its size
_TIGHT_MIDDLE = 0.27  # where lines fill the room: tails reach further down than letters up
_LEADING = 1.5  # distance of two lines in parts of the size
_FILLED = 0.93  # of the height of a room by lines that need all of it: tails keep off the rule below
_CURVE = 0.5523  # length of the handles of a quarter circle


class Align(StrEnum):
    """Where a line stands in its room; start and end are those of the reading direction."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Room(NamedTuple):
    """A place on the page in millimetres from the leading edge and from the top."""

    start: float
    top: float
    width: float
    height: float

    def inset(self, by: float) -> Room:
        """Return the room with a little less at both sides."""
        return self._replace(start=self.start + by, width=self.width - 2 * by)

    def below(self, by: float) -> Room:
        """Return the same room further down."""
        return self._replace(top=self.top + by)


Placed = tuple[str, str, float, str]
"""Font, place up to the height, how far it stands below the middle, operators."""


class Pen:
    """Collects what a page shows; the page's text goes out in one block behind its lines."""

    def __init__(self, paper: PdfFile, *, language: str, is_rtl: bool) -> None:
        self.paper = paper
        self.is_rtl = is_rtl
        self.faces = Typefaces(paper.document, language=language, is_rtl=is_rtl)
        self.width, self.height = paper.size
        self._texts: list[str] = []
        self._font = ""

    def x(self, start: float, width: float = 0.0) -> float:
        """Return the left side, in points, of a room that begins at a distance from the leading edge."""
        return (self.width - start - width if self.is_rtl else start) * MM

    def y(self, top: float) -> float:
        """Return a distance from the top in points from the bottom."""
        return (self.height - top) * MM

    # text

    def set_line(self, line: Line, style: Style, size: float, x: float, y: float) -> None:
        """Put a set line with its left end at a point."""
        self.add(f"/{self.faces[style].name} {size:g} Tf ", f"1 0 0 1 {x:.2f} {y:.2f} Tm {line.operators}")

    def add(self, font: str, operators: str) -> None:
        """Add operators of a text in a font, which is named only where it changes."""
        if font != self._font:
            self._font = font
            operators = font + operators
        self._texts.append(operators)

    def text(
        self,
        text: str,
        room: Room,
        *,
        size: float = 9.0,
        style: Style = Style.TEXT,
        align: Align = Align.START,
        most_lines: int = 1,
    ) -> None:
        """Write a text into a room, in the middle of its height, smaller or on more lines where it must be."""
        fitted = self.faces[style].fit(text, size, room.width * MM, most_lines=most_lines)
        self.put(fitted, room, style=style, align=align)

    def put(
        self, fitted: Fitted, room: Room, *, style: Style = Style.TEXT, align: Align = Align.START
    ) -> None:
        """Write fitted lines into a room, in the middle of its height."""
        middle = self.y(room.top + room.height / 2)
        for font, left, below, operators in self.placed(fitted, room, style=style, align=align):
            self.add(font, f"{left}{middle - below:.2f}{operators}")

    def placed(self, fitted: Fitted, room: Room, *, style: Style, align: Align) -> Iterator[Placed]:
        """Yield the lines of a fitted text in a room, their heights counted from its middle."""
        lines, size = fitted
        font = f"/{self.faces[style].name} {size:g} Tf "
        width = room.width * MM
        usual = _LEADING * size
        leading = min(usual, _FILLED * room.height * MM / len(lines))
        middle = MIDDLE if leading == usual else _TIGHT_MIDDLE
        below = middle * size - leading * (len(lines) - 1) / 2
        left = self.x(room.start, room.width)
        for line in lines:
            x = left + self.indent(line.width, width, align)
            yield font, f"1 0 0 1 {x:.2f} ", below, f" Tm {line.operators}"
            below += leading

    def indent(self, line: float, room: float, align: Align) -> float:
        """Return how far from the left side of a room a line begins."""
        if align is Align.CENTRE:
            return (room - line) / 2
        return room - line if (align is Align.START) == self.is_rtl else 0.0

    def rows(self, tops: Iterable[str], columns: Iterable[Sequence[str]]) -> None:
        """Write rows of what slots show; what comes before each brings it to its place."""
        rows = zip(tops, map("\n".join, zip(*columns, strict=True)), strict=True)
        self.draw("\n".join([f"{top}BT\n{words}\nET Q" for top, words in rows]))

    def row_top(self, top: float) -> str:
        """Return the operators that begin a row at a distance from the top of the page."""
        return f"q 1 0 0 1 0 {self.y(top):.2f} cm "

    # lines and shapes

    def draw(self, operators: str) -> None:
        """Add operators of one's own."""
        self.paper.draw(operators)

    def pencil(self, width: float = 0.5, grey: float = 0.0, dash: str = "") -> None:
        """Choose how the next lines are drawn."""
        self.draw(f"{width:g} w {grey:g} G [{dash}] 0 d")

    def rule(self, start: float, top: float, end: float, bottom: float) -> None:
        """Draw a line between two points."""
        self.draw(f"{self.x(start):.2f} {self.y(top):.2f} m {self.x(end):.2f} {self.y(bottom):.2f} l S")

    def box(self, room: Room, grey: float | None = None) -> None:
        """Draw a box, filled with a shade if one is given."""
        x, y = self.x(room.start, room.width), self.y(room.top + room.height)
        place = f"{x:.2f} {y:.2f} {room.width * MM:.2f} {room.height * MM:.2f} re"
        self.draw(f"{place} S" if grey is None else f"{grey:g} g {place} B 0 g")

    def ring(self, start: float, top: float, radius: float) -> None:
        """Draw a circle about a point."""
        x, y, r = self.x(start), self.y(top), radius * MM
        k = _CURVE * r
        self.draw(
            f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
            f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
            f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
            f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c S"
        )

    def symbol(self, symbol: Symbol, *, start: float, top: float, side: float) -> None:
        """Draw a QR symbol of a side's length; whoever calls leaves the quiet zone."""
        self.draw(self.frame(start=start, top=top, side=side) + symbol.image)

    def frame(self, *, start: float, top: float, side: float) -> str:
        """Return the operators that bring a symbol to its place."""
        return (
            f"q {side * MM:.2f} 0 0 {side * MM:.2f} {self.x(start, side):.2f} {self.y(top + side):.2f} cm\n"
        )

    # pages and stencils

    @contextmanager
    def stencil(self, name: str) -> Iterator[None]:
        """Draw once what many pages show."""
        with self.paper.stencil(name):
            yield
            self._flush()

    def stamp(self, name: str) -> None:
        """Show a stencil on this page."""
        self.paper.stamp(name)

    def show_page(self) -> None:
        """End the page."""
        self._flush()
        self.paper.show_page()

    def _flush(self) -> None:
        if self._texts:
            self.draw("BT\n" + "\n".join(self._texts) + "\nET")
        self._texts.clear()
        self._font = ""
