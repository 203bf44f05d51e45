"""What stands around a field: its label, and under it the problem, else what the value tells, else the help."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.problem import Problem, Severity
from desktop.ui.text import leading
from desktop.ui.widgets.wrapped_label import WrappedLabel

_ROLES = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.NOTE: "muted"}
_MARKS = {Severity.ERROR: "✗ ", Severity.WARNING: "! ", Severity.NOTE: ""}


_WIDEST_LABEL = 180  # longer ones take two lines


class FieldLabel(WrappedLabel):
    """Names a field; wraps only what is long."""

    def __init__(self, words: str, editor: QWidget, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setBuddy(editor)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the words on one line, or of a long label on two."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(min(width, _WIDEST_LABEL), super().minimumSizeHint().height())


class FieldNote(WrappedLabel):
    """One sentence in small colour; hidden while there is nothing to say."""

    def __init__(self, help_words: str, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._help = help_words
        self.hide()

    def say(self, problem: Problem | None, told: str) -> None:
        """Say the one thing that matters most."""
        if problem is not None:
            words = _MARKS[problem.severity] + current().told(problem)
            role = _ROLES[problem.severity]
        else:
            words = told or (_(self._help) if self._help else "")
            role = "ok" if told.startswith("✓") else "muted"
        self.setText(leading(words, self.layoutDirection()))
        self.setVisible(bool(words))
        restyle(self, "role", role)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
