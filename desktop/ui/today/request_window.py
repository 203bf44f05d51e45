"""Everything about one request on one page: what exactly is agreed to, and the first rows of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.request_sheet import RequestSheet
from desktop.operations.approvals import ApprovalRow
from desktop.ui.theme import GRID
from desktop.ui.today.requests import content
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

_SHARES = (2, 3)  # card to rows


class RequestWindow(Dialog):
    """Shows one request; decided is on the page behind it."""

    def __init__(self, row: ApprovalRow, sheet: RequestSheet, parent: QWidget | None) -> None:
        super().__init__(parent, _("Request {number}", number=current().code(row.number)), verb=_("Close"))
        self.leave.hide()
        self.banner = Banner(self)
        self.banner.close_button.hide()
        self.body.addWidget(self.banner)
        self.card = RecordCard("", self)
        self.card.show_record(content(row, sheet))
        middle = QHBoxLayout()
        middle.setSpacing(2 * GRID)
        middle.addWidget(self.card, _SHARES[0])
        if sheet.headings:
            middle.addLayout(self._rows(sheet), _SHARES[1])
        self.body.addLayout(middle, 1)
        warn(self.banner, sheet)
        self.resize(1080 if sheet.headings else 620, 640)

    def _rows(self, sheet: RequestSheet) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        title = QLabel(sheet.rows_title)
        title.setProperty("role", "heading")
        self.table = TableView(_columns(sheet.headings), name=sheet.rows_title, parent=self)
        self.table.show_rows(sheet.rows)
        column.addWidget(title)
        column.addWidget(self.table, 1)
        more = sheet.row_count - len(sheet.rows)
        if more > 0:
            words = QLabel(ngettext("and {n} more", "and {n} more", more))
            words.setProperty("role", "muted")
            column.addWidget(words, 0, Qt.AlignmentFlag.AlignLeading)
        return column


def warn(banner: Banner, sheet: RequestSheet) -> None:
    """Say what needs a second look before anybody agrees."""
    if sheet.is_changed:
        banner.say(
            _("This was changed after it was asked for. Refuse it; it has to be asked for again."), Tone.ERROR
        )
    elif sheet.warning:
        banner.say(sheet.warning, Tone.WARN)
    else:
        banner.hide()


def _columns(headings: Sequence[str]) -> list[Column[tuple[str, ...]]]:
    return [
        Column(
            key=str(place),
            heading=heading,
            kind=ColumnKind.NAME if place == 0 else ColumnKind.TEXT,
            value=_Cell(place),
        )
        for place, heading in enumerate(headings)
    ]


class _Cell:
    """Takes one cell out of a row."""

    def __init__(self, place: int) -> None:
        self._place = place

    def __call__(self, row: tuple[str, ...]) -> object:
        return row[self._place]
