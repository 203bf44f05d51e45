"""Shows the ten groups that open an invitation, once; they are kept nowhere and cannot be shown again."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.i18n.catalogue import _
from desktop.models.key_paper import recovery_groups
from desktop.ui.text import isolated
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.dialog import CLOSES_AT_LOCK, Dialog

_IN_A_ROW = 5


class InvitationDialog(Dialog):
    """The groups in two rows that read from left to right, to be read out or copied."""

    def __init__(self, parent: QWidget | None, out: Path, code: str) -> None:
        super().__init__(parent, _("The invitation is written"), verb=_("Done"))
        self._groups = recovery_groups(code)
        self.setProperty(CLOSES_AT_LOCK, True)
        self.add_words(
            _(
                "Carry {file} to the other computer, and these groups by another way, such as a telephone call. "
                "Who has both, and the password of the account on the server, is inside. They are not shown again.",
                file=isolated(str(out)),
            )
        )
        self.body.addWidget(self._shown())
        self.copy = push_button(_("Copy"), self)
        self.body.addWidget(self.copy)
        self.leave.hide()
        self.setMinimumWidth(620)
        self.copy.clicked.connect(self._copy)

    def _shown(self) -> QWidget:
        holder = QWidget(self)
        holder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        holder.setAccessibleName(_("The ten groups: {groups}", groups=isolated(" ".join(self._groups))))
        grid = QGridLayout(holder)
        grid.setSpacing(2 * GRID)
        for number, group in enumerate(self._groups):
            label = QLabel(group, alignment=Qt.AlignmentFlag.AlignCenter)
            label.setProperty("role", "heading")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, number // _IN_A_ROW, number % _IN_A_ROW)
        return holder

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(" ".join(self._groups))
