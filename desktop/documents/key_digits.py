"""Draws the forty digits of a card in eight cells that read from left to right on every paper, and its QR."""

from desktop.documents.pen import Align, Pen, Room
from desktop.documents.qr import symbol
from desktop.documents.typography import Style
from desktop.i18n.tongue import Tongue
from desktop.models.paper import grouped

_COLUMNS = 4
_CELL = 20.0
_ROW = 8.0


def draw_digits(pen: Pen, tongue: Tongue, digits: str, *, start: float, top: float) -> None:
    """Draw the cells; the first group stands at the left even on a page that runs from the right."""
    for n, group in enumerate(grouped(digits)):
        row, column = divmod(n, _COLUMNS)
        if pen.is_rtl:
            column = _COLUMNS - 1 - column
        cell = Room(start + column * _CELL, top + row * _ROW, _CELL, _ROW)
        pen.pencil(0.5)
        pen.box(cell)
        pen.text(tongue.code(group), cell.inset(1), size=12, style=Style.STRONG, align=Align.CENTRE)


def draw_symbol(pen: Pen, text: str, room: Room, *, error: str = "M") -> None:
    """Draw the QR of a text as a square in a room, with its quiet zone inside."""
    made = symbol(text, error=error)
    side = min(room.width, room.height)
    quiet = side * 4 / (made.side + 8)
    pen.symbol(made, start=room.start + quiet, top=room.top + quiet, side=side - 2 * quiet)
