"""The list of pages at the leading edge, under the name of the office; one Tab stop, arrows walk in it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n.catalogue import _
from desktop.ui.desk import PageEntry, PageKey
from desktop.ui.icons import SIZE, Ink, icon
from desktop.ui.keys import Key, with_key
from desktop.ui.text import leading, widest
from desktop.ui.theme import GRID, SIDEBAR_WIDTH
from desktop.ui.widgets.buttons import icon_button
from desktop.ui.widgets.wrapped_label import WrappedLabel

_BESIDE_WORDS = 72  # icon, paddings, margins


class Sidebar(QFrame):
    """Where to go.

    Signals:
        chosen: The key of a page.
        lock_pressed: The person leaves his place.
    """

    chosen = Signal(object)
    lock_pressed = Signal()

    def __init__(
        self, entries: Sequence[PageEntry], office: str, person: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._build(entries, office, person)
        self.group.idClicked.connect(self._tell)
        self.group.buttonToggled.connect(self._tell_walked)
        self.lock.clicked.connect(self.lock_pressed)

    def _build(self, entries: Sequence[PageEntry], office: str, person: str) -> None:
        self._keys = [entry.key for entry in entries]
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, 2 * GRID, GRID + 4, GRID + 4)
        column.setSpacing(4)
        name = QLabel(leading(_("Wasl"), self.layoutDirection()), self)
        name.setProperty("role", "title")
        place = WrappedLabel(leading(office, self.layoutDirection()), self)
        column.addWidget(name)
        column.addWidget(place)
        column.addSpacing(GRID)
        column.addWidget(self._places(entries), 1)
        self.person = WrappedLabel(leading(person, self.layoutDirection()), self)
        self.lock = icon_button(_("Lock the window"), "lock_closed", self, ink=Ink.SIDEBAR, key=Key.LOCK)
        foot = QHBoxLayout()
        foot.addWidget(self.person, 1)
        foot.addWidget(self.lock)
        column.addLayout(foot)
        self.setFixedWidth(self._room())

    def _places(self, entries: Sequence[PageEntry]) -> QScrollArea:
        """Return the pages; on a low screen they draw together, and at last move under the wheel and the arrows."""
        self.places = QScrollArea(self)
        inside = QWidget(self.places.viewport())
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for number, entry in enumerate(entries):
            column.addWidget(self._button(entry, number, inside))
        column.addStretch()
        self.places.setWidget(inside)
        self.places.setWidgetResizable(True)
        self.places.setFrameShape(QFrame.Shape.NoFrame)
        self.places.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self.places

    def _button(self, entry: PageEntry, number: int, parent: QWidget) -> QPushButton:
        words = _(entry.place.title)
        button = _place_button(words, entry.place.picture, parent)
        button.setCheckable(True)
        button.setToolTip(with_key(words, f"Ctrl+{number + 1}") if number < 9 else words)
        self.group.addButton(button, number)
        return button

    def _room(self) -> int:
        """Return the width that no place is cut at, at any size of writing."""
        words = [f" {button.text()}" for button in self.findChildren(QPushButton)]
        font = self.font()
        font.setBold(True)
        return max(SIDEBAR_WIDTH, widest(font, *words) + _BESIDE_WORDS)

    def mark(self, key: PageKey) -> None:
        """Show which page is in front."""
        for number, other in enumerate(self._keys):
            button = self.group.button(number)
            button.setChecked(other is key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is key else Qt.FocusPolicy.ClickFocus)
            if other is key:
                self.places.ensureWidgetVisible(button, 0, GRID)

    @Slot(int)
    def _tell(self, number: int) -> None:
        self.chosen.emit(self._keys[number])

    @Slot(QAbstractButton, bool)
    def _tell_walked(self, button: QAbstractButton, is_checked: bool) -> None:
        if is_checked and button.hasFocus():  # by arrow keys
            self.chosen.emit(self._keys[self.group.id(button)])


def _place_button(words: str, picture: str, parent: QWidget) -> QPushButton:
    button = QPushButton(f" {words}", parent)
    button.setIcon(icon(picture, Ink.SIDEBAR))
    button.setIconSize(QSize(SIZE, SIZE))
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
    return button
