"""Prints a report: the table with its sums, the sentences that say what the numbers mean, and who answers for it."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.flow import Flow, print_flow
from desktop.documents.layout import Heading
from desktop.documents.list_form import posts
from desktop.documents.pdf_file import A4, A4_LANDSCAPE
from desktop.documents.pen import Pen, Room
from desktop.documents.qr import symbol
from desktop.documents.quantities import isolated
from desktop.documents.signing import signatures_and_seal
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.paper import page_code
from desktop.models.report_paper import ReportPaper
from desktop.models.report_words import (
    cells_words,
    copy_words,
    facts,
    headings,
    row_words,
    title,
    total_words,
)
from desktop.progress import Progress

_MARGIN = 14.0
_TOP = 12.0
_HEAD_HEIGHT = 26.0
_SIGNING_HEIGHT = 36.0
_QR_SIDE = 19.0
_FOOT = 11.0
_SIZES = {"ar": 12.0, "fa": 10.5}
_MOST_UPRIGHT = 8  # columns; more want the page across
_LABEL_WIDTH = 2.6  # of a column of words, in widths of a column of numbers
_PRINTING = N_("Printing the report")
_POSTS = (N_("Prepared by"), N_("Head of the office"))


def render(paper: ReportPaper, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the report, across the page where it has many columns."""
    progress.advance(0, 1, _PRINTING)
    is_wide = len(paper.table.heads) + len(paper.table.columns) > _MOST_UPRIGHT
    print_flow(
        out,
        title=f"{title(tongue, paper.table.question)} {paper.stamp.number}",
        tongue=tongue,
        compose=lambda pen, pages: _ReportPrinter(paper, tongue, pen, pages).run(),
        size=A4_LANDSCAPE if is_wide else A4,
    )
    progress.advance(1, 1, _PRINTING)


class _ReportPrinter:
    """Sets one paper."""

    def __init__(self, paper: ReportPaper, tongue: Tongue, pen: Pen, pages: int) -> None:
        self._paper, self._tongue, self._pen, self._pages = paper, tongue, pen, pages
        size = _SIZES.get(tongue.language, 10.0)
        bottom = pen.height - _FOOT - 6
        self._flow = Flow(pen, margin=_MARGIN, bottom=bottom, frame=self._frame, size=size)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        self._table()
        for sentence in facts(self._tongue, self._paper.table):
            self._flow.paragraph(sentence)
        by = self._tongue.text(
            N_("This report was printed by {person}."), person=isolated(self._paper.printed_by)
        )
        self._flow.paragraph(by)
        self._signatures()
        return self._flow.end()

    def _frame(self, page: int) -> float:
        pen, tongue, stamp, table = self._pen, self._tongue, self._paper.stamp, self._paper.table
        width = pen.width - 2 * _MARGIN
        layout.letterhead(pen, self._paper.letterhead, Room(_MARGIN, _TOP, 0.36 * width, 5))
        heading = Heading(
            title="",
            banners=(
                copy_words(tongue, table),
                *layout.banners(tongue, is_synthetic=stamp.is_synthetic),
            ),
            has_invocation=self._paper.letterhead.is_iranian,
        )
        said = [
            tongue.text(N_("Number: {number}"), number=layout.code(tongue, stamp.number)),
            tongue.text(N_("Date: {day}"), day=self._paper.at.astimezone().date()),
            tongue.text(N_("Page {page} of {pages}"), page=page, pages=self._pages),
        ]
        layout.facts(pen, said, Room(_MARGIN + 0.72 * width, _TOP, 0.28 * width - _QR_SIDE - 3, 5))
        code = symbol(page_code(stamp, page))
        pen.symbol(code, start=_MARGIN + width - _QR_SIDE, top=_TOP, side=_QR_SIDE)
        layout.heading(pen, heading, Room(_MARGIN + 0.34 * width, _TOP, 0.37 * width, _HEAD_HEIGHT))
        layout.footer(pen, tongue, stamp, Room(_MARGIN, pen.height - _FOOT, width, 3.5))
        top = _TOP + _HEAD_HEIGHT
        if page > 1:
            return top
        layout.title(pen, title(tongue, table.question), Room(_MARGIN, top, width, 10))
        return top + 12

    def _table(self) -> None:
        table, tongue, flow = self._paper.table, self._tongue, self._flow
        if not table.rows:
            flow.paragraph(tongue.text(N_("Nothing is on record for this question.")))
            return
        rows = [[*row_words(tongue, table, row), *cells_words(tongue, table, row)] for row in table.rows]
        last = total_words(tongue, table)
        if last:
            rows.append(last)
        flow.table(self._widths(), rows, head=headings(tongue, table), figures=len(table.columns))

    def _widths(self) -> list[float]:
        table = self._paper.table
        share = self._flow.width / (_LABEL_WIDTH * len(table.heads) + len(table.columns))
        return [*([_LABEL_WIDTH * share] * len(table.heads)), *([share] * len(table.columns))]

    def _signatures(self) -> None:
        paper, flow = self._paper, self._flow
        flow.gap(2)
        signatures_and_seal(
            self._pen,
            self._tongue,
            paper.signatures or posts(self._tongue, _POSTS),
            flow.room(_SIGNING_HEIGHT),
            is_iranian=paper.letterhead.is_iranian,
        )
