"""Prints the office's public card: digits to read out to a partner, and the card itself as QR."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.key_digits import draw_digits, draw_symbol
from desktop.documents.key_frame import MARGIN, WIDTH, draw_fact, draw_head, draw_steps
from desktop.documents.pdf_file import A4, pdf_file
from desktop.documents.pen import Align, Pen, Room
from desktop.documents.signing import SEAL, SEAL_RADIUS, seal_place, signature_box
from desktop.documents.typography import Style
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.key_paper import CardSheet
from desktop.models.paper import Signature, Stamp
from desktop.progress import Progress

_SYMBOL_SIDE = 62.0
_STEPS = (
    N_("This card is public: it locks packages for this office and proves which packages come from it."),
    N_(
        "A partner takes it in by scanning the symbol or by opening the card file, then types all forty "
        "digits from this paper or from the memorandum."
    ),
    N_(
        "When the paper did not come by hand, call the telephone number in the memorandum, not one in a "
        "letter or message, and have the digits read out."
    ),
)


def render(sheet: CardSheet, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the card on one page."""
    text = tongue.text
    progress.advance(0, 1, N_("Printing the office card"))
    title = text(N_("Office card for data exchange"))
    with pdf_file(out, size=A4, title=title, language=tongue.language) as paper:
        pen = Pen(paper, language=tongue.language, is_rtl=tongue.is_rtl)
        top = draw_head(
            pen, tongue, sheet.letterhead, title=title, day=sheet.day, is_synthetic=sheet.is_synthetic
        )
        _body(pen, tongue, sheet, top)
        foot = Room(MARGIN, 286, WIDTH, 3.5)
        layout.footer(pen, tongue, Stamp(number=sheet.code, journal_head=sheet.journal_head), foot)
        pen.show_page()
    progress.advance(1, 1, N_("Printing the office card"))


def _body(pen: Pen, tongue: Tongue, sheet: CardSheet, top: float) -> None:
    text = tongue.text
    top = draw_fact(pen, text(N_("Office")), sheet.office, top=top + 2)
    top = draw_fact(pen, text(N_("Office code")), layout.code(tongue, sheet.code), top=top)
    if sheet.phone:
        top = draw_fact(pen, text(N_("Telephone")), layout.code(tongue, sheet.phone), top=top)
    label = text(N_("The forty digits of the card, read from left to right"))
    pen.text(label, Room(MARGIN, top + 4, WIDTH, 7), size=10, style=Style.STRONG, align=Align.CENTRE)
    draw_digits(pen, tongue, sheet.fingerprint, start=(pen.width - 80) / 2, top=top + 12)
    top += 33
    symbol = Room((pen.width - _SYMBOL_SIDE) / 2, top, _SYMBOL_SIDE, _SYMBOL_SIDE)
    draw_symbol(pen, sheet.card, symbol)
    top = draw_steps(pen, tongue, [text(step) for step in _STEPS], top=top + _SYMBOL_SIDE + 4)
    box = Room(MARGIN, top + 4, 75, 34)
    signature_box(pen, tongue, Signature(post=text(N_("Head of the office"))), box)
    seal_place(pen, tongue, SEAL, start=MARGIN + WIDTH - SEAL_RADIUS - 10, top=top + 21)
