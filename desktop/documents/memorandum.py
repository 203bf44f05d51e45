"""Prints a memorandum between two to six parties: clauses, signatures, and the annexes that bind data and keys."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.annexes import contacts_annex, data_annex, keys_annex, timetable_annex
from desktop.documents.clauses import ModelText, clauses, field_values
from desktop.documents.flow import Flow, print_flow
from desktop.documents.pdf_file import MM
from desktop.documents.pen import Align, Pen, Room
from desktop.documents.signing import SEAL, SEAL_RADIUS, dotted, seal_place
from desktop.documents.typography import Style
from desktop.errors import BadInputError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.memorandum_paper import MemorandumPaper, Party
from desktop.progress import Progress

_MARGIN = 20.0
_BOTTOM = 266.0
_HEAD_TOP = 12.0
_NEXT_TOP = 26.0
_RUNNING_TITLE = 68.0  # the room of the title on further pages; banners stand beside it
_FEWEST_PARTIES, _MOST_PARTIES = 2, 6
_BOX_HEIGHT = 46.0
_LAST_CLAUSE = 24.0  # its title and a few lines: it goes to the next page with the signatures
_ABOUT_LINE, _MOST_ABOUT = 5.0, 3  # what it is about, under its title
_NO_NUMBER = "............"  # a draft has none yet
_SIZES = {"ar": 13.0, "fa": 10.5}


def render(paper: MemorandumPaper, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print a memorandum.

    Raises:
        BadInputError: It has fewer than two or more than six parties.
    """
    if not _FEWEST_PARTIES <= len(paper.parties) <= _MOST_PARTIES:
        raise BadInputError(
            N_("A memorandum is made between two to six parties. Add or remove a party."), code="E_PARTIES"
        )
    text = ModelText.read(tongue.language)
    progress.advance(0, 1, N_("Printing the memorandum"))
    title = text.sentence("title", {"number": paper.number})
    print_flow(
        out,
        title=title,
        tongue=tongue,
        compose=lambda pen, pages: _MemorandumPrinter(paper, tongue, text, pen, pages).run(),
    )
    progress.advance(1, 1, N_("Printing the memorandum"))


class _MemorandumPrinter:
    """Sets one memorandum."""

    def __init__(self, paper: MemorandumPaper, tongue: Tongue, text: ModelText, pen: Pen, pages: int) -> None:
        self._paper = paper
        self._tongue = tongue
        self._text = text
        self._pen = pen
        self._pages = pages
        self._number = tongue.code(paper.number) if paper.number else _NO_NUMBER
        self._values = field_values(paper, text, tongue)
        size = _SIZES.get(tongue.language, 10.0)
        self._flow = Flow(pen, margin=_MARGIN, bottom=_BOTTOM, frame=self._frame, size=size)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        self._opening()
        agreed = list(clauses(self._paper, self._text, self._tongue))
        for number, clause in enumerate(agreed, 1):
            if number == len(agreed):  # nobody signs a page without words
                self._flow.need(_LAST_CLAUSE + _BOX_HEIGHT + 6)
            self._flow.heading(self._text.clause_title(number, clause.title, self._tongue))
            for paragraph in clause.paragraphs:
                self._flow.paragraph(paragraph)
        self._signatures()
        self._flow.turn()
        parties = range(len(self._paper.parties))
        data_annex(self._flow, self._tongue, self._paper, [self._text.label(n) for n in parties])
        labels = [self._heading(n) for n in parties]
        keys_annex(self._flow, self._tongue, self._paper, labels)
        contacts_annex(self._flow, self._tongue, self._paper, labels)
        timetable_annex(self._flow, self._tongue, self._paper, labels)
        return self._flow.end()

    # the frame of each page

    def _frame(self, page: int) -> float:
        self._foot(page)
        return self._first_head() if page == 1 else self._next_head()

    def _first_head(self) -> float:
        pen, paper, tongue = self._pen, self._paper, self._tongue
        width = pen.width - 2 * _MARGIN
        layout.letterhead(pen, paper.letterhead, Room(_MARGIN, _HEAD_TOP, 0.55 * width, 5))
        facts = [
            tongue.text(N_("Memorandum number: {number}"), number=self._number),
            tongue.text(N_("Edition: {edition}"), edition=paper.edition),
            tongue.text(N_("Date: {day}"), day=paper.day),
        ]
        if paper.letterhead.is_iranian:
            facts.append(tongue.text(N_("Attachment: yes")))
        layout.facts(pen, facts, Room(_MARGIN + 0.68 * width, _HEAD_TOP, 0.32 * width, 5))
        top = _HEAD_TOP + 5 * max(len(facts), len(paper.letterhead.lines[:5])) + 2
        if paper.letterhead.is_iranian:
            room = Room(_MARGIN, _HEAD_TOP, width, 6)
            pen.text(layout.INVOCATION, room, size=11, style=Style.STRONG, align=Align.CENTRE)
        title = self._text.sentence("title", {"number": self._number})
        layout.title(pen, title, Room(_MARGIN, top, width, 10))
        top += 10.5
        if paper.title:
            about = self._text.sentence("about", self._values)
            fitted = pen.faces[Style.STRONG].fit(about, 11, width * MM, most_lines=_MOST_ABOUT)
            room = Room(_MARGIN, top, width, 2 + _ABOUT_LINE * len(fitted.lines))
            pen.put(fitted, room, style=Style.STRONG, align=Align.CENTRE)
            top += room.height + 0.5
        return self._banner(top)

    def _next_head(self) -> float:
        pen, width = self._pen, self._pen.width - 2 * _MARGIN
        title = self._text.sentence("title", {"number": self._number})
        pen.text(title, Room(_MARGIN, _HEAD_TOP, _RUNNING_TITLE, 6), size=9, style=Style.STRONG)
        pen.pencil(0.5, 0.4)
        pen.rule(_MARGIN, _HEAD_TOP + 6.5, _MARGIN + width, _HEAD_TOP + 6.5)
        self._banner(_HEAD_TOP + 0.3, beside=_RUNNING_TITLE)
        return _NEXT_TOP - 4

    def _banner(self, top: float, *, beside: float = 0.0) -> float:
        said = layout.banners(
            self._tongue, is_synthetic=self._paper.is_synthetic, is_draft=self._paper.is_draft
        )
        width = self._pen.width - 2 * _MARGIN - beside
        layout.banner_row(self._pen, said, Room(_MARGIN + beside, top, width, 5))
        return top + (7 if said else 1)

    def _foot(self, page: int) -> None:
        pen, tongue, paper = self._pen, self._tongue, self._paper
        width = pen.width - 2 * _MARGIN
        self._initials(268.5)
        pen.pencil(0.5, 0.4)
        pen.rule(_MARGIN, 282, _MARGIN + width, 282)
        third = width / 3
        room = Room(_MARGIN, 283, third * 1.25, 5)
        if not paper.is_draft:
            terms = layout.check_digits(tongue, paper.terms_digest)
            pen.text(tongue.text(N_("Terms: {digits}"), digits=terms), room, size=7.5, style=Style.STRONG)
        line = tongue.text(N_("Page {page} of {pages}"), page=page, pages=self._pages)
        centre = Room(_MARGIN + third * 1.25, 283, third * 0.5, 5)
        pen.text(line, centre, size=7.5, align=Align.CENTRE)
        if paper.journal_head:
            journal = tongue.text(
                N_("Journal: {digits}"), digits=layout.check_digits(tongue, paper.journal_head)
            )
            last = Room(_MARGIN + third * 1.75, 283, third * 1.25, 5)
            pen.text(journal, last, size=7.5, align=Align.END)

    def _initials(self, top: float) -> None:
        """Draw a small box a party: every page is initialled, so that none can be exchanged."""
        pen, count = self._pen, len(self._paper.parties)
        width = min(40.0, (pen.width - 2 * _MARGIN) / count)
        start = _MARGIN + (pen.width - 2 * _MARGIN - width * count) / 2
        for n in range(count):
            label = self._tongue.text(N_("Initials, {party}:"), party=self._text.label(n))
            box = Room(start + n * width, top, width, 11)
            pen.pencil(0.4, 0.5)
            pen.box(box)
            pen.text(label, Room(box.start + 1, top + 0.3, width - 2, 4), size=6.5)
        pen.pencil(0.5)

    # the body

    def _opening(self) -> None:
        paper, text, flow = self._paper, self._text, self._flow
        flow.gap(2)
        name = "opening_with_place" if paper.place else "opening"
        flow.paragraph(text.sentence(name, self._values))
        for n, party in enumerate(paper.parties):
            flow.paragraph(self._party_sentence(n, party), indent=4)
        flow.heading(str(text.parts["preamble_title"]))
        flow.paragraph(text.sentence("preamble", self._values))

    def _party_sentence(self, n: int, party: Party) -> str:
        values = {
            "ordinal": str(self._text.parts["ordinals"][n]),
            "label": self._text.label(n),
            "name": party.name,
            "address": party.address,
            "representative": party.representative,
            "post": party.post,
        }
        return self._text.sentence("party" if party.address else "party_without_address", values)

    def _heading(self, n: int) -> str:
        """Return the label of a party as it begins a line."""
        label = self._text.label(n)
        return label[:1].upper() + label[1:]

    def _signatures(self) -> None:
        """Draw a place to sign for each party, two in a row."""
        flow = self._flow
        flow.gap(3)
        width = (flow.width - 6) / 2
        for n in range(0, len(self._paper.parties), 2):
            room = flow.room(_BOX_HEIGHT + 3)
            for k, party in enumerate(self._paper.parties[n : n + 2]):
                place = Room(room.start + k * (width + 6), room.top, width, _BOX_HEIGHT)
                self._signature(self._heading(n + k), party, place)

    def _signature(self, label: str, party: Party, room: Room) -> None:
        pen, tongue = self._pen, self._tongue
        pen.pencil(0.5)
        pen.box(room)
        seal = 2 * SEAL_RADIUS + 2
        inner = Room(room.start + 2, room.top + 1, room.width - 4, 6)
        pen.text(label, inner, size=10, style=Style.STRONG, align=Align.CENTRE)
        pen.text(party.name, inner.below(6), size=9, style=Style.STRONG, align=Align.CENTRE, most_lines=2)
        lines = inner.below(13)._replace(width=inner.width - seal)
        for n, line in enumerate((party.representative, party.post)):
            pen.text(line, lines.below(n * 5.5), size=9, most_lines=2)
        dotted(pen, tongue.text(N_("Signature:")), lines.below(14), size=8)
        dotted(pen, tongue.text(N_("Date:")), lines.below(23), size=8)
        centre = room.start + room.width - SEAL_RADIUS - 2
        seal_place(pen, tongue, SEAL, start=centre, top=room.top + 29)
