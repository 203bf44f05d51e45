"""Questions and messages with verbs of our own on the buttons; they open, they never wait in a loop of their own."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.icons import Ink, icon
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.tab_order import put_last, tab_ring
from desktop.ui.widgets.wrapped_label import WrappedLabel

CLOSES_AT_LOCK = "closes_at_lock"
"""Property of windows that only show something, such as previews: the lock closes them for good."""


KEEPS_TYPING = "keeps_typing"
"""Property of windows whose typing is kept as a draft: closing them loses nothing."""


class Dialog(QDialog):
    """A window over the window: a body of one's own, a confirming verb and a way out.

    `accepted` and `rejected` tell how it ended; open it with `open()`.
    """

    def __init__(
        self, parent: QWidget | None, title: str, *, verb: str, way_out: str = "", kind: Kind = Kind.PRIMARY
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._build(title, verb, way_out, kind)
        self.confirm.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def _build(self, title: str, verb: str, way_out: str, kind: Kind) -> None:
        heading = WrappedLabel(title)
        heading.setProperty("role", "heading")
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID + GRID // 2)
        self.leave = push_button(way_out or _("Cancel"), self)
        self.confirm = push_button(verb, self, kind=kind)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GRID)
        self._buttons.addStretch()
        self._buttons.addWidget(self.leave)
        self._buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(heading)
        column.addLayout(self.body, 1)
        column.addLayout(self._buttons)
        self.setMinimumWidth(420)

    def would_lose(self) -> bool:
        """Say whether leaving loses what was typed; a dialog with long forms answers for itself."""
        return False

    def reject(self) -> None:
        """Leave, with a question only where something would be lost."""
        if not self.would_lose():
            super().reject()
            return
        ask(
            self,
            _("Leave without saving?"),
            _("What you entered here is lost."),
            verb=_("Leave"),
            way_out=_("Back to the form"),
            then=self._leave_unsaved,
            is_dangerous=True,
        )

    def _leave_unsaved(self) -> None:
        super().reject()

    def add_button(self, button: QPushButton) -> None:
        """Add a further way to end it, apart from the two others."""
        self._buttons.insertWidget(0, button)

    def add_words(self, words: str) -> QLabel:
        """Add a paragraph to the body."""
        label = WrappedLabel(words)
        self.body.addWidget(label)
        return label

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab come to the buttons last, however late the body was made, and begin in the body."""
        put_last(self, self.leave, self.confirm)
        if self.focusWidget() is None:
            stops = [stop for stop in tab_ring(self) if stop not in (self.leave, self.confirm)]
            (stops[0] if stops else self.confirm).setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, or confirm."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            button = focused if isinstance(focused, QPushButton) else self.confirm
            button.click()
        else:
            super().keyPressEvent(event)


def ask(
    parent: QWidget | None,
    question: str,
    explanation: str,
    *,
    verb: str,
    then: Callable[[], None],
    way_out: str = "",
    is_dangerous: bool = False,
) -> Dialog:
    """Ask before what cannot be undone; `then` is called when the clerk confirms.

    Args:
        parent: The window the question belongs to.
        question: The question, which names the thing.
        explanation: What will happen.
        verb: What the confirming button does, in one word or two.
        then: What to do.
        way_out: The words of the other button, “Cancel” when empty.
        is_dangerous: Something is lost: the way out has the focus.
    """
    dialog = Dialog(
        parent, question, verb=verb, way_out=way_out, kind=Kind.DANGER if is_dangerous else Kind.PRIMARY
    )
    dialog.add_words(explanation)
    dialog.accepted.connect(then)
    (dialog.leave if is_dangerous else dialog.confirm).setFocus()
    dialog.open()
    return dialog


def message(parent: QWidget | None, title: str, words: str, *, verb: str = "") -> Dialog:
    """Tell something that must be read before work goes on; anything less belongs in the banner."""
    dialog = Dialog(parent, title, verb=verb or _("Understood"))
    picture = QLabel()
    picture.setPixmap(icon("info", Ink.ACCENT).pixmap(20, 20))
    dialog.add_words(words)
    dialog.leave.hide()
    dialog.confirm.setFocus()
    dialog.open()
    return dialog
