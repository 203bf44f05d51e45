"""Prints a report: the table with its sums, the sentences that say what the numbers mean, and who answers for it."""

from __future__ import annotations

from pathlib import Path

from desktop.documents.flow import print_flow
from desktop.documents.letter import Letter, Measures, letter_flow, numbered, sign
from desktop.documents.list_form import posts
from desktop.documents.pdf_file import A4, A4_LANDSCAPE
from desktop.documents.pen import Pen
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.report import ColumnRole
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

_MEASURES = Measures(
    margin=14.0, head=26.0, title=12.0, middle=(0.37, 0.34), facts=0.72, sizes=(12.0, 10.5, 10.0)
)
_MOST_UPRIGHT = 8  # columns; more want the page across
_LABEL_WIDTH = 2.3  # of a column of words, in widths of a column of numbers
_AMOUNT_WIDTH = 1.45  # of a column of numbers with their unit
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
        self._paper, self._tongue = paper, tongue
        self._letter = Letter(
            letterhead=paper.letterhead,
            stamp=paper.stamp,
            title=title(tongue, paper.table.question),
            facts=numbered(tongue, paper.letterhead, paper.stamp, paper.at.astimezone().date()),
            banners=(copy_words(tongue, paper.table),),
            measures=_MEASURES,
        )
        self._flow = letter_flow(self._letter, tongue, pen, pages)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        self._table()
        by = self._tongue.text(
            N_("This report was printed by {person}."), person=isolated(self._paper.printed_by)
        )
        said = (*facts(self._tongue, self._paper.table), by)
        signatures = self._paper.signatures or posts(self._tongue, _POSTS)
        sign(self._letter, self._tongue, self._flow, signatures, said=said, gap=2)
        return self._flow.end()

    def _table(self) -> None:
        table, tongue, flow = self._paper.table, self._tongue, self._flow
        if not table.rows:
            flow.paragraph(tongue.text(N_("Nothing is on record for this question.")))
            return
        rows = [[*row_words(tongue, table, row), *cells_words(tongue, table, row)] for row in table.rows]
        last = total_words(tongue, table)
        if last:
            rows.append(last)
        head, count = headings(tongue, table), len(table.columns)
        flow.table(self._widths(), rows, head=head, figures=count, has_sum=bool(last))

    def _widths(self) -> list[float]:
        table = self._paper.table
        shares = [_LABEL_WIDTH] * len(table.heads)
        shares += [_AMOUNT_WIDTH if one.role is ColumnRole.AMOUNT else 1.0 for one in table.columns]
        return [share * self._flow.width / sum(shares) for share in shares]
