"""A button and a key for each result of a row, wherever rows are answered."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.distribution import Result
from desktop.ui.keys import with_key
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button

# Function keys stand on every layout and cannot be mistaken for a row number.
KEYS = {
    Result.RECEIVED: ("Return", N_("Received")),
    Result.BY_AGENT: ("F4", N_("By agent")),
    Result.ABSENT: ("F6", N_("Absent")),
    Result.REFUSED: ("F7", N_("Refused")),
    Result.MOVED: ("F8", N_("Moved away")),
    Result.DECEASED: ("F9", N_("Deceased")),
}


class ResultButtons(QGridLayout):
    """The buttons in rows of `across`; each has the result as its property, Enter is left to who shows them."""

    def __init__(self, parent: QWidget, across: int, *, takes_focus: bool) -> None:
        super().__init__()
        self.setSpacing(GRID)
        self.buttons: dict[Result, QPushButton] = {}
        for place, (result, (key, words)) in enumerate(KEYS.items()):
            button = push_button(with_key(_(words), _("Enter") if key == "Return" else key), parent)
            button.setAccessibleName(_(words))
            button.setProperty("result", result.value)
            if not takes_focus:
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if result is not Result.RECEIVED:
                QShortcut(QKeySequence(key), parent).activated.connect(button.click)
            self.buttons[result] = button
            self.addWidget(button, place // across, place % across)
