"""Prints the timeline of one family: who it is, what happened when by two calendars and by whom, and who signs."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.flow import Flow, print_flow
from desktop.documents.layout import Heading
from desktop.documents.list_form import posts
from desktop.documents.pen import Pen, Room
from desktop.documents.qr import symbol
from desktop.documents.quantities import identity, isolated
from desktop.documents.signing import signatures_and_seal
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.paper import page_code
from desktop.models.timeline_paper import FamilyTimeline
from desktop.models.timeline_words import from_whom, kind_words, particulars, second_calendar, second_date
from desktop.progress import Progress

_MARGIN = 16.0
_BOTTOM = 280.0
_TOP = 12.0
_HEAD_HEIGHT = 26.0
_SIGNING_HEIGHT = 36.0
_QR_SIDE = 19.0
_SIZES = {"ar": 12.5, "fa": 10.5}
_SHARES = (0.12, 0.12, 0.13, 0.39, 0.24)
_TITLE = N_("Timeline of a family")
_PRINTING = N_("Printing the timeline")
_POSTS = (N_("Social worker"), N_("Head of the office"))


def render(paper: FamilyTimeline, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the timeline."""
    progress.advance(0, 1, _PRINTING)
    print_flow(
        out,
        title=f"{tongue.text(_TITLE)} {paper.stamp.number}",
        tongue=tongue,
        compose=lambda pen, pages: _TimelinePrinter(paper, tongue, pen, pages).run(),
    )
    progress.advance(1, 1, _PRINTING)


class _TimelinePrinter:
    """Sets one paper."""

    def __init__(self, paper: FamilyTimeline, tongue: Tongue, pen: Pen, pages: int) -> None:
        self._paper, self._tongue, self._pen, self._pages = paper, tongue, pen, pages
        size = _SIZES.get(tongue.language, 10.0)
        self._flow = Flow(pen, margin=_MARGIN, bottom=_BOTTOM, frame=self._frame, size=size)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        self._family()
        self._events()
        self._remarks()
        self._signatures()
        return self._flow.end()

    def _frame(self, page: int) -> float:
        pen, tongue, stamp = self._pen, self._tongue, self._paper.stamp
        width = pen.width - 2 * _MARGIN
        layout.letterhead(pen, self._paper.letterhead, Room(_MARGIN, _TOP, 0.36 * width, 5))
        heading = Heading(
            title="",
            banners=layout.banners(tongue, is_synthetic=stamp.is_synthetic),
            has_invocation=self._paper.letterhead.is_iranian,
        )
        facts = [
            tongue.text(N_("Number: {number}"), number=layout.code(tongue, stamp.number)),
            tongue.text(N_("Date: {day}"), day=self._paper.at.astimezone().date()),
            tongue.text(N_("Page {page} of {pages}"), page=page, pages=self._pages),
        ]
        layout.facts(pen, facts, Room(_MARGIN + 0.66 * width, _TOP, 0.34 * width - _QR_SIDE - 3, 5))
        code = symbol(page_code(stamp, page))
        pen.symbol(code, start=_MARGIN + width - _QR_SIDE, top=_TOP, side=_QR_SIDE)
        layout.heading(pen, heading, Room(_MARGIN + 0.36 * width, _TOP, 0.27 * width, _HEAD_HEIGHT))
        layout.footer(pen, tongue, stamp, Room(_MARGIN, 286, width, 3.5))
        top = _TOP + _HEAD_HEIGHT + 2
        if page > 1:
            return top
        layout.title(pen, tongue.text(_TITLE), Room(_MARGIN, top, width, 10))
        return top + 13

    def _family(self) -> None:
        paper, tongue = self._paper, self._tongue
        facts = (
            (N_("Head of the household"), isolated(paper.head)),
            (N_("National ID"), identity(tongue, paper.national_id, is_masked=False)),
            (N_("File number"), layout.code(tongue, paper.code)),
            (N_("Village or quarter"), isolated(paper.place) if paper.place else ""),
            (N_("Number of members"), tongue.number(paper.members)),
        )
        rows = [(tongue.text(label), value) for label, value in facts if value]
        self._flow.table([share * self._flow.width for share in (0.3, 0.7)], rows)

    def _events(self) -> None:
        paper, tongue, flow = self._paper, self._tongue, self._flow
        if not paper.events:
            flow.paragraph(tongue.text(N_("Nothing is on record yet.")))
            return
        head = (N_("Date"), second_calendar(tongue), N_("Event"), N_("Particulars"), N_("From whom"))
        rows = [
            (
                tongue.date(event.day),
                second_date(tongue, event.day),
                kind_words(tongue, event.kind),
                particulars(tongue, event),
                isolated(from_whom(event)),
            )
            for event in paper.events
        ]
        widths = [share * flow.width for share in _SHARES]
        flow.table(widths, rows, head=[tongue.text(word) for word in head])

    def _remarks(self) -> None:
        paper, tongue, flow = self._paper, self._tongue, self._flow
        events = tongue.plural(
            "{n} event, the newest first.", "{n} events, the newest first.", len(paper.events)
        )
        flow.paragraph(events)
        if not paper.is_whole:
            flow.paragraph(
                tongue.text(N_("Only some kinds of events were asked for; others may be on record."))
            )
        if paper.hidden:
            words = tongue.plural(
                "The words of {n} event are left out of this paper: they are sensitive.",
                "The words of {n} events are left out of this paper: they are sensitive.",
                paper.hidden,
            )
            flow.paragraph(words)
        printed = tongue.text(N_("This paper was printed by {person}."), person=isolated(paper.printed_by))
        flow.paragraph(printed)

    def _signatures(self) -> None:
        paper, flow = self._paper, self._flow
        flow.gap(3)
        signatures_and_seal(
            self._pen,
            self._tongue,
            paper.signatures or posts(self._tongue, _POSTS),
            flow.room(_SIGNING_HEIGHT),
            is_iranian=paper.letterhead.is_iranian,
        )
