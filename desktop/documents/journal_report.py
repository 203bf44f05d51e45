"""Prints the report of the journal: a period in counts, the signed checkpoints, the result of the check, who signs."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.flow import print_flow
from desktop.documents.letter import Letter, Measures, letter_flow, numbered, sign
from desktop.documents.list_form import posts
from desktop.documents.pen import Pen
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.journal_paper import JournalReport
from desktop.models.journal_words import action_word, kind_word
from desktop.progress import Progress

_MEASURES = Measures(sizes=(12.5, 10.5, 10.0))
_MOST_CHECKPOINTS = 62  # two months; of a longer period the first and the last stand for all
_TITLE = N_("Report of the journal")
_PRINTING = N_("Printing the report")
_POSTS = (N_("Auditor"), N_("Head of the office"))
_PROGRAM = N_("the program itself")


def render(report: JournalReport, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the report."""
    progress.advance(0, 1, _PRINTING)
    print_flow(
        out,
        title=f"{tongue.text(_TITLE)} {report.stamp.number}",
        tongue=tongue,
        compose=lambda pen, pages: _ReportPrinter(report, tongue, pen, pages).run(),
    )
    progress.advance(1, 1, _PRINTING)


class _ReportPrinter:
    """Sets one paper."""

    def __init__(self, report: JournalReport, tongue: Tongue, pen: Pen, pages: int) -> None:
        self._report, self._tongue = report, tongue
        self._letter = Letter(
            letterhead=report.letterhead,
            stamp=report.stamp,
            title=tongue.text(_TITLE),
            facts=numbered(tongue, report.letterhead, report.stamp, report.at.astimezone().date()),
            measures=_MEASURES,
        )
        self._flow = letter_flow(self._letter, tongue, pen, pages)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        self._period()
        self._result()
        self._tallies()
        self._checkpoints()
        report, tongue = self._report, self._tongue
        by = tongue.text(N_("This report was printed by {person}."), person=isolated(report.printed_by))
        sign(self._letter, tongue, self._flow, report.signatures or posts(tongue, _POSTS), said=(by,))
        return self._flow.end()

    def _period(self) -> None:
        report, text = self._report, self._tongue.text
        said = text(
            N_("From {first} to {last} the journal received {entries} entries, numbers {one} to {other}."),
            first=report.first_day,
            last=report.last_day,
            entries=report.entries,
            one=report.first_entry,
            other=report.last_entry,
        )
        if not report.entries:
            said = text(
                N_("From {first} to {last} the journal received no entry."),
                first=report.first_day,
                last=report.last_day,
            )
        self._flow.paragraph(said)

    def _result(self) -> None:
        report, flow, text = self._report, self._flow, self._tongue.text
        flow.heading(text(N_("Result of the check")))
        digits = layout.check_digits(self._tongue, report.proven_head)
        if report.findings:
            flow.paragraph(
                text(
                    N_("The journal does NOT hold. Entries proven before the first fault: {n}."),
                    n=report.proven,
                )
            )
            for finding in report.findings:
                flow.paragraph(f"• {text(finding.message, **finding.values)}", indent=4)
            return
        flow.paragraph(
            text(
                N_(
                    "The whole journal holds: {n} entries were proven. The last of them has the digits {digits}; "
                    "the check itself was noted next."
                ),
                n=report.proven,
                digits=digits,
            )
        )

    def _tallies(self) -> None:
        report, flow, text = self._report, self._flow, self._tongue.text
        if not report.tallies:
            return
        head = (text(N_("Person")), text(N_("Kind of action")), text(N_("Of what")), text(N_("Times")))
        rows = [
            (
                isolated(line.person) if line.person else text(_PROGRAM),  # also of a line that begins a page
                text(action_word(line.action)),
                text(kind_word(line.kind)),
                self._tongue.number(line.times),
            )
            for line in report.tallies
        ]
        widths = [share * flow.width for share in (0.36, 0.26, 0.24, 0.14)]
        flow.table(widths, rows, head=head, figures=1, title=text(N_("Who did what, and how often")))

    def _checkpoints(self) -> None:
        report, flow, text = self._report, self._flow, self._tongue.text
        title, shown = text(N_("Signed checkpoints")), report.checkpoints
        if not shown:
            flow.heading(title)
            flow.paragraph(text(N_("No checkpoint was signed in this period.")))
            return
        is_long = len(shown) > _MOST_CHECKPOINTS
        head = (text(N_("Day")), text(N_("Entry")), text(N_("Digits of the journal")))
        rows = [
            (
                self._tongue.date(line.day),
                self._tongue.number(line.n),
                layout.check_digits(self._tongue, line.head),
            )
            for line in ((shown[0], shown[-1]) if is_long else shown)
        ]
        flow.table([share * flow.width for share in (0.25, 0.2, 0.55)], rows, head=head, title=title)
        if is_long:
            flow.paragraph(text(N_("{n} checkpoints; the first and the last are shown."), n=len(shown)))
