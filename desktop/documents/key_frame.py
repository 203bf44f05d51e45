"""The head that the two papers about keys share, and the numbered lines that say what to do with them."""

from collections.abc import Sequence
from datetime import date

from desktop.documents import layout
from desktop.documents.pdf_file import MM
from desktop.documents.pen import Align, Pen, Room
from desktop.documents.typography import Fitted, Style
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.paper import Letterhead

MARGIN = 20.0
WIDTH = 170.0
_LINE = 5.6


def draw_head(
    pen: Pen, tongue: Tongue, head: Letterhead, *, title: str, day: date, is_synthetic: bool
) -> float:
    """Draw letterhead, date, title and banner; return where the paper goes on."""
    layout.letterhead(pen, head, Room(MARGIN, 14, 110, 5))
    facts = [tongue.text(N_("Date: {day}"), day=day)]
    layout.facts(pen, facts, Room(MARGIN + 125, 14, 45, 5))
    if head.is_iranian:
        room = Room(MARGIN, 12, WIDTH, 6)
        pen.text(layout.INVOCATION, room, size=11, style=Style.STRONG, align=Align.CENTRE)
    pen.text(title, Room(MARGIN, 42, WIDTH, 11), size=21, style=Style.TITLE, align=Align.CENTRE)
    banners = layout.banners(tongue, is_synthetic=is_synthetic)
    layout.banner_row(pen, banners, Room(MARGIN, 55, WIDTH, 5))
    return 62.0


def draw_steps(pen: Pen, tongue: Tongue, steps: Sequence[str], *, top: float, size: float = 10.0) -> float:
    """Write numbered sentences below each other and return where they end."""
    for n, step in enumerate(steps, 1):
        number = Room(MARGIN, top, 8, _LINE)
        pen.text(f"{tongue.digits(str(n))}.", number, size=size, style=Style.STRONG)
        for line in pen.faces[Style.TEXT].wrap(step, size, (WIDTH - 8) * MM):
            pen.put(Fitted((line,), size), Room(MARGIN + 8, top, WIDTH - 8, _LINE))
            top += _LINE
        top += 1.2
    return top


def draw_fact(pen: Pen, label: str, value: str, *, top: float) -> float:
    """Write a label and its value on one line and return where the next begins."""
    pen.text(label, Room(MARGIN, top, 45, 7), size=10, style=Style.STRONG)
    pen.text(value, Room(MARGIN + 45, top, WIDTH - 45, 7), size=10.5)
    return top + 7
