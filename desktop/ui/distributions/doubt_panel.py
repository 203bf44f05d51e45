"""One row that a person has to look at: the clip of the paper, whom it is about, and a key for what became of it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.distribution import Result
from desktop.models.returned_sheet import DOUBT_WORDS, Doubt, DoubtfulRow
from desktop.ui.distributions.result_buttons import ResultButtons
from desktop.ui.distributions.words import RESULTS
from desktop.ui.keys import record_keys, with_key
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.wrapped_label import WrappedLabel

_CLIP_WIDTH = 560
_CLIP_HEIGHT = 170
_KEEP_KEY = "F3"


class DoubtPanel(QFrame):
    """Asks about one row at a time; it keeps no answer itself.

    Signals:
        answered: A Result for the row shown.
        kept: What was entered before shall stand.
        turned: 1 for the next row, -1 for the former.
    """

    answered = Signal(object)
    kept = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        for button in self.buttons.values():
            button.clicked.connect(self._choose)
        self.keep.clicked.connect(self.kept)
        self.later.clicked.connect(self._next)
        self.former.clicked.connect(self._former)
        forward, back = record_keys(self.layoutDirection())
        QShortcut(forward, self).activated.connect(self._next)
        QShortcut(back, self).activated.connect(self._former)
        QShortcut(QKeySequence(_KEEP_KEY), self).activated.connect(self.keep.click)

    def _build(self) -> None:
        self.place = self._line("muted")
        self.name = self._line("heading")
        self.why = self._line("")
        self.state = Badge(parent=self)
        self.clip = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.clip.setMinimumSize(_CLIP_WIDTH, _CLIP_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.place, self.name, self.why):
            column.addWidget(part)
        column.addWidget(self.clip, 1)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeading)
        results = ResultButtons(self, 3, takes_focus=True)
        self.buttons = results.buttons
        column.addLayout(results)
        column.addLayout(self._turning_buttons())

    def _line(self, role: str) -> QLabel:
        label = WrappedLabel(parent=self)
        if role:
            label.setProperty("role", role)
        return label

    def _turning_buttons(self) -> QHBoxLayout:
        forward, back = record_keys(self.layoutDirection())
        self.former = push_button(with_key(_("Former row"), back.toString()), self, kind=Kind.QUIET)
        self.later = push_button(with_key(_("Leave for later"), forward.toString()), self, kind=Kind.QUIET)
        self.keep = push_button(with_key(_("Keep what was entered"), _KEEP_KEY), self)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self.keep, self.former, self.later):
            row.addWidget(button)
        row.addStretch()
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for the row, so that the window's own verb is not pressed by it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buttons[Result.RECEIVED].click()
        else:
            super().keyPressEvent(event)

    def show_row(self, one: DoubtfulRow, number: int, count: int, answer: Result | None) -> None:
        """Show a row, which of them it is, and what was answered or entered."""
        tongue = current()
        self.place.setText(
            _(
                "Row {row} of the sheet; {n} of {count} to look at",
                row=one.row.position,
                n=number,
                count=count,
            )
        )
        self.name.setText(leading(one.row.name, self.layoutDirection()))
        self.setAccessibleName(f"{self.place.text()}: {one.row.name}")
        self.why.setText(_(DOUBT_WORDS[one.doubt]))
        words, tone = RESULTS[answer or one.row.result]
        self.state.show_state(_(words), tone)
        self.keep.setVisible(one.doubt is Doubt.ENTERED)
        self.former.setEnabled(number > 1)
        self.clip.setPixmap(_picture(one.clip))
        self.clip.setAccessibleName(
            _("Clip of row {row}, ID {number}", row=one.row.position, number=tongue.code(one.row.national_id))
        )

    @Slot()
    def _choose(self) -> None:
        self.answered.emit(Result(self.sender().property("result")))

    @Slot()
    def _next(self) -> None:
        self.turned.emit(1)

    @Slot()
    def _former(self) -> None:
        self.turned.emit(-1)


def _picture(clip: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(clip)
    if picture.isNull():
        return picture
    return picture.scaled(
        _CLIP_WIDTH,
        _CLIP_HEIGHT,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
