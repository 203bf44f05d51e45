"""What is said under a field: the problem first, else what the value tells, else the help."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.i18n.catalogue import _
from desktop.models.problem import Problem, Severity
from desktop.ui.text import leading

_ROLES = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.NOTE: "muted"}
_MARKS = {Severity.ERROR: "✗ ", Severity.WARNING: "! ", Severity.NOTE: ""}


class FieldNote(QLabel):
    """One sentence in small colour; hidden while there is nothing to say."""

    def __init__(self, help_words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._help = help_words
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, problem: Problem | None, told: str) -> None:
        """Say the one thing that matters most."""
        if problem is not None:
            words = _MARKS[problem.severity] + _(problem.message, **problem.values)
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
