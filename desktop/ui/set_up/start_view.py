"""The first view of a new computer: a new office, the sample office, or a folder that holds one."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.set_up.views import LANGUAGES
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.wrapped_label import WrappedLabel


class StartView(QWidget):
    """Three ways in, and the language.

    Signals:
        new_wished: Set up a new office.
        sample_wished: Open the sample office of a country ("eg" or "ir").
        folder_wished: Open an office that is already there.
        recovery_wished: Restore an office from a backup and its paper.
        join_wished: Make this computer part of an office on a server.
        language_chosen: "ar", "fa" or "en".
    """

    new_wished = Signal()
    sample_wished = Signal(str)
    folder_wished = Signal()
    recovery_wished = Signal()
    join_wished = Signal()
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages: dict[QPushButton, str] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        title = QLabel(_("Wasl"))
        title.setProperty("role", "title")
        words = QLabel(_("The list of families, its papers, and its packages to other agencies."))
        words.setProperty("role", "muted")
        self.new = push_button(_("Set up a new office"), self, kind=Kind.PRIMARY, picture="add")
        self.folder = push_button(_("Open an office folder…"), self, picture="folder_open")
        self.recovery = push_button(_("Restore from a backup…"), self, picture="arrow_undo")
        self.join = push_button(_("Join a shared office…"), self, picture="people_community")
        self.egyptian = push_button(_("Egypt"), self)
        self.iranian = push_button(_("Iran"), self)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addLayout(self._language_row())
        column.addStretch(1)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._ways())
        column.addStretch(2)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the new office; else Enter would choose the first of the languages."""
        super().showEvent(event)
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways(self) -> QHBoxLayout:
        cards = QHBoxLayout()
        cards.setSpacing(2 * GRID)
        cards.addWidget(
            _card(
                _("A new office"),
                _("Country, letterhead, two persons and keys: about ten minutes, and a sheet of paper."),
                self.new,
            )
        )
        cards.addWidget(
            _card(
                _("An office that is already here"),
                _(
                    "Choose the folder it lives in, bring a lost office back with its backup and recovery paper, "
                    "or join an office whose data several computers share."
                ),
                self.folder,
                self.recovery,
                self.join,
            )
        )
        cards.addWidget(
            _card(
                _("The sample office"),
                _("Invented families to try everything with; every paper says that it is synthetic."),
                self.egyptian,
                self.iranian,
            )
        )
        return cards

    def _language_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for language, name in LANGUAGES.items():
            button = push_button(name, self, kind=Kind.QUIET)
            self._languages[button] = language
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wished)
        self.folder.clicked.connect(self.folder_wished)
        self.recovery.clicked.connect(self.recovery_wished)
        self.join.clicked.connect(self.join_wished)
        self.egyptian.clicked.connect(self._wish_egyptian)
        self.iranian.clicked.connect(self._wish_iranian)
        for button in self._languages:
            button.clicked.connect(self._choose_language)

    @Slot()
    def _wish_egyptian(self) -> None:
        self.sample_wished.emit("eg")

    @Slot()
    def _wish_iranian(self) -> None:
        self.sample_wished.emit("ir")

    @Slot()
    def _choose_language(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.language_chosen.emit(self._languages[button])


def _card(title: str, words: str, *buttons: QPushButton) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    text = WrappedLabel(words)
    column = QVBoxLayout(card)
    column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
    column.setSpacing(GRID + GRID // 2)
    column.addWidget(heading)
    column.addWidget(text, 1)
    rows = QGridLayout()
    for number, button in enumerate(buttons):
        rows.addWidget(button, number // 2, number % 2, Qt.AlignmentFlag.AlignLeading)
    rows.setColumnStretch(1, 1)
    column.addLayout(rows)
    return card
