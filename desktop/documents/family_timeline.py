"""Prints the timeline of one family: who it is, what happened when by two calendars and by whom, and who signs."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.flow import print_flow
from desktop.documents.letter import Letter, Measures, letter_flow, numbered, sign
from desktop.documents.list_form import posts
from desktop.documents.pen import Pen
from desktop.documents.quantities import code
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.timeline_paper import FamilyTimeline
from desktop.models.timeline_words import from_whom, kind_words, particulars, second_calendar, second_date
from desktop.progress import Progress

_MEASURES = Measures(margin=16.0, middle=(0.37, 0.28), sizes=(12.5, 10.5, 10.0))
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
        self._paper, self._tongue = paper, tongue
        self._letter = Letter(
            letterhead=paper.letterhead,
            stamp=paper.stamp,
            title=tongue.text(_TITLE),
            facts=numbered(tongue, paper.letterhead, paper.stamp, paper.at.astimezone().date()),
            measures=_MEASURES,
        )
        self._flow = letter_flow(self._letter, tongue, pen, pages)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        self._family()
        self._events()
        paper, tongue = self._paper, self._tongue
        signatures = paper.signatures or posts(tongue, _POSTS)
        sign(self._letter, tongue, self._flow, signatures, said=self._remarks())
        return self._flow.end()

    def _family(self) -> None:
        paper, tongue = self._paper, self._tongue
        facts = (
            (N_("Head of the household"), isolated(paper.head)),
            (N_("National ID"), code(tongue, paper.national_id)),
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

    def _remarks(self) -> list[str]:
        paper, tongue = self._paper, self._tongue
        count = len(paper.events)
        said = []
        if count:
            said.append(tongue.plural("{n} event, the newest first.", "{n} events, the newest first.", count))
        if not paper.is_whole:
            said.append(tongue.text(N_("Only some of the events were asked for; others may be on record.")))
        if paper.hidden:
            words = tongue.plural(
                "The words of {n} event are left out of this paper: they are sensitive.",
                "The words of {n} events are left out of this paper: they are sensitive.",
                paper.hidden,
            )
            said.append(words)
        said.append(tongue.text(N_("This paper was printed by {person}."), person=isolated(paper.printed_by)))
        return said
