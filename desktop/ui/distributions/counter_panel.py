"""The counter: one box for the row, one key for what became of it, and a large answer that is read in passing."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.distribution import Result
from desktop.models.handover import RowView
from desktop.ui.distributions.result_buttons import ResultButtons
from desktop.ui.distributions.words import RESULTS
from desktop.ui.fonts import sized
from desktop.ui.sounds import Sound, Sounds
from desktop.ui.text import embedded, leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.text_edit import LineField
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.wrapped_label import WrappedLabel

_LARGE = 1.8  # of the size of writing
_VERDICT = 2.2  # read from where the families stand


_VERDICTS: dict[Tone, tuple[str, Sound | None]] = {
    Tone.OK: (N_("Handed over ✓"), Sound.TAKEN),
    Tone.WARN: (N_("Not handed over"), Sound.TAKEN),
    Tone.ERROR: (N_("Refused ✗"), Sound.REFUSED),
}
_TWICE = (N_("A second time ✗"), Sound.TWICE)


class RowBox(LineField):
    """Where the number is typed; Enter says received.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter here: the window's own button must not be pressed by it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class CounterPanel(QFrame):
    """Asks for a row and a result; it knows nothing of the database.

    Signals:
        typed: What stands in the box changed.
        result_chosen: A Result was pressed for what stands in the box.
    """

    typed = Signal(str)
    result_chosen = Signal(object)

    def __init__(self, unit: str, *, is_silent: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sounds = Sounds(self, is_silent=is_silent)
        self._unit = unit
        self.setProperty("role", "card")
        self._build()
        self._connect()
        self.show_row(None)

    def _build(self) -> None:
        caption = WrappedLabel(_("Row number, digits of the mark, national ID or name"))
        caption.setProperty("role", "muted")
        self.box = RowBox(self)
        self.box.setFont(sized(self.font(), _LARGE, is_bold=True))
        self.box.setMinimumHeight(6 * GRID)
        self.box.setAccessibleName(caption.text())
        self.name = self._line("heading")
        self.facts = self._line("muted")
        self.state = Badge(parent=self)
        self.answer = self._line("")
        self.answer.setFont(sized(self.font(), 1.2, is_bold=True))
        self.answer.setMinimumHeight(4 * GRID)
        self.verdict = self._line("")
        self.verdict.setFont(sized(self.font(), _VERDICT, is_bold=True))
        self.verdict.setMinimumHeight(4 * GRID)
        for line in (self.verdict, self.answer):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.plate = QFrame(self)
        words = QVBoxLayout(self.plate)
        words.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        words.setSpacing(0)
        words.addWidget(self.verdict)
        words.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (caption, self.box, self.name, self.facts):
            column.addWidget(part)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.plate)
        results = ResultButtons(self, 2, takes_focus=False)  # the caret stays in the box
        self.buttons = results.buttons
        column.addLayout(results)
        column.addStretch(1)

    def _line(self, role: str) -> QLabel:
        label = WrappedLabel(parent=self)
        if role:
            label.setProperty("role", role)
        return label

    def _connect(self) -> None:
        self.box.textEdited.connect(self.typed)
        self.box.entered.connect(self.buttons[Result.RECEIVED].click)
        for button in self.buttons.values():
            button.clicked.connect(self._choose)

    def start_over(self) -> None:
        """Empty the box for the next row."""
        self.box.clear()
        self.box.setFocus()

    def show_row(self, row: RowView | None) -> None:
        """Show whom the row names, before anything is entered."""
        for part in (self.name, self.facts, self.state):
            part.setVisible(row is not None)
        if row is None:
            return
        tongue = current()
        self.name.setText(leading(f"{tongue.number(row.position)} · {row.name}", self.layoutDirection()))
        self.facts.setText(
            _(
                "ID {number}, members {members}, {place}: {share}",
                number=tongue.code(row.national_id or "–"),
                members=row.members,
                place=embedded(row.place or "–", self.layoutDirection()),
                share=quantity(tongue, row.quantity, self._unit),
            )
        )
        words, tone = RESULTS[row.result]
        self.state.show_state(_(words), tone)

    def show_answer(self, words: str, tone: Tone, *, is_second: bool = False) -> None:
        """Say how the last entry went, large and in words; a fault sounds otherwise than a second hand-over."""
        verdict, sound = _TWICE if is_second else _VERDICTS.get(tone, ("", None))
        self.verdict.setText(_(verdict) if verdict else "")
        self.answer.setText(words)
        self.plate.setProperty("tone", tone.value)
        self.answer.setAccessibleName(" ".join(filter(None, (self.verdict.text(), words))))
        self.plate.style().unpolish(self.plate)
        self.plate.style().polish(self.plate)
        if sound is not None:
            self.sounds.play(sound)

    @Slot()
    def _choose(self) -> None:
        self.result_chosen.emit(Result(self.sender().property("result")))
