"""Asks for the vault's passphrase where there is one, then for name and password; it opens nothing itself.

Nothing here imports the database: the window is painted before that is loaded, while the password is typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.ui.theme import GRID
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.text_edit import keep_latin


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """What was typed; it lives until the office is open and is never kept."""

    name: str
    password: str = field(repr=False)
    passphrase: str | None = field(default=None, repr=False)


class SignInWindow(QWidget):
    """The door of one office.

    Signals:
        tried: The Credentials, when the person wants in.
        other_office_wished: Another folder is wanted.
    """

    tried = Signal(object)
    other_office_wished = Signal()

    def __init__(
        self, folder: Path, *, office: str, needs_passphrase: bool, is_synthetic: bool = False
    ) -> None:
        super().__init__()
        self._folder = folder
        self._needs_passphrase = needs_passphrase
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Wasl – {office}", office=office))
        self._build(office, is_synthetic=is_synthetic)
        self._connect()
        self.resize(1000, 680)

    def _build(self, office: str, *, is_synthetic: bool) -> None:
        card = QFrame(self)
        card.setProperty("role", "card")
        card.setFixedWidth(440)
        column = QVBoxLayout(card)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        heading = QLabel(_("Wasl"))
        heading.setProperty("role", "title")
        name = QLabel(office)
        name.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(name)
        if is_synthetic:
            notice = QLabel(_("Sample office: everything in it is invented."))
            notice.setProperty("role", "warn")
            notice.setWordWrap(True)
            column.addWidget(notice)
        self.banner = Banner(card)
        column.addWidget(self.banner)
        column.addLayout(self._fields(card))
        column.addLayout(self._buttons(card))
        middle = QHBoxLayout(self)
        middle.addStretch()
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch()

    def _fields(self, card: QWidget) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(GRID + GRID // 2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.passphrase = _secret_line(card)
        self.name = QLineEdit(card)
        self.password = _secret_line(card)
        if self._needs_passphrase:
            form.addRow(_("Passphrase of the office"), self.passphrase)
        self.passphrase.setVisible(self._needs_passphrase)
        form.addRow(_("Your name"), self.name)
        form.addRow(_("Your password"), self.password)
        self.keyboard = QLabel()
        self.keyboard.setProperty("role", "muted")
        form.addRow(self.keyboard)
        return form

    def _buttons(self, card: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        self.enter = push_button(_("Sign in"), card, kind=Kind.PRIMARY)
        self.other = push_button(_("Another office…"), card, kind=Kind.QUIET)
        row.addWidget(self.enter)
        row.addStretch()
        row.addWidget(self.other)
        return row

    def _connect(self) -> None:
        self.enter.clicked.connect(self._try)
        self.other.clicked.connect(self.other_office_wished)
        for line, following in self._order():
            line.returnPressed.connect(following)
        keyboard = QGuiApplication.inputMethod()
        keyboard.localeChanged.connect(self._show_keyboard)
        self._show_keyboard()

    def _order(self) -> Sequence[tuple[QLineEdit, Callable[[], None]]]:
        """Return what Enter does in each line: the next line, and in the last one it signs in."""
        return (
            (self.passphrase, self.name.setFocus),
            (self.name, self.password.setFocus),
            (self.password, self._try),
        )

    def wait(self) -> None:
        """Show that the office is being opened."""
        self.enter.setEnabled(False)
        self.banner.say(_("Opening the office…"))

    def show_refusal(self, error: UserError) -> None:
        """Say why the person may not come in, and keep the name."""
        self.enter.setEnabled(True)
        self.password.clear()
        self.banner.show_error(error)
        (
            self.passphrase if error.code == "E_PASSPHRASE" and self._needs_passphrase else self.password
        ).setFocus()

    @Slot()
    def _try(self) -> None:
        if not self.enter.isEnabled():
            return
        self.tried.emit(
            Credentials(
                name=self.name.text(),
                password=self.password.text(),
                passphrase=self.passphrase.text() if self._needs_passphrase else None,
            )
        )

    @Slot()
    def _show_keyboard(self) -> None:
        language = QGuiApplication.inputMethod().locale().nativeLanguageName()
        self.keyboard.setText(_("Keyboard: {language}", language=language))
        self.keyboard.setVisible(bool(language))


def _secret_line(parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    keep_latin(line)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
