"""A sentence across the page, with the next step: what went wrong, what waits, what was done."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.ui.icons import Ink, icon
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, icon_button, push_button
from desktop.ui.widgets.field_note import restyle
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.wrapped_label import WrappedLabel

_PICTURES = {
    Tone.NEUTRAL: ("info", Ink.MUTED),
    Tone.ACCENT: ("info", Ink.ACCENT),
    Tone.OK: ("checkmark_circle", Ink.OK),
    Tone.WARN: ("warning", Ink.WARN),
    Tone.ERROR: ("error_circle", Ink.ERROR),
}


class Banner(QFrame):
    """Hidden until it has something to say.

    Signals:
        pressed: The clerk takes the step offered.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self.step.clicked.connect(self.pressed)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def _build(self) -> None:
        self.picture, self.words = QLabel(self), WrappedLabel(parent=self)
        self.step = push_button("", self)
        self.close_button = icon_button(_("Close this message"), "dismiss", self, kind=Kind.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID + GRID // 2)
        row.addWidget(self.picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.step)
        row.addWidget(self.close_button)

    def say(self, words: str, tone: Tone = Tone.NEUTRAL, step: str = "") -> None:
        """Show a sentence; `step` is the verb of its button, which is left out when empty."""
        name, ink = _PICTURES[tone]
        self.picture.setPixmap(icon(name, ink).pixmap(20, 20))
        self.words.setText(leading(words, self.layoutDirection()))
        self.step.setText(step)
        self.step.setVisible(bool(step))
        restyle(self, "tone", tone.value)
        self.setAccessibleName(words)
        self.show()

    @Slot(object)
    def show_error(self, error: UserError) -> None:
        """Show what an error says; give this to `failed=` of a job."""
        self.say(current().told(error), Tone.ERROR)
