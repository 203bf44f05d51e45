"""Prints the notice of an office of one person, to be signed by its head and posted for a day."""

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
from desktop.models.notice_paper import DelayNotice
from desktop.models.paper import page_code
from desktop.progress import Progress

_MARGIN = 20.0
_BOTTOM = 280.0
_TOP = 12.0
_HEAD_HEIGHT = 28.0
_SIGNING_HEIGHT = 36.0
_QR_SIDE = 19.0
_SIZES = {"ar": 13.0, "fa": 11.0}
_OPENING = N_(
    "One person works in this office, so nobody else can agree to what is named below. In place of a second "
    "person's word it is made known by this notice and carried out not before a whole day has passed."
)
_LAST = N_(
    "Only one person is left in this office, so nobody else can agree to what is named below. In place of a second "
    "person's word it is made known by this notice and carried out not before a whole week has passed."
)
_WHEN = N_("It may be carried out from {due} on, and not before.")
_OBJECTION = N_(
    "Whoever knows a reason against it tells the head of the office before that time. The head of the office "
    "can have the request withdrawn."
)
_POSTED = N_("Signed by the head of the office and posted where visitors and staff can read it.")


def render(notice: DelayNotice, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the notice."""
    progress.advance(0, 1, N_("Printing the notice"))
    print_flow(
        out,
        title=_title(notice, tongue),
        tongue=tongue,
        compose=lambda pen, pages: _NoticePrinter(notice, tongue, pen, pages).run(),
    )
    progress.advance(1, 1, N_("Printing the notice"))


def _title(notice: DelayNotice, tongue: Tongue) -> str:
    return tongue.text(N_("Notice of request {number}"), number=layout.code(tongue, notice.stamp.number))


class _NoticePrinter:
    """Sets one paper."""

    def __init__(self, notice: DelayNotice, tongue: Tongue, pen: Pen, pages: int) -> None:
        self._notice, self._tongue, self._pen, self._pages = notice, tongue, pen, pages
        size = _SIZES.get(tongue.language, 10.5)
        self._flow = Flow(pen, margin=_MARGIN, bottom=_BOTTOM, frame=self._frame, size=size)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        notice, flow, text = self._notice, self._flow, self._tongue.text
        flow.paragraph(text(_LAST if notice.is_last else _OPENING))
        flow.heading(text(notice.kind))
        rows = [(text(N_("About")), isolated(notice.subject)), *notice.facts, *self._persons()]
        flow.table([0.3 * flow.width, 0.7 * flow.width], rows)
        flow.paragraph(text(notice.effect))
        flow.heading(text(_WHEN, due=self._moment()))
        flow.paragraph(text(_OBJECTION))
        flow.paragraph(text(_POSTED))
        self._signature()
        return flow.end()

    def _persons(self) -> list[tuple[str, str]]:
        notice, tongue = self._notice, self._tongue
        return [
            (tongue.text(N_("Asked by")), isolated(notice.asked_by)),
            (tongue.text(N_("Asked on")), tongue.moment(notice.asked_at)),
            (tongue.text(N_("Posted on")), tongue.moment(notice.posted_at)),
        ]

    def _moment(self) -> str:
        return isolated(self._tongue.moment(self._notice.due_at))

    def _frame(self, page: int) -> float:
        pen, tongue, stamp = self._pen, self._tongue, self._notice.stamp
        width = pen.width - 2 * _MARGIN
        head = self._notice.letterhead
        layout.letterhead(pen, head, Room(_MARGIN, _TOP, 0.4 * width, 5))
        banners = layout.banners(tongue, is_synthetic=stamp.is_synthetic, copy=stamp.copy)
        middle = Heading(title="", banners=banners, has_invocation=head.is_iranian)
        layout.heading(pen, middle, Room(_MARGIN + 0.35 * width, _TOP, 0.3 * width, _HEAD_HEIGHT))
        facts = [
            tongue.text(N_("Request number: {number}"), number=layout.code(tongue, stamp.number)),
            tongue.text(N_("Date: {day}"), day=self._notice.posted_at.astimezone().date()),
            tongue.text(N_("Page {page} of {pages}"), page=page, pages=self._pages),
        ]
        layout.facts(pen, facts, Room(_MARGIN + 0.66 * width, _TOP, 0.34 * width - _QR_SIDE - 3, 5))
        pen.symbol(symbol(page_code(stamp, page)), start=_MARGIN + width - _QR_SIDE, top=_TOP, side=_QR_SIDE)
        layout.footer(pen, tongue, stamp, Room(_MARGIN, 286, width, 3.5))
        top = _TOP + _HEAD_HEIGHT + 3
        if page > 1:
            return top
        layout.title(pen, _title(self._notice, tongue), Room(_MARGIN, top, width, 10))
        return top + 15

    def _signature(self) -> None:
        flow, head = self._flow, self._notice.head
        flow.gap(4)
        room = flow.room(_SIGNING_HEIGHT)
        signature_boxes(self._pen, self._tongue, [head], room._replace(width=80))
        label = SEAL if self._notice.letterhead.is_iranian else STATE_SEAL
        centre = _MARGIN + flow.width - SEAL_RADIUS
        seal_place(self._pen, self._tongue, label, start=centre, top=room.top + room.height / 2)
