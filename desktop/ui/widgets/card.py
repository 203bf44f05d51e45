"""The record card at the trailing edge: who it is, his state, and sections of label and value."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.button_rows import ButtonRows
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.wrapped_label import WrappedLabel

_LEAST_WIDTH = 37 * GRID  # two buttons of a family side by side in all languages


@dataclass(frozen=True)
class Section:
    """Lines under a heading; label and value are already words of the reader, see `columns.write`."""

    title: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class CardContent:
    """All that a card shows of a record."""

    title: str
    subtitle: str = ""
    state: str = ""
    tone: Tone = Tone.NEUTRAL
    sections: Sequence[Section] = field(default_factory=tuple)


class RecordCard(QFrame):
    """Shows the record of the line chosen, or the hint what to choose."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.home: QWidget | None = None  # where the caret goes when the button it stood on disappears
        self._hint = hint
        self.setProperty("role", "card")
        self._build()
        self.show_nothing()

    def _build(self) -> None:
        self.title = _text_label("heading", self)
        self.subtitle = _text_label("muted", self)
        self.state = Badge(parent=self)
        self.hint = WrappedLabel(self._hint, self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.hint.setProperty("role", "muted")
        self._buttons = ButtonRows(self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = scrolled(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.subtitle)
        column.addWidget(self.hint, 1)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(_LEAST_WIDTH)

    def add_button(self, button: QPushButton) -> None:
        """Add what can be done with the record, at the foot, leading first; hidden while none is shown."""
        self._buttons.add(button)
        button.setVisible(self._scroll.isVisibleTo(self))
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the caret home before a button that had it goes; Qt would send it to the side of the window."""
        is_going = event.type() is QEvent.Type.Hide and self.isVisible()
        if is_going and self.home is not None and self.window().focusWidget() is watched:
            self.home.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def show_record(self, content: CardContent) -> None:
        """Show a record."""
        self.title.setText(leading(content.title, self.layoutDirection()))
        self.subtitle.setText(leading(content.subtitle, self.layoutDirection()))
        self.state.show_state(content.state, content.tone)
        self._scroll.setWidget(self._sheet(content.sections))
        self._show_parts(is_filled=True)
        self.subtitle.setVisible(bool(content.subtitle))
        self.setAccessibleName(content.title)

    def show_nothing(self) -> None:
        """Show the hint."""
        self.setAccessibleName(self._hint)
        self.state.show_state("", Tone.NEUTRAL)
        self._show_parts(is_filled=False)

    def _show_parts(self, *, is_filled: bool) -> None:
        for part in (self.title, self.subtitle, self._scroll):
            part.setVisible(is_filled)
        self.hint.setVisible(not is_filled)
        for button in self._buttons.buttons:
            button.setVisible(is_filled)

    def _sheet(self, sections: Sequence[Section]) -> QWidget:
        sheet = QWidget(self._scroll.viewport())
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        row = 0
        for section in sections:
            row = self._add_section(sheet, grid, section, row)
        grid.setRowStretch(row, 1)
        return sheet

    def _add_section(self, sheet: QWidget, grid: QGridLayout, section: Section, row: int) -> int:
        if row:
            rule = QFrame(sheet)
            rule.setProperty("role", "rule")
            grid.addWidget(rule, row, 0, 1, 2)
            row += 1
        if section.title:
            heading = _text_label("", sheet)
            heading.setText(section.title)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            grid.addWidget(heading, row, 0, 1, 2)
            row += 1
        for label, value in section.lines:
            name, shown = _text_label("muted", sheet), _text_label("", sheet)
            name.setText(label)
            name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            lines = (leading(line, self.layoutDirection()) for line in value.split("\n"))
            shown.setText("\n".join(lines))
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(f"{label}: {value}" if label else value)
            if label:
                grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(shown, row, 1)
            else:
                grid.addWidget(shown, row, 0, 1, 2)
            row += 1
        return row


def _text_label(role: str, parent: QWidget) -> QLabel:
    label = WrappedLabel(parent=parent)
    if role:
        label.setProperty("role", role)
    return label
