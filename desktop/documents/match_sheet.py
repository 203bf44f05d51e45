"""Prints a match sheet: two files side by side, what speaks for and against one person, and who decides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.documents import layout
from desktop.documents.flow import print_flow
from desktop.documents.letter import POSTED, Letter, letter_flow, sign_beside_seal
from desktop.documents.pen import Pen
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.match_paper import MatchSheet
from desktop.progress import Progress

_MEASURES = replace(
    POSTED, margin=18.0, letterhead=0.36, middle=(0.37, 0.235), facts=0.61, sizes=(10.5, 9.5, 10.0)
)
_DECISION_ROOM = 75.0  # who marks the decision signs below it
_BOX = 8.0  # the place for a tick
_PRINTING = N_("Printing the match sheet")
_OPENING = N_(
    "These two files may belong to one person. The likelihood is worked out from the list itself; it decides "
    "nothing. Compare both identity cards, then mark and sign."
)
_CONFLICT = N_("These two files bear one ID number. Compare both identity cards, then mark and sign.")
_DOTS = "." * 90  # to write on
_ANSWERS = (
    N_("They are one person: merge the files."),
    N_("They are two persons."),
    N_("It cannot be decided yet; needed is: {dots}"),
)


def render(sheet: MatchSheet, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the sheet."""
    progress.advance(0, 1, _PRINTING)
    print_flow(
        out,
        title=f"{_title(tongue)} {sheet.stamp.number}",
        tongue=tongue,
        compose=lambda pen, pages: _SheetPrinter(sheet, tongue, pen, pages).run(),
    )
    progress.advance(1, 1, _PRINTING)


def _title(tongue: Tongue) -> str:
    return tongue.text(N_("Match sheet of two files"))


class _SheetPrinter:
    """Sets one paper."""

    def __init__(self, sheet: MatchSheet, tongue: Tongue, pen: Pen, pages: int) -> None:
        self._sheet, self._tongue = sheet, tongue
        number = layout.code(tongue, sheet.stamp.number)
        self._letter = Letter(
            letterhead=sheet.letterhead,
            stamp=sheet.stamp,
            title=_title(tongue),
            facts=(
                tongue.text(N_("Pair number: {number}"), number=number),
                tongue.text(N_("Date: {day}"), day=sheet.day),
                tongue.text(N_("Check: {digits}"), digits=layout.check_digits(tongue, sheet.stamp.digest)),
            ),
            measures=_MEASURES,
        )
        self._flow = letter_flow(self._letter, tongue, pen, pages)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        sheet, flow, text = self._sheet, self._flow, self._tongue.text
        flow.paragraph(text(_OPENING if sheet.likely is not None else _CONFLICT))
        heads = ("", *(text(N_("File {number}"), number=one) for one in sheet.files))
        rows = [(label, isolated(one), isolated(other)) for label, one, other in sheet.rows]
        flow.table([share * flow.width for share in (0.2, 0.4, 0.4)], rows, head=heads)
        likely = text(N_("Likelihood of one person: {n} in {all}"), n=sheet.likely or 0, all=100)
        flow.heading(text(N_("Comparison")) if sheet.likely is None else likely)
        flow.paragraph(" ".join((sheet.verdict, *sheet.reasons)))
        if sheet.said:
            flow.heading(text(N_("Decisions so far")))
            flow.paragraph(" · ".join(sheet.said))
        flow.need(_DECISION_ROOM)
        flow.heading(text(N_("Decision")))
        flow.table([_BOX, flow.width - _BOX], [("", text(answer).format(dots=_DOTS)) for answer in _ANSWERS])
        sign_beside_seal(self._letter, self._tongue, flow, sheet.signatures, width=110)
        return flow.end()
