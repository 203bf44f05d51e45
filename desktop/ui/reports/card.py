"""The card beside a report: whether the copy is public, the picture, and what the numbers mean."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.report import ReportTable
from desktop.models.report_words import copy_words, facts
from desktop.ui.reports.picture import Picture, picture_of
from desktop.ui.theme import GRID
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.chart import BarChart, Pyramid
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.wrapped_label import WrappedLabel

_BARS, _PYRAMID = 0, 1


class ReportCard(QFrame):
    """Shows the picture of a table and the sentences that belong to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: ReportTable | None = None
        self.setProperty("role", "card")
        self._build()

    def _build(self) -> None:
        self.title = _wrapped("heading", self)
        self.copy = Badge(parent=self)
        scroll = scrolled(self)
        inside = QWidget(scroll.viewport())
        self.charts = QStackedWidget(inside)
        self.bars, self.pyramid = BarChart("", self.charts), Pyramid("", self.charts)
        self.charts.addWidget(self.bars)
        self.charts.addWidget(self.pyramid)
        self.more, self.facts = _wrapped("muted", inside), _wrapped("muted", inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(self.charts)
        column.addWidget(self.more)
        column.addWidget(self.facts)
        column.addStretch()
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, 2 * GRID, GRID, 2 * GRID)
        outer.setSpacing(GRID)
        outer.addWidget(self.title)
        outer.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        outer.addWidget(scroll, 1)
        self.setMinimumWidth(300)
        self.copy.hide()

    def show_table(self, table: ReportTable) -> None:
        """Show a report."""
        self._table = table
        self.copy.show_state(copy_words(current(), table), Tone.OK if table.is_public else Tone.WARN)
        self.facts.setText("\n".join(facts(current(), table)))
        self.show_line(None)

    def show_line(self, line: int | None) -> None:
        """Show the picture of a line, where the report has one a line."""
        if self._table is not None:
            self._draw(picture_of(self._table, line))

    def _draw(self, picture: Picture) -> None:
        chart = self.pyramid if picture.is_pyramid else self.bars
        chart.show_bars(picture.name, picture.series, picture.bars)
        self.title.setText(picture.name)
        self.charts.setCurrentIndex(_PYRAMID if picture.is_pyramid else _BARS)
        self.charts.setFixedHeight(chart.sizeHint().height())
        self.charts.setVisible(bool(picture.bars))
        self.more.setVisible(picture.left_out > 0)
        self.more.setText(
            ngettext(
                "{n} more line stands in the table alone.",
                "{n} more lines stand in the table alone.",
                picture.left_out,
            )
        )
        self.setAccessibleName(_("Picture of the report: {name}", name=picture.name))


def _wrapped(role: str, parent: QWidget) -> QLabel:
    label = WrappedLabel(parent=parent)
    label.setProperty("role", role)
    return label
