"""Prints the notice of an office of one person, to be signed by its head and posted for a day."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.flow import print_flow
from desktop.documents.letter import POSTED, Letter, letter_flow, sign_beside_seal
from desktop.documents.pen import Pen
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.notice_paper import DelayNotice
from desktop.progress import Progress

_OPENING = N_(
    "One person works in this office, so nobody else can agree to what is named below. In place of a second "
    "person's word it is made known by this notice and carried out not before a whole day has passed."
)
_LAST = N_(
    "Only one person is left in this office, so nobody else can agree to what is named below. In place of a second "
    "person's word it is made known by this notice and carried out not before a whole week has passed."
)
_WHEN = N_("It may be carried out from {time} on {day} on, and not before.")
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
        self._notice, self._tongue = notice, tongue
        number = layout.code(tongue, notice.stamp.number)
        self._letter = Letter(
            letterhead=notice.letterhead,
            stamp=notice.stamp,
            title=_title(notice, tongue),
            facts=(
                tongue.text(N_("Request number: {number}"), number=number),
                tongue.text(N_("Date: {day}"), day=notice.posted_at.astimezone().date()),
            ),
            measures=POSTED,
        )
        self._flow = letter_flow(self._letter, tongue, pen, pages)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        notice, flow, text = self._notice, self._flow, self._tongue.text
        flow.paragraph(text(_LAST if notice.is_last else _OPENING))
        flow.heading(text(notice.kind))
        rows = [(text(N_("About")), isolated(notice.subject)), *notice.facts, *self._persons()]
        flow.table([0.3 * flow.width, 0.7 * flow.width], rows)
        flow.paragraph(text(notice.effect))
        due = notice.due_at.astimezone()
        flow.heading(text(_WHEN, time=self._tongue.time(due), day=due.date()))
        said = (text(_OBJECTION), text(_POSTED))
        sign_beside_seal(self._letter, self._tongue, flow, [notice.head], width=80, said=said)
        return flow.end()

    def _persons(self) -> list[tuple[str, str]]:
        notice, tongue = self._notice, self._tongue
        return [
            (tongue.text(N_("Asked by")), isolated(notice.asked_by)),
            (tongue.text(N_("Asked on")), tongue.moment(notice.asked_at)),
            (tongue.text(N_("Posted on")), tongue.moment(notice.posted_at)),
        ]
