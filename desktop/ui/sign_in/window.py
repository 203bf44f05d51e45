"""Asks for the vault's passphrase where there is one, then for name and password; it opens nothing itself.

Nothing here imports the database: the window is painted before that is loaded, while the password is typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.password_field import PasswordField
from desktop.ui.widgets.text_edit import stand_leading
from desktop.ui.widgets.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from desktop.ui.widgets.new_password import NewPasswordForm

OwnForm = Callable[[QWidget], "NewPasswordForm"]


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """What was typed; it lives until the office is open and is never kept."""

    name: str
    password: str = field(repr=False)
    passphrase: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Absent:
    """Who was at work when the program was locked."""

    name: str
    full_name: str


class SignInWindow(QWidget):
    """The door of one office; with somebody `absent` it is what stands before the windows of a locked program.

    Signals:
        tried: The Credentials, when the person wants in.
        password_chosen: The Credentials and an own password, where the present one was given by somebody else.
        other_office_wished: Another folder is wanted.
        leave_wished: The person wants to end a locked program.
        server_password_wished: The server did not let the office in; carries the passphrase that was typed.
    """

    tried = Signal(object)
    password_chosen = Signal(object, str)
    other_office_wished = Signal()
    leave_wished = Signal()
    server_password_wished = Signal(object)

    def __init__(
        self,
        folder: Path,
        *,
        office: str,
        needs_passphrase: bool,
        own_form: OwnForm,
        is_synthetic: bool = False,
        absent: Absent | None = None,
    ) -> None:
        """Take `own_form`, which brings the fields of an own password: hardly anybody is asked for one."""
        super().__init__()
        self._folder, self._own_form = folder, own_form
        self._needs_passphrase, self._absent = needs_passphrase, absent
        self._tried: Credentials | None = None
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
        heading = QLabel(_("Wasl") if self._absent is None else _("Locked"))
        heading.setProperty("role", "title")
        name = QLabel(leading(office, self.layoutDirection()), wordWrap=True)
        column.addWidget(heading)
        column.addWidget(name)
        if is_synthetic:
            notice = QLabel(_("Sample office: everything in it is invented."), wordWrap=True)
            notice.setProperty("role", "warn")
            column.addWidget(notice)
        if self._absent is not None:
            column.addWidget(_absence(self._absent, self.layoutDirection()))
        self.banner = Banner(card)
        self.entry = self._fields(card)
        self.own: NewPasswordForm | None = None
        self.renew = push_button(_("Enter the server's new password…"), card, picture="key")
        self.renew.hide()
        column.addWidget(self.banner)
        column.addWidget(self.renew)
        column.addWidget(self.entry)
        column.addLayout(self._buttons(card))
        self._column = column
        middle = QHBoxLayout(self)
        middle.addStretch()
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch()

    def _fields(self, card: QWidget) -> QWidget:
        entry = QWidget(card)
        form = QFormLayout(entry)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID + GRID // 2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.passphrase = PasswordField(card)
        self.name = QLineEdit(self._absent.name if self._absent is not None else "", card)
        stand_leading(self.name)
        self.password = PasswordField(card)
        if self._needs_passphrase:
            form.addRow(_("Passphrase of the office"), self.passphrase)
        self.passphrase.setVisible(self._needs_passphrase)
        form.addRow(_("Your name"), self.name)
        form.addRow(_("Your password"), self.password)
        self.keyboard = QLabel(wordWrap=True)
        self.keyboard.setProperty("role", "muted")
        form.addRow(self.keyboard)
        return entry

    def _buttons(self, card: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        words = _("Sign in") if self._absent is None else _("Unlock")
        self.enter = push_button(words, card, kind=Kind.PRIMARY)
        self.other = push_button(_("Another office…"), card, kind=Kind.QUIET)
        row.addWidget(self.enter)
        row.addStretch()
        row.addWidget(self.other)
        self.other.setVisible(self._absent is None)
        return row

    def _connect(self) -> None:
        self.enter.clicked.connect(self._try)
        self.other.clicked.connect(self.other_office_wished)
        self.renew.clicked.connect(self._wish_server_password)
        for line, following in self._order():
            line.returnPressed.connect(following)
        for line in (self.passphrase, self.password):
            line.hinted.connect(self._show_keyboard)
        self._show_keyboard()

    def _order(self) -> Sequence[tuple[QLineEdit, Callable[[], None]]]:
        """Return what Enter does in each line: the next line, and in the last one it signs in."""
        return (
            (self.passphrase, self.name.setFocus),
            (self.name, self.password.setFocus),
            (self.password, self._try),
        )

    def take_focus(self) -> None:
        """Put the caret where typing begins."""
        lines = (self.passphrase, self.name, self.password)
        empty = (line for line in lines if line.isVisibleTo(self) and not line.text())
        next(empty, self.password).setFocus()

    def wait(self) -> None:
        """Show that the office is being opened."""
        self.enter.setEnabled(False)
        self.renew.hide()
        self.banner.say(_("Opening the office…"))

    @Slot(object)
    def show_refusal(self, error: UserError) -> None:
        """Say why the person may not come in, and keep the name."""
        self.enter.setEnabled(True)
        self.banner.show_error(error)
        self.renew.setVisible(error.code == "E_NOT_LET_IN" and self._absent is None)
        if self.own is not None:
            self.own.begin()
            return
        self.password.forget()
        is_passphrase = error.code == "E_PASSPHRASE" and self._needs_passphrase
        (self.passphrase if is_passphrase else self.password).setFocus()

    def ask_own_password(self) -> None:
        """Ask for an own password in place of the one that somebody else gave."""
        self.enter.setEnabled(True)
        self.entry.hide()
        self.other.hide()
        if self.own is None:
            self.own = self._own_form(self)
            self.own.submitted.connect(self._try)
            self._column.insertWidget(self._column.indexOf(self.entry), self.own)
        self.enter.setText(_("Take this password"))
        self.banner.say(_("Your password was given to you. Choose one that nobody else knows."))
        self.own.begin()

    def begin_again(self) -> None:
        """Forget what was typed and wait for whoever comes."""
        self.enter.setEnabled(True)
        self.banner.hide()
        for line in (self.password, self.passphrase):
            line.forget()
        self.take_focus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a locked program ends: what was typed in its windows would be lost."""
        if self._absent is not None and self.isVisible() and event.spontaneous():
            event.ignore()
            self.leave_wished.emit()
        else:
            super().closeEvent(event)

    @Slot()
    def _try(self) -> None:
        if not self.enter.isEnabled():
            return
        if self.own is not None and self._tried is not None:
            if self.own.check():
                self.password_chosen.emit(self._tried, self.own.text("wanted"))
            return
        self._tried = Credentials(
            name=self.name.text(),
            password=self.password.text(),
            passphrase=self.passphrase.text() if self._needs_passphrase else None,
        )
        self.tried.emit(self._tried)

    @Slot()
    def _wish_server_password(self) -> None:
        self.server_password_wished.emit(self._tried.passphrase if self._tried is not None else None)

    @Slot()
    def _show_keyboard(self) -> None:
        line = self.passphrase if self.passphrase.hasFocus() else self.password
        self.keyboard.setText(leading(line.keyboard_words(), self.layoutDirection()))
        self.keyboard.setVisible(bool(self.keyboard.text()))


def _absence(absent: Absent, direction: Qt.LayoutDirection) -> QLabel:
    said = _(
        "{person} is at work here; everything is kept as it was left. "
        "Who types another name signs in instead, and these windows are closed.",
        person=absent.full_name,
    )
    words = WrappedLabel(leading(said, direction))
    words.setProperty("role", "muted")
    return words
