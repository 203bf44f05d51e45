"""Prints a match sheet: two files side by side, what speaks for and against one person, and who decides."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.flow import Flow, print_flow
from desktop.documents.layout import Heading
from desktop.documents.pen import Pen, Room
from desktop.documents.qr import symbol
from desktop.documents.quantities import isolated
from desktop.documents.signing import SEAL, SEAL_RADIUS, STATE_SEAL, seal_place, signature_boxes
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.match_paper import MatchSheet
from desktop.models.paper import page_code
from desktop.progress import Progress

_MARGIN = 18.0
_BOTTOM = 280.0
_TOP = 12.0
_HEAD_HEIGHT = 28.0
_SIGNING_HEIGHT = 36.0
_QR_SIDE = 19.0
_SIZES = {"ar": 10.5, "fa": 9.5}
_BOX = 8.0  # the place for a tick
_PRINTING = N_("Printing the match sheet")
_OPENING = N_(
    "These two files may belong to one person. The likelihood is worked out from the list itself; it decides "
    "nothing. Compare both identity cards, then mark and sign."
)
_ANSWERS = (
    N_("They are one person: merge the files."),
    N_("They are two persons."),
    N_("It cannot be decided yet; needed is: …"),
)


def render(sheet: MatchSheet, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the sheet."""
    progress.advance(0, 1, _PRINTING)
    print_flow(
        out,
        title=_title(tongue),
        tongue=tongue,
        compose=lambda pen, pages: _SheetPrinter(sheet, tongue, pen, pages).run(),
    )
    progress.advance(1, 1, _PRINTING)


def _title(tongue: Tongue) -> str:
    return tongue.text(N_("Match sheet of two files"))


class _SheetPrinter:
    """Sets one paper."""

    def __init__(self, sheet: MatchSheet, tongue: Tongue, pen: Pen, pages: int) -> None:
        self._sheet, self._tongue, self._pen, self._pages = sheet, tongue, pen, pages
        size = _SIZES.get(tongue.language, 10.0)
        self._flow = Flow(pen, margin=_MARGIN, bottom=_BOTTOM, frame=self._frame, size=size)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        sheet, flow, text = self._sheet, self._flow, self._tongue.text
        flow.paragraph(text(_OPENING))
        heads = ("", *(text(N_("File {number}"), number=one) for one in sheet.files))
        rows = [heads, *((label, isolated(one), isolated(other)) for label, one, other in sheet.rows)]
        flow.table([0.2 * flow.width, 0.4 * flow.width, 0.4 * flow.width], rows)
        likely = text(N_("Likelihood of one person: {n} in {all}"), n=sheet.likely or 0, all=100)
        flow.heading(text(N_("Comparison")) if sheet.likely is None else likely)
        flow.paragraph(" ".join((sheet.verdict, *sheet.reasons)))
        if sheet.said:
            flow.heading(text(N_("Decisions so far")))
            flow.paragraph(" · ".join(sheet.said))
        flow.heading(text(N_("Decision")))
        flow.table([_BOX, flow.width - _BOX], [("", text(answer)) for answer in _ANSWERS])
        self._sign()
        return flow.end()

    def _frame(self, page: int) -> float:
        pen, tongue, stamp = self._pen, self._tongue, self._sheet.stamp
        width = pen.width - 2 * _MARGIN
        head = self._sheet.letterhead
        layout.letterhead(pen, head, Room(_MARGIN, _TOP, 0.4 * width, 5))
        banners = layout.banners(tongue, is_synthetic=stamp.is_synthetic, copy=stamp.copy)
        middle = Heading(title="", banners=banners, has_invocation=head.is_iranian)
        layout.heading(pen, middle, Room(_MARGIN + 0.35 * width, _TOP, 0.3 * width, _HEAD_HEIGHT))
        facts = [
            tongue.text(N_("Pair number: {number}"), number=layout.code(tongue, stamp.number)),
            tongue.text(N_("Page {page} of {pages}"), page=page, pages=self._pages),
        ]
        layout.facts(pen, facts, Room(_MARGIN + 0.66 * width, _TOP, 0.34 * width - _QR_SIDE - 3, 5))
        pen.symbol(symbol(page_code(stamp, page)), start=_MARGIN + width - _QR_SIDE, top=_TOP, side=_QR_SIDE)
        layout.footer(pen, tongue, stamp, Room(_MARGIN, 286, width, 3.5))
        top = _TOP + _HEAD_HEIGHT + 3
        if page > 1:
            return top
        layout.title(pen, _title(tongue), Room(_MARGIN, top, width, 10))
        return top + 15

    def _sign(self) -> None:
        flow, sheet = self._flow, self._sheet
        flow.gap(4)
        room = flow.room(_SIGNING_HEIGHT)
        signature_boxes(self._pen, self._tongue, list(sheet.signatures[:2]), room._replace(width=110))
        label = SEAL if sheet.letterhead.is_iranian else STATE_SEAL
        centre = _MARGIN + flow.width - SEAL_RADIUS
        seal_place(self._pen, self._tongue, label, start=centre, top=room.top + room.height / 2)
