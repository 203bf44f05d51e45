"""The frame of papers of running text: letterhead, facts, symbol, title and foot, the same on each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents import layout
from desktop.documents.flow import Flow
from desktop.documents.layout import Heading
from desktop.documents.pen import Pen, Room
from desktop.documents.qr import symbol
from desktop.documents.signing import signatures_and_seal
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.paper import Letterhead, Signature, Stamp, page_code

MARGIN = 18.0
_BOTTOM = 280.0
_TOP = 12.0
_HEAD_HEIGHT = 26.0
_SIGNING_HEIGHT = 36.0
_QR_SIDE = 19.0
_SIZES = {"ar": 13.0, "fa": 10.5}  # of the running text, in points: Amiri runs small


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What the frame of one paper says; `facts` stand above the count of pages."""

    letterhead: Letterhead
    stamp: Stamp
    title: str
    facts: Sequence[str]


def letter_flow(letter: Letter, tongue: Tongue, pen: Pen, pages: int) -> Flow:
    """Return the flow of a paper whose every page has its frame, the first one the title as well."""
    return Flow(
        pen,
        margin=MARGIN,
        bottom=_BOTTOM,
        frame=lambda page: _frame(letter, tongue, pen, page, pages),
        size=_SIZES.get(tongue.language, 10.0),
    )


def sign(letter: Letter, tongue: Tongue, flow: Flow, signatures: Sequence[Signature]) -> None:
    """End a paper with the places to sign and that of the seal."""
    flow.gap(3)
    signatures_and_seal(
        flow.pen,
        tongue,
        signatures,
        flow.room(_SIGNING_HEIGHT),
        is_iranian=letter.letterhead.is_iranian,
    )


def _frame(letter: Letter, tongue: Tongue, pen: Pen, page: int, pages: int) -> float:
    stamp, width = letter.stamp, pen.width - 2 * MARGIN
    layout.letterhead(pen, letter.letterhead, Room(MARGIN, _TOP, 0.36 * width, 5))
    heading = Heading(
        title="",
        banners=layout.banners(tongue, is_synthetic=stamp.is_synthetic, copy=stamp.copy),
        has_invocation=letter.letterhead.is_iranian,
    )
    facts = [*letter.facts, tongue.text(N_("Page {page} of {pages}"), page=page, pages=pages)]
    layout.facts(pen, facts, Room(MARGIN + 0.66 * width, _TOP, 0.34 * width - _QR_SIDE - 3, 5))
    pen.symbol(symbol(page_code(stamp, page)), start=MARGIN + width - _QR_SIDE, top=_TOP, side=_QR_SIDE)
    layout.heading(pen, heading, Room(MARGIN + 0.33 * width, _TOP, 0.33 * width, _HEAD_HEIGHT))
    layout.footer(pen, tongue, stamp, Room(MARGIN, 286, width, 3.5))
    top = _TOP + _HEAD_HEIGHT + 2
    if page > 1:
        return top
    layout.title(pen, letter.title, Room(MARGIN, top, width, 10))
    return top + 13
