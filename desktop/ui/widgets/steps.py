"""The frame of a wizard: the steps at the top from where reading begins, the way back and on at the foot.

    steps = Steps(_("Import a list"), finish=_("Take in"), parent=self)
    steps.add(_("File"), FilePart(self), check=self._has_file)      # `check` says whether one may go on
    steps.add(_("Columns"), ColumnsPart(self))
    steps.finished.connect(self._take_in); steps.left.connect(self.close)

Where going on needs a job, `check` starts it and returns False, and the job's `done` calls `steps.go_on()`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.ui.fonts import sized
from desktop.ui.icons import Ink, icon
from desktop.ui.text import widest
from desktop.ui.theme import GRID, worn
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.tab_order import put_last, tab_ring

_DISC = 28


@dataclass(frozen=True)
class _Step:
    title: str
    check: Callable[[], bool] | None


class StepsBar(QWidget):
    """Numbers and names of the steps, joined by a line; those behind are ticked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self._place = 0
        self.setMinimumHeight(_DISC + self.fontMetrics().height() + 2 * GRID)

    def show_steps(self, titles: list[str], place: int) -> None:
        """Show where in the steps one is."""
        self._titles, self._place = titles, place
        words = _("Step {place} of {count}: {title}", place=place + 1, count=len(titles), title=titles[place])
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return the room in which no title is cut."""
        bold = sized(self.font(), 1, is_bold=True)
        room = max(_DISC, widest(bold, *self._titles)) + 2 * GRID
        return QSize(room * max(len(self._titles), 1), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw from the leading side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(len(self._titles), 1)
        centres = [self._centre(number, count) for number in range(count)]
        for number in range(count - 1):
            ink = worn().accent if number < self._place else worn().line
            painter.setPen(QPen(QColor(ink), 2))
            here, there = sorted((centres[number], centres[number + 1]))
            painter.drawLine(
                QPointF(here + _DISC / 2 + 4, _DISC / 2 + 1), QPointF(there - _DISC / 2 - 4, _DISC / 2 + 1)
            )
        for number, title in enumerate(self._titles):
            self._paint_step(painter, number, title, centres[number], self.width() / count)

    def _paint_step(self, painter: QPainter, number: int, title: str, centre: float, room: float) -> None:
        tokens = worn()
        disc = QRectF(centre - _DISC / 2, 1, _DISC, _DISC)
        is_here, is_behind = number == self._place, number < self._place
        painter.setPen(QPen(QColor(tokens.accent if is_here or is_behind else tokens.line_strong), 2))
        painter.setBrush(
            QColor(tokens.accent if is_here else tokens.accent_soft if is_behind else tokens.surface)
        )
        painter.drawEllipse(disc)
        painter.setFont(sized(self.font(), 1, is_bold=is_here))
        if is_behind:
            icon("checkmark", Ink.ACCENT).paint(painter, disc.toRect().adjusted(5, 5, -5, -5))
        else:
            painter.setPen(QColor(tokens.on_accent if is_here else tokens.muted))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, current().number(number + 1))
        painter.setPen(QColor(tokens.text if is_here else tokens.muted))
        words = QRect(round(centre - room / 2), _DISC + 4, round(room), self.height() - _DISC - 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, title)

    def _centre(self, number: int, count: int) -> float:
        room = self.width() / count
        place = (number + 0.5) * room
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.width() - place if is_rtl else place


class Steps(QWidget):
    """Shows one step at a time.

    Signals:
        finished: The last step was confirmed.
        left: The clerk gave up.
        step_changed: The number of the step shown now.
    """

    finished = Signal()
    left = Signal()
    step_changed = Signal(int)

    def __init__(self, title: str, *, finish: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[_Step] = []
        self._parts: list[QWidget] = []
        self._finish = finish
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build(title)
        self._connect()

    def _build(self, title: str) -> None:
        heading = QLabel(title, self)
        heading.setProperty("role", "title")
        self.bar = StepsBar(self)
        self.banner = Banner(self)
        self.stack = QStackedWidget(self)
        self.give_up = push_button(_("Cancel"), self, kind=Kind.QUIET)
        self.back = push_button(_("Back"), self)
        self.next = push_button(_("Next"), self, kind=Kind.PRIMARY)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.give_up)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for part in (heading, self.bar, self.banner):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.next.clicked.connect(self.try_on)
        self.back.clicked.connect(self.go_back)
        self.give_up.clicked.connect(self.left)

    @property
    def place(self) -> int:
        """Return the number of the step shown, from 0."""
        return self.stack.currentIndex()

    def add(self, title: str, part: QWidget, check: Callable[[], bool] | None = None) -> None:
        """Add a step; `check` shows what is missing and says whether one may go on."""
        self._steps.append(_Step(title, check))
        self._parts.append(part)
        self.stack.addWidget(part)
        self._show(0)

    def order_tabs(self) -> None:
        """Let Tab come to the buttons last, also after fields that a step has made since."""
        put_last(self, self.give_up, self.back, self.next)

    @Slot()
    def try_on(self) -> None:
        """Go on where the step allows it."""
        self.banner.hide()  # what it said was of the try before
        check = self._steps[self.place].check
        if check is None or check():
            self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Go to the next step, or finish."""
        if self.place + 1 < len(self._steps):
            self._show(self.place + 1)
        else:
            self.finished.emit()

    @Slot()
    def go_back(self) -> None:
        """Go to the step before; nothing entered is lost."""
        if self.place:
            self._show(self.place - 1)

    def let_go_on(self, is_ready: bool) -> None:
        """Allow or forbid going on, while something is being read."""
        self.next.setEnabled(is_ready)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self.order_tabs()
        if self.focusWidget() is None:
            self._begin()

    def _begin(self) -> None:
        stops = tab_ring(self._parts[self.place]) if self._parts else []
        (stops[0] if stops else self.next).setFocus(
            Qt.FocusReason.TabFocusReason
        )  # what stands there is typed over

    def _show(self, place: int) -> None:
        self.banner.hide()
        is_new = place != self.place
        self.stack.setCurrentIndex(place)
        self.bar.show_steps([step.title for step in self._steps], place)
        self.back.setVisible(place > 0)
        is_last = place + 1 == len(self._steps)
        self.next.setText(self._finish if is_last else _("Next"))
        if is_new:
            self._begin()
            self.step_changed.emit(place)
