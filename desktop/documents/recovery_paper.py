"""Prints the key that opens the office's secrets when its computer is lost: two copies, to be sealed."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.key_digits import draw_symbol
from desktop.documents.key_frame import MARGIN, WIDTH, draw_fact, draw_head, draw_steps
from desktop.documents.pdf_file import A4, pdf_file
from desktop.documents.pen import Align, Pen, Room
from desktop.documents.signing import signature_boxes
from desktop.documents.typography import Style
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.key_paper import RECOVERY_PREFIX, RecoverySheet, recovery_groups
from desktop.models.paper import Signature, grouped
from desktop.progress import Progress

_COPIES = 2
_COLUMNS = 5
_CELL_HEIGHT = 14.0
_SYMBOL_SIDE = 42.0
_STEPS = (
    N_(
        "Seal this paper in an envelope, sign across the flap, and keep it in a safe. Keep the two copies in "
        "two buildings."
    ),
    N_(
        "Whoever holds it and a copy of the office folder can read everything. Never photograph, copy or send "
        "it."
    ),
    N_(
        "To open the office on a new computer: choose the recovery paper in the sign-in window, then scan the "
        "symbol or type the ten groups in order, each from left to right."
    ),
    N_("The ten groups never contain the letters B, I and O or the digit 1; a ring is the digit zero."),
    N_(
        "If the envelope is found open or lost, make new keys in the program the same day; this paper then "
        "opens nothing new."
    ),
)


def render(sheet: RecoverySheet, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the recovery paper, a page for each copy."""
    title = tongue.text(N_("Recovery paper"))
    with pdf_file(out, size=A4, title=title, language=tongue.language) as paper:
        pen = Pen(paper, language=tongue.language, is_rtl=tongue.is_rtl)
        for copy in range(1, _COPIES + 1):
            progress.advance(copy - 1, _COPIES, N_("Printing the recovery paper"))
            _page(pen, tongue, sheet, copy)
            pen.show_page()
    progress.advance(_COPIES, _COPIES, N_("Printing the recovery paper"))


def _page(pen: Pen, tongue: Tongue, sheet: RecoverySheet, copy: int) -> None:
    text = tongue.text
    top = draw_head(
        pen,
        tongue,
        sheet.letterhead,
        title=text(N_("Recovery paper")),
        day=sheet.day,
        is_synthetic=sheet.is_synthetic,
    )
    which = text(N_("Secret. Copy {copy} of {copies}"), copy=copy, copies=_COPIES)
    pen.text(which, Room(MARGIN, top, WIDTH, 7), size=12, style=Style.STRONG, align=Align.CENTRE)
    top = draw_fact(pen, text(N_("Office")), sheet.office, top=top + 9)
    top = draw_fact(pen, text(N_("Office code")), layout.code(tongue, sheet.code), top=top)
    if sheet.fingerprint:
        digits = layout.code(tongue, " ".join(grouped(sheet.fingerprint)))
        top = draw_fact(pen, text(N_("Card digits")), digits, top=top)
    _groups(pen, tongue, sheet.secret, top + 3)
    top += 3 + 2 * _CELL_HEIGHT + 11
    symbol = Room(MARGIN + (WIDTH - _SYMBOL_SIDE) / 2, top, _SYMBOL_SIDE, _SYMBOL_SIDE)
    draw_symbol(pen, sheet.secret, symbol, error="H")
    top = draw_steps(pen, tongue, [text(step) for step in _STEPS], top=top + _SYMBOL_SIDE + 3)
    people = (Signature(post=text(N_("Sealed by"))), Signature(post=text(N_("Witnessed by"))))
    signature_boxes(pen, tongue, people, Room(MARGIN + 20, top + 3, WIDTH - 40, 32))


def _groups(pen: Pen, tongue: Tongue, secret: str, top: float) -> None:
    """Draw the key in numbered cells that read from left to right on every paper."""
    width = WIDTH / _COLUMNS
    prefix = Room(MARGIN, top, WIDTH, 7)
    pen.text(RECOVERY_PREFIX, prefix, size=12, style=Style.STRONG, align=Align.CENTRE)
    for n, group in enumerate(recovery_groups(secret)):
        row, column = divmod(n, _COLUMNS)
        if pen.is_rtl:
            column = _COLUMNS - 1 - column
        cell = Room(MARGIN + column * width, top + 8 + row * _CELL_HEIGHT, width, _CELL_HEIGHT)
        pen.pencil(0.6)
        pen.box(cell)
        number = tongue.digits(str(n + 1))
        pen.text(number, cell._replace(height=5).inset(1), size=7.5, align=Align.CENTRE)
        value = cell.below(4.2)._replace(height=_CELL_HEIGHT - 5)
        pen.text(group, value.inset(1), size=15, style=Style.STRONG, align=Align.CENTRE)
